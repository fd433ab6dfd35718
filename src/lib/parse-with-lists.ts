import { randomUUID } from 'node:crypto';
import { JsonList, type Range } from './json-list.js';
import { SharedBody } from './shared-body.js';

/**
 * The size of a piece of a list, in bytes. V8 allocates fresh memory from the system for each string of more than
 * 128 KB.
 */
const PIECE_BYTES = 32 * 1024;

/** The keys of lists. Letters and underscores only. */
export interface ListKeys {
  /** The lists under it share the bytes of the document. Its memory is freed with the last of them that is released. */
  readonly long: string;
  /** A list under it does not keep the bytes of the document. Before they are freed, it copies its own. */
  readonly short: string;
}

/**
 * Parses JSON, and returns each list of objects under the keys as a JsonList. Any white space is allowed, but it must be the
 * same before each element of a list.
 *
 * Splits a list by searching for the first bytes of its first element, without parsing the list. The elements are therefore
 * validated when they are read.
 *
 * @param json owned by the lists afterwards.
 * @throws {SyntaxError} when the bytes are not JSON, or when the lists cannot be split.
 */
export function parseWithLists(json: Uint8Array, keys: ListKeys, pieceBytes = PIECE_BYTES): unknown {
  const bytes = Buffer.from(json.buffer, json.byteOffset, json.byteLength);
  const names = { long: Buffer.from(`"${keys.long}"`), short: Buffer.from(`"${keys.short}"`) };
  const body = new SharedBody(bytes);
  const lists: JsonList[] = [];
  let document = '';
  let done = 0;
  for (const { bracket, firstKey, isLong } of openings(bytes, names, () => done)) {
    const pieces = piecesOf(bytes, { bracket, firstKey }, pieceBytes);
    const end = pieces.at(-1)?.[1] ?? bracket;
    document += `${bytes.toString('utf8', done, bracket)}"${PLACEHOLDER}${lists.length}"`;
    done = end + 1;
    lists.push(new JsonList(body, pieces, isLong));
  }
  document += bytes.toString('utf8', done, bytes.length);
  const parsed: unknown = JSON.parse(document);
  if (insertLists(parsed, [keys.long, keys.short], lists) !== lists.length)
    throw new SyntaxError(CANNOT_SPLIT);
  return parsed;
}

/** The start of a list of objects. */
interface Opening {
  readonly bracket: number;
  /** After the opening quote of the first key of the first element. */
  readonly firstKey: number;
}

/**
 * The lists of objects under the keys, in the order of the document, without lists inside of another.
 *
 * @param done the offset after the last list.
 */
function* openings(
  bytes: Buffer,
  { long, short }: { readonly long: Buffer; readonly short: Buffer },
  done: () => number,
): Generator<Opening & { readonly isLong: boolean }> {
  let next = nextList(bytes, long, 0);
  for (;;) {
    // Not searched in the long lists, which are most of the document.
    const before = nextList(next === null ? bytes : bytes.subarray(0, next.bracket), short, done());
    if (before !== null) {
      yield { ...before, isLong: false };
    } else if (next === null) {
      return;
    } else {
      yield { ...next, isLong: true };
    }
    if (next !== null && next.bracket < done()) next = nextList(bytes, long, done());
  }
}

/** Finds the next list of objects under a key. `name` is the key in quotes. */
function nextList(bytes: Buffer, name: Buffer, from: number): Opening | null {
  for (let at = bytes.indexOf(name, from); at !== -1; at = bytes.indexOf(name, at + name.length)) {
    // Inside a string, a backslash comes before each quote.
    if (bytes[at - 1] === BACKSLASH) continue;
    const colon = pastSpace(bytes, at + name.length);
    const bracket = pastSpace(bytes, colon + 1);
    const brace = pastSpace(bytes, bracket + 1);
    const quote = pastSpace(bytes, brace + 1);
    const found = [bytes[colon], bytes[bracket], bytes[brace], bytes[quote]];
    if (found.every((byte, index) => byte === LIST_OF_OBJECTS[index])) {
      return { bracket, firstKey: quote + 1 };
    }
  }
  return null;
}

function pastSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (isSpace(bytes[at])) at += 1;
  return at;
}

