import type { JsonTokens } from '../lib/json-tokens.js';

/** Whether the ASCII string at `next` is not larger than the one at `last`. Both include their quotes. */
export function isDescending(bytes: Uint8Array, last: number, next: number): boolean {
  for (let index = 1; ; index += 1) {
    const before = bytes[last + index] as number;
    const after = bytes[next + index] as number;
    // The text that ends first is the smaller one.
    if (after === QUOTE) return true;
    // JavaScript compares other characters by UTF-16.
    if (before === QUOTE || before > MAX_ASCII || after > MAX_ASCII) return false;
    if (before !== after) return after < before;
  }
}

/** The indexes of the strings at these offsets, the largest first. Equal ones keep their order. */
export function newestFirst(json: JsonTokens, bytes: Buffer, dates: readonly number[]): number[] {
  const texts = dates.map((at) => bytes.toString('utf8', at + 1, json.endOfText(at) - 1));
  return texts
    .map((_text, index) => index)
    .sort((one, other) => {
      const [left, right] = [texts[one] as string, texts[other] as string];
      if (left === right) return 0;
      return left < right ? 1 : -1;
    });
}

const QUOTE = 0x22;
const MAX_ASCII = 0x7f;
