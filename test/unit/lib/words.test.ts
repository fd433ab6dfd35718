import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonTokens } from '../../../src/lib/json-tokens.js';
import { firstByteOf, textEndsIn, WORD_BYTES, wordsOf } from '../../../src/lib/words.js';
import { runs } from '../../support/runs.js';

const [QUOTE, BACKSLASH] = Buffer.from('"\\') as unknown as [number, number];
const byte = fc.oneof(
  fc.nat(255),
  fc.constantFrom(QUOTE, BACKSLASH, QUOTE - 1, BACKSLASH + 1, 0, 1, 0x1f, 0x20, 0x7f, 0x80, 0xff),
);

describe('a word of four bytes', () => {
  it('shows the first byte that is a quote, a backslash or a control character', () => {
    fc.assert(
      fc.property(fc.array(byte, { minLength: WORD_BYTES, maxLength: WORD_BYTES }), (bytes) => {
        const ends = textEndsIn(Buffer.from(bytes).readInt32LE());
        const first = bytes.findIndex((each) => each === QUOTE || each === BACKSLASH || each < 0x20);
        expect(ends === 0 ? -1 : firstByteOf(ends)).toBe(first);
      }),
      { numRuns: runs(3_000) },
    );
  });
});

describe('bytes as words', () => {
  const text = fc.uint8Array({ minLength: WORD_BYTES, maxLength: 3 * WORD_BYTES + 1 });

  it('are found where they are, and nowhere else', () => {
    fc.assert(
      fc.property(text, fc.nat(9), fc.nat(9), fc.nat(99), (bytes, before, after, changed) => {
        const around = Buffer.concat([Buffer.alloc(before), bytes, Buffer.alloc(after)]);
        expect(new JsonTokens(around).startsWith(wordsOf(bytes), before)).toBe(true);
        const other = Buffer.from(around);
        const at = before + (changed % bytes.length);
        other[at] = (other[at] as number) ^ 1;
        expect(new JsonTokens(other).startsWith(wordsOf(bytes), before)).toBe(false);
      }),
      { numRuns: runs(500) },
    );
  });

  it('are not found when they are cut off at the end', () => {
    fc.assert(
      fc.property(text, (bytes) => {
        const cut = new JsonTokens(Buffer.from(bytes.subarray(0, -1)));
        expect(cut.startsWith(wordsOf(bytes), 0)).toBe(false);
      }),
      { numRuns: runs(100) },
    );
  });
});
