import type { JsonList } from './json-list.js';
import { Lazy } from './lazy.js';
import { UnreadList, type WireElement } from './unread-list.js';

/** A JSON list that is read on its first use, and can be written without being read. */
export class LazyList<Element> extends Lazy<readonly Element[]> {
  readonly #json: JsonList;
  readonly #element: WireElement;

  /** @param read reads the list, and releases it. */
  constructor(json: JsonList, element: WireElement, read: () => readonly Element[]) {
    super(read);
    this.#json = json;
    this.#element = element;
  }

  /** Frees the bytes of a list that nobody will read any more. */
  discard(): void {
    if (this.#json.range !== null) this.#json.release();
  }

  /**
   * The list as bytes; null when it was read.
   *
   * @param inOrder reads the list, and returns it in the order of its element.
   */
  unread(inOrder: () => readonly Element[]): UnreadList<Element> | null {
    return this.#json.range === null ? null : new UnreadList(this.#json, this.#element, inOrder);
  }
}