/** The offset of the last byte before `end` that is not white space. */
function beforeSpace(bytes: Buffer, end: number): number {
  let at = end - 1;
  while (isSpace(bytes[at])) at -= 1;
  return at;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

const CANNOT_SPLIT = 'The lists cannot be split';

/** Takes the place of a list while the rest is parsed. Random, so that no document can contain it. */
const PLACEHOLDER = `${randomUUID()}:`;

function piecesOf(bytes: Buffer, { bracket, firstKey }: Opening, pieceBytes: number): Range[] {
  const start = bracket + 1;
  const keyEnd = bytes.indexOf(QUOTE, firstKey);
  if (!WORD.test(bytes.toString('latin1', firstKey, keyEnd))) throw new SyntaxError(CANNOT_SPLIT);
  // The bytes from the comma before an element to the closing quote of its first key.
  const beginning = Buffer.concat([COMMA, bytes.subarray(start, keyEnd + 1)]);
  const end = endOfList(bytes, start, beginning);
  const within = bytes.subarray(0, end);
  const pieces: Range[] = [];
  let from = start;
  for (let at = within.indexOf(beginning, from + pieceBytes); at !== -1; ) {
    pieces.push([from, at]);
    from = at + 1;
    at = within.indexOf(beginning, from + pieceBytes);
  }
  pieces.push([from, end]);
  return pieces;
}

/**
 * The offset of the bracket that closes a list. Checks each closing bracket in turn. Skips brackets that close a flat list, such
 * as the strings of a category. For any other bracket, scans from the start of its element to see whether it closes the list.
 *
 * @throws {SyntaxError} when no bracket closes the list.
 */
function endOfList(bytes: Buffer, start: number, beginning: Buffer): number {
  let from = start;
  let depth = 0;
  let looked = start;
  for (let at = bytes.indexOf(BRACKET_END, start); at !== -1; at = bytes.indexOf(BRACKET_END, at + 1)) {
    if (closesFlatList(bytes, start, at)) continue;
    const last = bytes.subarray(looked, at).lastIndexOf(beginning);
    if (last !== -1) {
      from = looked + last + 1;
      depth = 0;
    }
    looked = at;
    for (; from <= at; from += 1) {
      const byte = bytes[from];
      if (byte === QUOTE) {
        from = endOfText(bytes, from);
      } else if (byte === BRACE || byte === BRACKET) {
        depth += 1;
      } else if (byte === BRACE_END || byte === BRACKET_END) {
        if (depth === 0 && byte === BRACKET_END) return from;
        if (depth === 0) throw new SyntaxError(CANNOT_SPLIT);
        depth -= 1;
      }
    }
  }
  throw new SyntaxError(CANNOT_SPLIT);
}

/** Whether a bracket closes a list of scalars that is the value of a key. */
function closesFlatList(bytes: Buffer, start: number, end: number): boolean {
  const open = bytes.lastIndexOf(BRACKET, end);
  if (open < start || bytes[beforeSpace(bytes, open)] !== COLON) return false;
  for (let at = open + 1; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === BRACE || byte === BRACE_END || byte === BRACKET_END) return false;
    // When the opening bracket is part of a string, the quotes after it do not pair up.
    if (byte === QUOTE) at = endOfText(bytes, at);
    if (at >= end || byte === BACKSLASH) return false;
  }
  return true;
}

/** The offset of the quote that ends a string; the end of the bytes without one. */
function endOfText(bytes: Buffer, quote: number): number {
  let at = quote + 1;
  for (; at < bytes.length && bytes[at] !== QUOTE; at += 1) if (bytes[at] === BACKSLASH) at += 1;
  return at;
}

const WORD = /^\w{1,100}$/;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = Buffer.from(',');

const BRACKET = 0x5b;
const BRACKET_END = 0x5d;
const BRACE = 0x7b;
const BRACE_END = 0x7d;
const LIST_OF_OBJECTS = [COLON, BRACKET, BRACE, QUOTE];

/** Replaces the placeholders with their lists, and returns the number of replaced ones. */
function insertLists(document: unknown, keys: readonly string[], lists: readonly JsonList[]): number {
  let count = 0;
  // A loop, because deeply nested JSON would overflow the stack of a recursion.
  const left: unknown[] = [document];
  while (left.length > 0 && count < lists.length) {
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    for (const key of Array.isArray(value) ? [] : keys) {
      const holder = value as Record<string, unknown>;
      const held = Object.hasOwn(holder, key) ? holder[key] : null;
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
