import { JsonList } from '../lib/json-list.js';
import { kindOf } from '../lib/kind-of.js';
import { Lazy } from '../lib/lazy.js';
import { LazyList } from '../lib/lazy-list.js';
import type { WireElement } from '../lib/unread-list.js';
import { MalformedResponseError } from '../plaid/malformed-response.js';

/** The response that is being read. */
interface ResponseState {
  readonly endpoint: string;
  /** Lists that lost an entry, such as `report.items[0].accounts[1].investments.holdings`. */
  readonly incompleteLists: Set<string>;
}

/** The path of a value in Plaid's response. Formatted (`report.items[0].item_id`) only for errors and warnings. */
export class Place {
  private constructor(
    private readonly response: ResponseState,
    private readonly parent: Place | null,
    private key: string | number,
  ) {}

  /** The whole response of an endpoint, such as `/credit/relay/get`. */
  static of(endpoint: string): Place {
    return new Place({ endpoint, incompleteLists: new Set() }, null, '');
  }

  at(key: string | number): Place {
    return new Place(this.response, this, key);
  }

  /** Moves this place to another element. All elements of a list share one place, because they are read in turn. */
  moved(index: number): this {
    this.key = index;
    return this;
  }

  /** A copy that `moved` does not change, for values that are read later. */
  fixed(): Place {
    return new Place(this.response, this.parent?.fixed() ?? null, this.key);
  }

  /** The error for a guaranteed value that is missing or has another type. */
  malformed(key: string | number, expected: string, value: unknown): MalformedResponseError {
    return new MalformedResponseError(
      this.response.endpoint,
      this.at(key).path(),
      `expected ${expected}, got ${kindOf(value)}`,
    );
  }

  /** The error for a part that is not JSON. */
  unreadable(key: string): MalformedResponseError {
    return new MalformedResponseError(
      this.response.endpoint,
      this.at(key).path(),
      'expected JSON, got something else',
    );
  }

  /** Records that the list at this place lost an invalid entry. */
  markIncomplete(): void {
    this.response.incompleteLists.add(this.path());
  }

  /** All lists of the response that lost an entry, in reading order. */
  get incompleteLists(): readonly string[] {
    return [...this.response.incompleteLists];
  }

  private path(): string {
    if (this.parent === null) return '';
    const before = this.parent.path();
    if (typeof this.key === 'number') return `${before}[${this.key}]`;
    return before === '' ? this.key : `${before}.${this.key}`;
  }
}

/*
 * One function for each type of value. Functions without a suffix read guaranteed values (an id, an amount, a date): without
 * them the response is malformed. Functions with `OrNull` or `OrEmpty` read optional values: a value of another type counts
 * as missing, so that one invalid field does not fail the whole report.
 *
 * The functions take the value, and its key for the error: `text(wire.name, at, 'name')`. The mappers read the properties
 * themselves, from objects of one shape. This is much faster than one shared `wire[key]` for all shapes and keys.
 */

