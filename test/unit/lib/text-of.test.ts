import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { textOf } from '../../../src/lib/text-of.js';

const letters = (min: number, max: number) =>
  fc.integer({ min, max }).map((code) => String.fromCodePoint(code));
/** Much ASCII and a little of the rest, as in a report. */
const latin1 = fc.string({
  unit: fc.oneof({ weight: 9, arbitrary: letters(0x20, 0x7e) }, letters(0x80, 0xff)),
  maxLength: 200,
});
const any = fc.string({ unit: fc.oneof(letters(0x20, 0x7e), letters(0xa0, 0xff), letters(0x100, 0xd7ff)) });

/** At any place in memory, because it is read by fours. */
function placed(bytes: Uint8Array, offset: number): Buffer {
  const buffer = Buffer.alloc(bytes.length + offset + 3, '"');
  buffer.set(bytes, offset);
  return buffer.subarray(offset, offset + bytes.length);
}

describe('the text of bytes', () => {
  it.each([
    ['ASCII and Latin-1', latin1],
    ['any letters', any],
    ['text outside the first plane', fc.string({ unit: 'binary' })],
  ])('is what was written: %s', (_what, texts) => {
    fc.assert(
      fc.property(texts, fc.nat(7), (text, offset) =>
        expect(textOf(placed(Buffer.from(text), offset))).toBe(Buffer.from(text).toString()),
      ),
      { numRuns: 1_000 },
    );
  });

  it('is what Node makes of bytes that are no UTF-8', () => {
    const bytes = fc.oneof(
      fc.uint8Array(),
      fc
        .array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc1, 0xc2, 0xc3, 0xe2, 0xff))
        .map((all) => Uint8Array.from(all)),
    );
    fc.assert(
      fc.property(bytes, fc.nat(7), (some, offset) =>
        expect(textOf(placed(some, offset))).toBe(Buffer.from(some).toString()),
      ),
      { numRuns: 2_000 },
    );
  });
});
