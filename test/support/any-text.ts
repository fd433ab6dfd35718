import fc from 'fast-check';

const codePoint = fc
  .integer({ min: 0, max: 0x10_ff_ff - 0x8_00 })
  // Without the surrogates.
  .map((index) => String.fromCodePoint(index < 0xd8_00 ? index : index + 0x8_00));

/**
 * Texts of all code points, and texts such as `__proto__`. `fc.string` with the unit `binary` has the same, and takes a second to list
 * all code points.
 *
 * @param constraints lengths in code points.
 */
export function anyText(
  constraints: { readonly minLength?: number; readonly maxLength?: number } = {},
): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.array(codePoint, constraints).map((points) => points.join('')) },
    { weight: 1, arbitrary: fc.string(constraints) },
  );
}
