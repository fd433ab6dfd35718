import type { JsonList } from './json-list.js';

/** The value in Plaid's JSON that a property of a model object is made from. */
export interface WireField {
  readonly key: string;
  /** A value of another kind counts as null. `texts` is a list of strings. */
  readonly kind: 'text' | 'number' | 'boolean' | 'texts' | 'object';
  /** Without this value the object is malformed. */
  readonly isRequired?: true;
  /** Makes the property from a value that is not null. Without it, the property is the value. */
  readonly map?: (value: never) => unknown;
}

/** How the objects of a model are made from the objects of a JSON list. */
export interface WireElement {
  /** By property. */
  readonly fields: Readonly<Record<string, WireField>>;
  /** A required text. The list is written with the largest first. Absent: in its own order. */
  readonly newestFirstBy?: string;
}

/**
 * A list of a report that nobody has read yet. It can be written as JSON from Plaid's bytes, without the objects of the model.
 * Iterating over it reads it.
 */
export class UnreadList<Element = unknown> implements Iterable<Element> {
  constructor(
    readonly json: JsonList,
    readonly element: WireElement,
    readonly read: () => readonly Element[],
  ) {}

  [Symbol.iterator](): Iterator<Element> {
    return this.read()[Symbol.iterator]();
  }
}
