/** From where to where something goes in the bytes; the byte at `end` is not part of it. */
export type Range = readonly [start: number, end: number];

/**
 * A list of objects in JSON that is still bytes. Its elements are parsed as they are read, some at a time, so that no more
 * than these are held at once.
 */
export class JsonList {
  #bytes: Buffer | null;
  readonly #pieces: readonly Range[];

  private constructor(bytes: Buffer, pieces: readonly Range[]) {
    this.#bytes = bytes;
    this.#pieces = pieces;
  }

  /**
   * A list with a copy of its own bytes: what is around them, and other lists, can then be let go of.
   *
   * @param pieces where its pieces are, in their order, without the commas between them.
   */
  static cutOut(bytes: Buffer, pieces: readonly Range[]): JsonList {
    const [first = [0, 0]] = pieces;
    const [, last] = pieces.at(-1) ?? first;
    const [start] = first;
    const own = Buffer.allocUnsafeSlow(last - start);
    bytes.copy(own, 0, start, last);
    return new JsonList(
      own,
      pieces.map(([from, to]) => [from - start, to - start]),
    );
  }

  /** How many elements there are at least: each piece has one. */
  get length(): number {
    return this.#pieces.length;
  }

  /** @throws {SyntaxError} when what lies between its brackets is no JSON. */
  map<T>(read: (element: unknown, index: number) => T): T[] {
    const results: T[] = [];
    for (const piece of this.#pieces) {
      const elements = this.#parse(piece);
      // It was parted within a text that looks like the beginning of an element.
      if (elements === null) return this.#whole().map(read);
      for (const element of elements) results.push(read(element, results.length));
    }
    return results;
  }

  /**
   * Gives its memory back. It cannot be read any more.
   *
   * A buffer that has been held for a while waits for the engine to look through the whole heap. A new one that takes its memory
   * over, and that nobody holds, is collected with what is young.
   */
  release(): void {
    const buffer = this.#held.buffer as ArrayBuffer;
    this.#bytes = null;
    structuredClone(buffer, { transfer: [buffer] });
  }

  get #held(): Buffer {
    if (this.#bytes === null) throw new Error('The list was released');
    return this.#bytes;
  }

  #whole(): unknown[] {
    return JSON.parse(this.#textOf([0, this.#held.length]));
  }

  #parse(piece: Range): unknown[] | null {
    try {
      return JSON.parse(this.#textOf(piece));
    } catch {
      return null;
    }
  }

  #textOf([start, end]: Range): string {
    return `[${this.#held.toString('utf8', start, end)}]`;
  }
}
