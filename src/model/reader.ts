import { kindOf } from '../lib/kind-of.js';
import { MalformedAnswerError } from '../lib/malformed-answer.js';

/**
 * Where in an upstream answer a value stands. Made once per wire object, and spelled out (`report.items[0].item_id`)
 * only when something is wrong.
 */
export class Place {
  private constructor(
    private readonly endpoint: string,
    private readonly parent: Place | null,
    private readonly key: string | number,
  ) {}

  /** The whole answer of an endpoint, such as `/credit/relay/get`. */
  static of(endpoint: string): Place {
    return new Place(endpoint, null, '');
  }

  at(key: string | number): Place {
    return new Place(this.endpoint, this, key);
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
 */

export function text<W extends object>(wire: W, key: keyof W & string, at: Place): string {
  const value: unknown = wire[key];
  if (typeof value !== 'string') throw at.malformed(key, 'a string', value);
  return value;
}

export function textOrNull<W extends object>(wire: W, key: keyof W & string): string | null {
  const value: unknown = wire[key];
  return typeof value === 'string' ? value : null;
}

/** A finite one: JSON can say `1e999`, which reads as Infinity and which GraphQL could not answer with. */
export function number<W extends object>(wire: W, key: keyof W & string, at: Place): number {
  const value: unknown = wire[key];
  if (!Number.isFinite(value)) throw at.malformed(key, 'a finite number', value);
  return value as number;
}

export function numberOrNull<W extends object>(wire: W, key: keyof W & string): number | null {
  const value: unknown = wire[key];
  return Number.isFinite(value) ? (value as number) : null;
}

/** A count, cut down to whole ones: some of Plaid's are typed as any number. Its range is that of GraphQL's Int. */
export function wholeNumber<W extends object>(wire: W, key: keyof W & string, at: Place): number {
  const value = wholeNumberOrNull(wire, key);
  if (value === null) throw at.malformed(key, 'a whole number of 32 bits', wire[key]);
  return value;
}

export function wholeNumberOrNull<W extends object>(wire: W, key: keyof W & string): number | null {
  const value: unknown = wire[key];
  if (typeof value !== 'number') return null;
  const whole = Math.trunc(value);
  return whole >= MIN_INT && whole <= MAX_INT ? whole : null;
}

const MIN_INT = -(2 ** 31);
const MAX_INT = 2 ** 31 - 1;

export function boolean<W extends object>(wire: W, key: keyof W & string, at: Place): boolean {
  const value: unknown = wire[key];
  if (typeof value !== 'boolean') throw at.malformed(key, 'a boolean', value);
  return value;
}

export function booleanOrNull<W extends object>(wire: W, key: keyof W & string): boolean | null {
  const value: unknown = wire[key];
  return typeof value === 'boolean' ? value : null;
}

/** Reads one nested object with `read`, which gets the object and its place. */
export function object<W extends object, K extends keyof W & string, T>(
  wire: W,
  key: K,
  at: Place,
  read: (inner: NonNullable<W[K]>, at: Place) => T,
): T {
  const value: unknown = wire[key];
  if (!isObject(value)) throw at.malformed(key, 'an object', value);
  return read(value as NonNullable<W[K]>, at.at(key));
}

export function objectOrNull<W extends object, K extends keyof W & string, T>(
  wire: W,
  key: K,
  at: Place,
  read: (inner: NonNullable<W[K]>, at: Place) => T,
): T | null {
  return isObject(wire[key]) ? object(wire, key, at, read) : null;
}

type Element<L> = NonNullable<L> extends readonly (infer E)[] ? E : never;

/** Reads a list of objects with `read`; each element must be an object. */
export function list<W extends object, K extends keyof W & string, T>(
  wire: W,
  key: K,
  at: Place,
  read: (inner: Element<W[K]>, at: Place) => T,
): T[] {
  const value: unknown = wire[key];
  if (!Array.isArray(value)) throw at.malformed(key, 'a list', value);
  const here = at.at(key);
  return value.map((element: unknown, index) => {
    if (!isObject(element)) throw here.malformed(index, 'an object', element);
    return read(element as Element<W[K]>, here.at(index));
  });
}

export function listOrEmpty<W extends object, K extends keyof W & string, T>(
  wire: W,
  key: K,
  at: Place,
  read: (inner: Element<W[K]>, at: Place) => T,
): T[] {
  return Array.isArray(wire[key]) ? list(wire, key, at, read) : [];
}

/** The objects of a list, without whatever else stands in it; null when there is no list. */
export function listOrNull<W extends object, K extends keyof W & string, T>(
  wire: W,
  key: K,
  at: Place,
  read: (inner: Element<W[K]>, at: Place) => T,
): T[] | null {
  const value: unknown = wire[key];
  if (!Array.isArray(value)) return null;
  const here = at.at(key);
  return value.flatMap((element: unknown, index) =>
    isObject(element) ? [read(element as Element<W[K]>, here.at(index))] : [],
  );
}

/** The texts of a list, without whatever else stands in it. */
export function texts<W extends object>(wire: W, key: keyof W & string, at: Place): string[] {
  const value = textsOrNull(wire, key);
  if (value === null) throw at.malformed(key, 'a list', wire[key]);
  return value;
}

export function textsOrNull<W extends object>(wire: W, key: keyof W & string): string[] | null {
  const value: unknown = wire[key];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
