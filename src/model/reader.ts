import { JsonList } from '../lib/json-list.js';
import { kindOf } from '../lib/kind-of.js';
import { MalformedAnswerError } from '../lib/malformed-answer.js';

/**
 * Where in an upstream answer a value stands. Spelled out (`report.items[0].item_id`) only when something is
 * wrong.
 */
export class Place {
  private constructor(
    private readonly endpoint: string,
    private readonly parent: Place | null,
    private key: string | number,
  ) {}

  /** The whole answer of an endpoint, such as `/credit/relay/get`. */
  static of(endpoint: string): Place {
    return new Place(endpoint, null, '');
  }

  at(key: string | number): Place {
    return new Place(this.endpoint, this, key);
  }

  /** The same place, now that of another element: a list has one for all of its elements, which are read in turn. */
  moved(index: number): this {
    this.key = index;
    return this;
  }

  /** The error for a guaranteed value that is missing here or of another kind. */
  malformed(key: string | number, expected: string, value: unknown): MalformedAnswerError {
    return new MalformedAnswerError(
      this.endpoint,
      this.at(key).path(),
      `expected ${expected}, got ${kindOf(value)}`,
    );
  }

  private path(): string {
    if (this.parent === null) return '';
    const before = this.parent.path();
    if (typeof this.key === 'number') return `${before}[${this.key}]`;
    return before === '' ? this.key : `${before}.${this.key}`;
  }
}

/*
 * One function per kind of value. Without a suffix the value is guaranteed by Plaid, and its absence makes the answer
 * malformed. With `OrNull` (or `OrEmpty`) it may be missing; a value of an unexpected kind then counts as missing, so
 * that one odd leaf does not cost the reader the whole report.
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

/** A count, cut down to whole ones: some of Plaid's are typed as any number. Its range is that of GraphQL's Int. */
export function wholeNumber(value: unknown, at: Place, key: string): number {
  const whole = wholeNumberOrNull(value);
  if (whole === null) throw at.malformed(key, 'a whole number of 32 bits', value);
  return whole;
}

export function wholeNumberOrNull(value: unknown): number | null {
  if (typeof value !== 'number') return null;
  const whole = Math.trunc(value);
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

/** Reads a list of objects with `read`; each element must be an object. The list may still be bytes. */
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

/** The same for a list that may be missing: null without one. Its elements are still guaranteed. */
export function listIfGiven<W extends object, T>(
  value: readonly W[] | null | undefined,
  at: Place,
  key: string,
  read: (inner: W, at: Place) => T,
): T[] | null {
  return isList(value) ? list(value, at, key, read) : null;
}

export function listOrEmpty<W extends object, T>(
  value: readonly W[] | null | undefined,
  at: Place,
  key: string,
  read: (inner: W, at: Place) => T,
): T[] {
  return isList(value) ? list(value, at, key, read) : [];
}

/** The objects of a list, without whatever else stands in it; null when there is no list. */
export function listOrNull<W extends object, T>(
  value: readonly W[] | null | undefined,
  at: Place,
  key: string,
  read: (inner: W, at: Place) => T,
): T[] | null {
  if (!isList(value)) return null;
  const element = at.at(key).at(0);
  return value.flatMap((inner: W, index: number) =>
    isObject(inner) ? [read(inner, element.moved(index))] : [],
  );
}

/** The texts of a list, without whatever else stands in it. */
export function texts(value: unknown, at: Place, key: string): readonly string[] {
  const found = textsOrNull(value);
  if (found === null) throw at.malformed(key, 'a list', value);
  return found;
}

/** The list itself, when nothing else stands in it: a filtered copy takes nine times the space for two texts. */
export function textsOrNull(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  return value.every(isText) ? value : value.filter(isText);
}

function isList<W>(value: readonly W[] | null | undefined): value is readonly W[] {
  return Array.isArray(value) || (value as unknown) instanceof JsonList;
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
