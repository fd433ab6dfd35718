/** A seeded random number generator (mulberry32). The same seed gives the same sequence on every machine. */
export class Random {
  #state;

  /** @param {number} seed its lower 32 bits are used. */
  constructor(seed) {
    this.#state = seed | 0;
  }

  /** @returns {number} from 0 (inclusive) to 1 (exclusive). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /**
   * @param {number} min
   * @param {number} max inclusive, like `min`.
   */
  integer(min, max) {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  /** @param {number} probability */
  chance(probability) {
    return this.next() < probability;
  }

  /**
   * @template T
   * @param {readonly T[]} list not empty.
   * @returns {T}
   */
  pick(list) {
    return /** @type {T} */ (list[this.integer(0, list.length - 1)]);
  }

  /** 37 characters, like Plaid's ids. */
  id() {
    let id = '';
    while (id.length < ID_LENGTH)
      id += this.integer(0, 36 ** CHUNK - 1)
        .toString(36)
        .padStart(CHUNK, '0');
    return id.slice(0, ID_LENGTH);
  }
}

const ID_LENGTH = 37;
/** Base-36 digits per draw: 36^6 fits in 32 random bits. */
const CHUNK = 6;
