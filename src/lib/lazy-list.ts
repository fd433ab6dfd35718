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

  /** Null when the list was read. */
  get unread(): UnreadList<Element> | null {
    return this.#json.range === null ? null : new UnreadList(this.#json, this.#element, () => this.get());
  }
}
