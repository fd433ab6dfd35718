/** Words of four bytes, in little endian. Comparing them takes a quarter of the steps that comparing bytes takes. */
export const WORD_BYTES = 4;

/** Bytes as words. */
export interface Words {
  /** The last one ends at the last byte, and so may overlap the one before it. */
  readonly words: Int32Array;
  /** In bytes. */
  readonly length: number;
}

/** @param bytes at least one word. */
export function wordsOf({ buffer, byteOffset, byteLength }: Uint8Array): Words {
  const view = new DataView(buffer, byteOffset, byteLength);
  const words = new Int32Array(Math.ceil(byteLength / WORD_BYTES));
  for (let index = 0; index < words.length; index += 1) {
    words[index] = view.getInt32(Math.min(index * WORD_BYTES, byteLength - WORD_BYTES), true);
  }
  return { words, length: byteLength };
}

/**
 * The high bits of the bytes of a word that are quotes, backslashes or control characters; 0 when there are none.
 *
 * Subtracting 1 from a byte that is 0 sets its high bit, and so does subtracting 0x20 from a smaller one. A byte after such a one may
 * have its high bit set too, because the subtraction borrows from it. So only the first one counts.
 */
export function textEndsIn(word: number): number {
  const quotes = word ^ 0x22222222;
  const backslashes = word ^ 0x5c5c5c5c;
  return (
    (((quotes - 0x01010101) & ~quotes) |
      ((backslashes - 0x01010101) & ~backslashes) |
      ((word - 0x20202020) & ~word)) &
    0x80808080
  );
}

/** The index of the first byte whose high bit is set. At least one is. */
export function firstByteOf(bits: number): number {
  return (31 - Math.clz32(bits & -bits)) >> 3;
}