export function text(value: unknown, at: Place, key: string): string {
  if (typeof value !== 'string') throw at.malformed(key, 'a string', value);
  return value;
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Requires a finite number. JSON allows `1e999`, which parses as Infinity, and GraphQL cannot serialize it. */
export function number(value: unknown, at: Place, key: string): number {
  if (!isFiniteNumber(value)) throw at.malformed(key, 'a finite number', value);
  return value;
}

export function numberOrNull(value: unknown): number | null {
  return isFiniteNumber(value) ? value : null;
}

/** An integer of Plaid's schema: a count, a score, a status. Fractions become null and are not rounded. The range is GraphQL's Int. */
export function wholeNumberOrNull(value: unknown): number | null {
  if (!Number.isInteger(value)) return null;
  const whole = value as number;
  return whole >= MIN_INT && whole <= MAX_INT ? whole : null;
}

const MIN_INT = -(2 ** 31);
const MAX_INT = 2 ** 31 - 1;

export function boolean(value: unknown, at: Place, key: string): boolean {
  if (typeof value !== 'boolean') throw at.malformed(key, 'a boolean', value);
  return value;
}

export function booleanOrNull(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null;
}

/** Reads a nested object with `read`, which gets the object and its place. */
export function object<W extends object, T>(
  value: W | null | undefined,
  at: Place,
  key: string,
  read: (inner: W, at: Place) => T,
): T {
  if (!isObject(value)) throw at.malformed(key, 'an object', value);
  return read(value, at.at(key));
}

export function objectOrNull<W extends object, T>(
  value: W | null | undefined,
  at: Place,
  key: string,
  read: (inner: W, at: Place) => T,
): T | null {
  return isObject(value) ? read(value, at.at(key)) : null;
}

/**
 * Reads a guaranteed list with `read`. Each element must be an object. For lists that figures are computed from, because a
 * missing element would change the figures. The list may be a JsonList.
 */
export function list<W extends object, T>(
  value: readonly W[] | null | undefined,
  at: Place,
  key: string,
  read: (inner: W, at: Place) => T,
): T[] {
  if (!isList(value)) throw at.malformed(key, 'a list', value);
  const here = at.at(key);
  const element = here.at(0);
  return value.map((inner: W, index: number) => {
    if (!isObject(inner)) throw here.malformed(index, 'an object', inner);
    return read(inner, element.moved(index));
  });
}

/** Like `list`, but null without a list. */
export function wholeListOrNull<W extends object, T>(
  value: readonly W[] | null | undefined,
  at: Place,
  key: string,
  read: (inner: W, at: Place) => T,
): T[] | null {
  return isList(value) ? list(value, at, key, read) : null;
}

/**
 * Like `wholeListOrNull`, but reads the entries on first use. `isEmpty` is known before.
 *
 * @param element lets the list be written without being read.
 */
export function lazyListOrNull<W extends object, T>(
  value: readonly W[] | null | undefined,
  at: Place,
  key: string,
  read: (inner: W, at: Place) => T,
  element?: WireElement,
): { readonly isEmpty: boolean; readonly entries: Lazy<readonly T[]> } | null {
  if (!isList(value)) return null;
  const here = at.fixed();
  const readAll = () => {
    try {
      const results = list(value, here, key, read);
      releaseBytes(value);
      return results;
    } catch (error) {
      if (error instanceof SyntaxError) throw here.unreadable(key);
      throw error;
    }
  };
  const entries = element && isJsonList(value) ? new LazyList(value, element, readAll) : new Lazy(readAll);
  return { isEmpty: value.length === 0, entries };
}

export function listOrEmpty<W extends object, T>(
  value: readonly W[] | null | undefined,
  at: Place,
  key: string,
  read: (inner: W, at: Place) => T | null,
): T[] {
  return listOrNull(value, at, key, read) ?? [];
}

/**
 * Reads a list with `read`; null without a list. An element that is not an object is read as an empty object, so that it still
 * counts. An element for which `read` returns null, because it lacks its ids, is left out and recorded.
 */
export function listOrNull<W extends object, T>(
  value: readonly W[] | null | undefined,
  at: Place,
  key: string,
  read: (inner: W, at: Place) => T | null,
): T[] | null {
  if (!isList(value)) return null;
  const here = at.at(key);
  const element = here.at(0);
  const results = value.map((inner: W, index: number) =>
    read(isObject(inner) ? inner : ({} as W), element.moved(index)),
  );
  const valid = results.filter((result) => result !== null);
  if (valid.length < results.length) here.markIncomplete();
  return valid;
}

/** The strings of a list; empty without a list. Other elements are left out and recorded. */
export function textsOrEmpty(value: unknown, at: Place, key: string): readonly string[] {
  return textsOrNull(value, at, key) ?? [];
}

/** A list of strings; null when it has any other element. */
export function onlyTextsOrNull(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every(isText) ? value : null;
}

/** Like `textsOrEmpty`, but null without a list. Not copied unless needed: a filtered copy of two strings takes 9 times the memory. */
export function textsOrNull(value: unknown, at: Place, key: string): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  if (value.every(isText)) return value;
  at.at(key).markIncomplete();
  return value.filter(isText);
}

function isList<W>(value: readonly W[] | null | undefined): value is readonly W[] {
  return Array.isArray(value) || isJsonList(value);
}

function isJsonList(value: unknown): value is JsonList {
  return value instanceof JsonList;
}

function releaseBytes(list: unknown): void {
  if (isJsonList(list)) list.release();
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isObject<W extends object>(value: W | null | undefined): value is W {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
