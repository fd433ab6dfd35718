import { JsonList } from '../lib/json-list.js';
import { kindOf } from '../lib/kind-of.js';
import { Lazy } from '../lib/lazy.js';
import { MalformedResponseError } from '../plaid/malformed-response.js';

/** The answer that is being read, and what was left out of it on the way. */
interface Answer {
  readonly endpoint: string;
  /** Lists that lost an entry, such as `report.items[0].accounts[1].investments.holdings`. */
  readonly shortened: Set<string>;
}

/**
 * Where in an upstream answer a value stands. Spelled out (`report.items[0].item_id`) only when something is
 * wrong.
 */
export class Place {
  private constructor(
    private readonly answer: Answer,
    private readonly parent: Place | null,
    private key: string | number,
  ) {}

  /** The whole answer of an endpoint, such as `/credit/relay/get`. */
  static of(endpoint: string): Place {
    return new Place({ endpoint, shortened: new Set() }, null, '');
  }

  at(key: string | number): Place {
    return new Place(this.answer, this, key);
  }

  /** The same place, now that of another element: a list has one for all of its elements, which are read in turn. */
  moved(index: number): this {
    this.key = index;
    return this;
  }

  /** A copy that stays where it is, for what is read later. */
  fixed(): Place {
    return new Place(this.answer, this.parent?.fixed() ?? null, this.key);
  }

  /** The error for a guaranteed value that is missing here or of another kind. */
  malformed(key: string | number, expected: string, value: unknown): MalformedResponseError {
    return new MalformedResponseError(
      this.answer.endpoint,
      this.at(key).path(),
      `expected ${expected}, got ${kindOf(value)}`,
    );
  }

  /** The error for a part that is no JSON. */
  unreadable(key: string): MalformedResponseError {
    return new MalformedResponseError(
      this.answer.endpoint,
      this.at(key).path(),
      'expected JSON, got something else',
    );
  }

  /** Notes that the list here lost an entry that cannot be read. */
  shorten(): void {
    this.answer.shortened.add(this.path());
  }

  /** The lists of the whole answer that lost an entry, in the order in which they were read. */
  get shortened(): readonly string[] {
    return [...this.answer.shortened];
  }

  private path(): string {
    if (this.parent === null) return '';
    const before = this.parent.path();
    if (typeof this.key === 'number') return `${before}[${this.key}]`;
    return before === '' ? this.key : `${before}.${this.key}`;
  }
}

/*
 * One function per kind of value. Without a suffix the value is one that names or sums need (an id, an amount, a date), and
 * its absence makes the answer malformed. With `OrNull` (or `OrEmpty`) it may be missing; a value of an unexpected kind
 * then counts as missing, so that one odd leaf costs itself alone.
 *
 * They take the value, and its key only to name it: `text(wire.name, at, 'name')`. Each mapper so reads its properties
 * itself, from objects of one shape, which costs a fraction of one `wire[key]` that sees every shape and key there is.
 */

export function text(value: unknown, at: Place, key: string): string {
  if (typeof value !== 'string') throw at.malformed(key, 'a string', value);
  return value;
}

export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A finite one: JSON can say `1e999`, which reads as Infinity and which GraphQL could not answer with. */
export function number(value: unknown, at: Place, key: string): number {
  if (!isFiniteNumber(value)) throw at.malformed(key, 'a finite number', value);
  return value;
}

export function numberOrNull(value: unknown): number | null {
  return isFiniteNumber(value) ? value : null;
}

/**
 * What Plaid's schema types as an integer: a count, a score, a status. A fraction is none of these, and is not cut to one.
 * Its range is that of GraphQL's Int.
 */
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

/** Reads one nested object with `read`, which gets the object and its place. */
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
 * Reads a guaranteed list of objects with `read`; each element must be an object. For lists that figures are computed
 * from: an element that is left out would change them. The list may still be bytes.
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

/** The same, but null when there is no list. */
export function wholeListOrNull<W extends object, T>(
  value: readonly W[] | null | undefined,
  at: Place,
  key: string,
  read: (inner: W, at: Place) => T,
): T[] | null {
  return isList(value) ? list(value, at, key, read) : null;
}

/** The same, but read when it is first asked for. Whether it is empty shows without reading it. */
export function lazyListOrNull<W extends object, T>(
  value: readonly W[] | null | undefined,
  at: Place,
  key: string,
  read: (inner: W, at: Place) => T,
): { readonly isEmpty: boolean; readonly entries: Lazy<readonly T[]> } | null {
  if (!isList(value)) return null;
  const here = at.fixed();
  const entries = new Lazy(() => {
    try {
      const results = list(value, here, key, read);
      releaseBytes(value);
      return results;
    } catch (error) {
      if (error instanceof SyntaxError) throw here.unreadable(key);
      throw error;
    }
  });
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
 * Reads a list with `read`; null when there is no list. An element that is not an object is read as an empty one, so that
 * it is still counted. One that `read` gives null for, because it lacks what names it, is left out and noted at the place.
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
  const kept = results.filter((result) => result !== null);
  if (kept.length < results.length) here.shorten();
  return kept;
}

/** The texts of a list, without what else stands in it, which is noted; empty when there is no list. */
export function textsOrEmpty(value: unknown, at: Place, key: string): readonly string[] {
  return textsOrNull(value, at, key) ?? [];
}

/** A list of texts; null when anything else stands in it: as a whole it is then of another kind. */
export function onlyTextsOrNull(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every(isText) ? value : null;
}

/** The list itself, when nothing else stands in it: a filtered copy takes nine times the space for two texts. */
export function textsOrNull(value: unknown, at: Place, key: string): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  if (value.every(isText)) return value;
  at.at(key).shorten();
  return value.filter(isText);
}

function isList<W>(value: readonly W[] | null | undefined): value is readonly W[] {
  return Array.isArray(value) || (value as unknown) instanceof JsonList;
}

/** What is read once needs its bytes no more. */
function releaseBytes(list: unknown): void {
  if (list instanceof JsonList) list.release();
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
