import { createHash } from 'node:crypto';

const { floor } = Math;
const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A pseudorandom generator: the same seed gives the same sequence on every machine. Not for secrets. */
export interface Random {
  /** A whole number from `min` to `max`, inclusive. */
  integer(min: number, max: number): number;
  /** True with this probability, from 0 to 1. */
  chance(probability: number): boolean;
  /** @throws RangeError when the list is empty. */
  pick<T>(list: readonly T[]): T;
  digits(length: number): string;
  /** Characters of 0-9, A-Z and a-z, as in Plaid's ids. */
  base62(length: number): string;
  /** An independent generator. Drawing from it does not change the sequence of this one. */
  fork(purpose: string): Random;
}

export function createRandom(seed: string): Random {
  const next = sfc32(seed);
  const integer = (min: number, max: number) => min + floor(next() * (max - min + 1));
  // A loop is faster than an array of characters: a start draws about ten thousand ids.
  const text = (alphabet: string, length: number) => {
    let drawn = '';
    for (let n = 0; n < length; n += 1) drawn += alphabet.charAt(integer(0, alphabet.length - 1));
    return drawn;
  };
  return {
    integer,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => {
      if (list.length === 0) throw new RangeError('cannot pick from an empty list');
      return list[integer(0, list.length - 1)] as T;
    },
    digits: (length) => text('0123456789', length),
    base62: (length) => text(base62, length),
    fork: (purpose) => createRandom(`${seed}/${purpose}`),
  };
}

/** Chris Doty-Humphrey's sfc32. With 128 bits of state, two sequences practically never overlap. */
function sfc32(seed: string): () => number {
  const digest = createHash('sha256').update(seed).digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = digest.readInt32LE(12);
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
}
