import type { SharedBody } from './shared-body.js';

/** From where to where something goes in the bytes; the byte at `end` is not part of it. */
export type Range = readonly [start: number, end: number];

/**
 * A list of objects in JSON that is still bytes. Its elements are parsed as they are read, some at a time, so that no more
 * than these are held at once.
 */
export class JsonList {
  #body: SharedBody | null;
  readonly #pieces: readonly Range[];

  /**
   * @param body shared with the other lists in it.
   * @param pieces where its pieces are, in their order, without the commas between them.
   */
  constructor(body: SharedBody, pieces: readonly Range[]) {
    body.retain();
    this.#body = body;
    this.#pieces = pieces;
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

  /** The list cannot be read any more. The body is freed with the last of its lists. */
  release(): void {
    this.#body?.release();
    this.#body = null;
  }

  get #bytes(): Buffer {
    if (this.#body === null) throw new Error('The list was released');
    return this.#body.bytes;
  }

  #whole(): unknown[] {
    const [start] = this.#pieces.at(0) ?? [0];
    const [, end] = this.#pieces.at(-1) ?? [0, 0];
    return JSON.parse(this.#textOf([start, end]));
  }

  #parse(piece: Range): unknown[] | null {
    try {
      return JSON.parse(this.#textOf(piece));
    } catch {
      return null;
    }
  }

  #textOf([start, end]: Range): string {
    return `[${this.#bytes.toString('utf8', start, end)}]`;
  }
}
