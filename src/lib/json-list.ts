import { randomUUID } from 'node:crypto';

/**
 * How much of a list is parsed at once, in bytes. A text of more than 128 KB is given memory of its own, fresh from the
 * system each time.
 */
const PIECE_BYTES = 32 * 1024;

/** From where to where a piece of a list goes in the bytes, the comma behind it left out. */
type Range = readonly [start: number, end: number];

/**
 * A list of objects in JSON that is still bytes. Its elements are parsed as they are read, some at a time, so that no more
 * than these are held at once.
 */
export class JsonList {
  readonly #bytes: Buffer;
  readonly #pieces: readonly Range[];

  constructor(bytes: Buffer, pieces: readonly Range[]) {
    this.#bytes = bytes;
    this.#pieces = pieces;
  }

  /** @throws {SyntaxError} when what lies between its brackets is no JSON. */
  map<T>(read: (element: unknown, index: number) => T): T[] {
    const results: T[] = [];
    for (const [start, end] of this.#pieces) {
      const elements: unknown[] = JSON.parse(`[${this.#bytes.toString('utf8', start, end)}]`);
      for (const element of elements) results.push(read(element, results.length));
    }
    return results;
  }
}

/**
 * Parses JSON, but for the lists of objects under a key: each of those is a JsonList in its place.
 *
 * Where a list can be parted is found by looking for what its first element begins with, and not by reading all of it. So a
 * part may turn out to be no JSON although the whole is; it is never something else than what the whole says.
 *
 * @param key in letters.
 * @throws {SyntaxError} when it is no JSON, or is not written in a way that can be parted.
 */
export function parseWithLists(json: Uint8Array, key: string, pieceBytes = PIECE_BYTES): unknown {
  const bytes = Buffer.from(json.buffer, json.byteOffset, json.byteLength);
  // Within a text each quote has a backslash before it, so this is found outside of texts alone.
  const opening = `"${key}":[{"`;
  const lists: JsonList[] = [];
  let document = '';
  let done = 0;
  for (let at = bytes.indexOf(opening); at !== -1; at = bytes.indexOf(opening, done)) {
    const bracket = at + opening.length - '[{"'.length;
    const nextAt = bytes.indexOf(opening, bracket);
    const pieces = partsOf(bytes, bracket + 1, nextAt === -1 ? bytes.length : nextAt, pieceBytes);
    document += `${bytes.toString('utf8', done, bracket)}"${PLACEHOLDER}${lists.length}"`;
    done = (pieces.at(-1)?.[1] ?? bracket) + 1;
    lists.push(new JsonList(bytes, pieces));
  }
  document += bytes.toString('utf8', done, bytes.length);
  const parsed: unknown = JSON.parse(document);
  if (putBack(parsed, key, lists) !== lists.length) throw new SyntaxError(CANNOT_BE_PARTED);
  return parsed;
}

const CANNOT_BE_PARTED = 'The lists cannot be told from the rest';

/** Stands for a list; nobody who writes JSON for us knows it. */
const PLACEHOLDER = `${randomUUID()}:`;

/**
 * The pieces of the list whose first element begins at `start`.
 *
 * @param limit up to where to look for the beginnings of further pieces.
 */
function partsOf(bytes: Buffer, start: number, limit: number, pieceBytes: number): Range[] {
  const within = bytes.subarray(0, limit);
  const keyEnd = within.indexOf(QUOTE, start + '{"'.length);
  // The beginning of an element, behind the end of another: within a text, what follows its last quote is no letter.
  const boundary = Buffer.concat([Buffer.from('},'), within.subarray(start, keyEnd + 1)]);
  const pieces: Range[] = [];
  let from = start;
  for (let at = -1; ; from = at + 2) {
    at = keyEnd === -1 ? -1 : within.indexOf(boundary, from + pieceBytes);
    if (at === -1) break;
    pieces.push([from, at + 1]);
  }
  pieces.push([from, endOf(bytes, from)]);
  return pieces;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const BRACKET = 0x5b;
const BRACKET_END = 0x5d;
const BRACE = 0x7b;
const BRACE_END = 0x7d;

/** Where the bracket is that closes the list in which `from` stands before an element. */
function endOf(bytes: Buffer, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      for (at += 1; at < bytes.length && bytes[at] !== QUOTE; at += 1) if (bytes[at] === BACKSLASH) at += 1;
    } else if (byte === BRACE || byte === BRACKET) {
      depth += 1;
    } else if (byte === BRACE_END || byte === BRACKET_END) {
      if (depth === 0 && byte === BRACKET_END) return at;
      depth -= 1;
    }
  }
  throw new SyntaxError(CANNOT_BE_PARTED);
}

/** Puts lists in the places of their placeholders, and tells how many. */
function putBack(document: unknown, key: string, lists: readonly JsonList[]): number {
  let count = 0;
  // Not by recursion: JSON may be nested deeper than calls can be.
  const left: unknown[] = [document];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value) && Object.hasOwn(value, key)) {
      const holder = value as Record<string, unknown>;
      const held = holder[key];
      if (typeof held === 'string' && held.startsWith(PLACEHOLDER)) {
        holder[key] = lists[Number(held.slice(PLACEHOLDER.length))];
        count += 1;
      }
    }
    for (const inner of Object.values(value)) {
      if (typeof inner === 'object' && !(inner instanceof JsonList)) left.push(inner);
    }
  }
  return count;
}
