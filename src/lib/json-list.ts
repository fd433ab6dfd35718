import { SharedBody } from './shared-body.js';

/** Byte offsets. The byte at `end` is not included. */
export type Range = readonly [start: number, end: number];

/** A JSON list of objects that is still bytes. Its elements are parsed piece by piece while they are read, to save memory. */
export class JsonList {
  #body: SharedBody | null;
  #pieces: readonly Range[];
  #end: () => void;

  /**
   * @param body shared with the other lists of the document.
   * @param pieces the ranges of the pieces in order, without the commas between them.
   * @param keepsBody false for a list that copies its bytes when all other lists of the document are released.
   */
  constructor(body: SharedBody, pieces: readonly Range[], keepsBody = true) {
    this.#body = body;
    this.#pieces = pieces;
    if (keepsBody) {
      body.retain();
      this.#end = () => body.release();
    } else {
      this.#end = body.borrow(() => this.#moveOut());
    }
  }

  /** A lower bound for the number of elements: each piece has at least one. */
  get length(): number {
    return this.#pieces.length;
  }

  /** @throws {SyntaxError} when the text between the brackets is not JSON. */
  map<T>(read: (element: unknown, index: number) => T): T[] {
    const results: T[] = [];
    for (const piece of this.#pieces) {
      const elements = this.#parse(piece);
      // A piece ends inside a string that looks like the start of an element.
      if (elements === null) return this.#whole().map(read);
      for (const element of elements) results.push(read(element, results.length));
    }
    return results;
  }

  /** Makes the list unreadable. Releasing the last list of a body frees the body. */
  release(): void {
    if (this.#body !== null) this.#end();
    this.#body = null;
  }

  /** Of the elements and the commas between them, without the brackets; null when the list was released. */
  get range(): Range | null {
    if (this.#body === null) return null;
    const [start] = this.#pieces.at(0) ?? [0];
    const [, end] = this.#pieces.at(-1) ?? [0, 0];
    return [start, end];
  }

  /** The whole document. */
  get bytes(): Buffer {
    if (this.#body === null) throw new Error('The list was released');
    return this.#body.bytes;
  }

  #moveOut(): void {
    const [start, end] = this.range ?? [0, 0];
    this.#body = new SharedBody(Buffer.from(this.bytes.subarray(start, end)));
    this.#pieces = this.#pieces.map(([from, to]) => [from - start, to - start]);
    this.#end = () => {};
  }

  #whole(): unknown[] {
    return JSON.parse(this.#textOf(this.range ?? [0, 0]));
  }

  #parse(piece: Range): unknown[] | null {
    try {
      return JSON.parse(this.#textOf(piece));
    } catch {
      return null;
    }
  }

  #textOf([start, end]: Range): string {
    return `[${this.bytes.toString('utf8', start, end)}]`;
  }
}
