import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { INVALID, JsonTokens, Token } from '../../../src/lib/json-tokens.js';
import { ObjectLayout, ValueRanges } from '../../../src/lib/object-layout.js';
import { runs } from '../../support/runs.js';

const DEPTH = 20;
const NEEDED = ['a', 'bc', 'a longer key'];
const slots = new Map(NEEDED.map((key, slot) => [key, slot]));

/** Reads objects one after the other with one layout. Returns the needed values of each, or null for one that is not read. */
function read(texts: readonly string[]): (Record<string, unknown> | null)[] {
  const layout = new ObjectLayout(slots);
  const ranges = new ValueRanges(NEEDED.length);
  return texts.map((text) => {
    const json = new JsonTokens(Buffer.from(text));
    ranges.tokens.fill(Token.NONE);
    const end = layout.endOf(json, 0, DEPTH, ranges);
    if (end === INVALID || json.pastSpace(end) !== json.bytes.length) return null;
    expect(json.token).toBe(Token.OBJECT);
    return Object.fromEntries(
      NEEDED.flatMap((key, slot) =>
        ranges.tokens[slot] === Token.NONE
          ? []
          : [[key, JSON.parse(json.bytes.toString('utf8', ranges.starts[slot], ranges.ends[slot]))]],
      ),
    );
  });
}

function byJsonParse(text: string): Record<string, unknown> | null {
  try {
    const object = JSON.parse(text) as Record<string, unknown>;
    return Object.fromEntries(
      NEEDED.flatMap((key) => (Object.hasOwn(object, key) ? [[key, object[key]]] : [])),
    );
  } catch {
    return null;
  }
}

const key = fc.constantFrom(...NEEDED, '', 'b', 'é', 'another key', 'long'.repeat(60));
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 1 }),
  fc.dictionary(fc.oneof(key, fc.constant('"')), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 }),
);
/** Objects of one list: most have the same keys in the same order, and the same white space. */
const texts = fc
  .tuple(
    fc.uniqueArray(key, { maxLength: 5 }),
    fc.array(fc.tuple(fc.array(value, { minLength: 5, maxLength: 5 }), fc.nat(9), fc.nat(9)), {
      maxLength: 5,
    }),
    fc.constantFrom(undefined, 2, '\t', ' \r\n'),
  )
  .map(([keys, objects, space]) =>
    objects.map(([values, left, indented]) => {
      const own = keys.flatMap((each, index) => (index === left ? [] : [[each, values[index]] as const]));
      return JSON.stringify(Object.fromEntries(own), null, indented === 0 ? 3 : space);
    }),
  );

describe('the objects of a list', () => {
  it('have the values that JSON.parse reads, whatever the objects before them were', () => {
    fc.assert(
      fc.property(texts, (all) => {
        expect(read(all)).toEqual(all.map(byJsonParse));
      }),
      { numRuns: runs(500) },
    );
  });

  it('have these values also when they have their keys in more orders than are remembered', () => {
    const keys = [...NEEDED, ...'xyzuvw'];
    const orders = fc.array(fc.shuffledSubarray(keys), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(orders, (all) => {
        const objects = all.map((order) =>
          JSON.stringify(Object.fromEntries(order.map((name, index) => [name, index]))),
        );
        expect(read(objects)).toEqual(objects.map(byJsonParse));
      }),
      { numRuns: runs(20) },
    );
  });

  it('are read exactly when JSON.parse accepts them, whatever the objects before them were', () => {
    const insert = fc.string({ unit: fc.constantFrom(...'{}[]",: \n0a'), maxLength: 3 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(2), insert, (all, at, length, inserted) => {
        const broken = all.map((text, index) => {
          if (index !== all.length - 1) return text;
          const start = at % (text.length + 1);
          return text.slice(0, start) + inserted + text.slice(start + length);
        });
        const known = broken.map(byJsonParse);
        // What is not an object is read by others.
        fc.pre(broken.every((text) => /^\{/.test(text)));
        expect(read(broken)).toEqual(known);
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('are not read when a key has an escape, or when they are nested too deeply', () => {
    const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
    expect(read(['{"a":1}', '{"\\u0061":1}'])).toEqual([{ a: 1 }, null]);
    expect(read([nested(DEPTH)])).not.toEqual([null]);
    expect(read([nested(DEPTH + 1), nested(1_000)])).toEqual([null, null]);
  });
});
