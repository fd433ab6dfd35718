import { randomUUID } from 'node:crypto';
import { JsonList, type Range } from './json-list.js';
import { SharedBody } from './shared-body.js';

/**
 * How much of a list is parsed at once, in bytes. A text of more than 128 KB is given memory of its own, fresh from the
 * system each time.
 */
const PIECE_BYTES = 32 * 1024;

/**
 * Parses JSON, but for the lists of objects under a key: each of those is a JsonList in its place. White space between the parts of a
 * list does not matter, as long as it is the same before each element.
 *
 * Where a list can be parted is found by looking for what its first element begins with, and not by reading all of it. What lies
 * between the brackets of a list is therefore checked when it is read.
 *
 * @param json belongs to the lists afterwards: its memory is freed when the last of them is released.
 * @param key in letters.
 * @throws {SyntaxError} when it is no JSON, or is not written in a way that can be parted.
 */
export function parseWithLists(json: Uint8Array, key: string, pieceBytes = PIECE_BYTES): unknown {
  const bytes = Buffer.from(json.buffer, json.byteOffset, json.byteLength);
  const name = Buffer.from(`"${key}"`);
  const body = new SharedBody(bytes);
  const lists: JsonList[] = [];
  let document = '';
  let done = 0;
  for (let list = nextList(bytes, name, 0); list !== null; list = nextList(bytes, name, done)) {
    const pieces = partsOf(bytes, list, pieceBytes);
    document += `${bytes.toString('utf8', done, list.bracket)}"${PLACEHOLDER}${lists.length}"`;
    done = (pieces.at(-1)?.[1] ?? list.bracket) + 1;
    lists.push(new JsonList(body, pieces));
  }
  document += bytes.toString('utf8', done, bytes.length);
  const parsed: unknown = JSON.parse(document);
  if (putBack(parsed, key, lists) !== lists.length) throw new SyntaxError(CANNOT_BE_PARTED);
  return parsed;
}

/** Where a list of objects begins. */
interface Opening {
  readonly bracket: number;
  /** Behind the quote of the first key of the first element. */
  readonly firstKey: number;
}

/** The next list of objects under a key, which is given with its quotes. */
function nextList(bytes: Buffer, name: Buffer, from: number): Opening | null {
  for (let at = bytes.indexOf(name, from); at !== -1; at = bytes.indexOf(name, at + name.length)) {
    // Within a text each quote has a backslash before it.
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

/** Where the last byte before a place is that is no white space. */
function beforeSpace(bytes: Buffer, end: number): number {
  let at = end - 1;
  while (isSpace(bytes[at])) at -= 1;
  return at;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

const CANNOT_BE_PARTED = 'The lists cannot be told from the rest';

/** Stands for a list; nobody who writes JSON for us knows it. */
const PLACEHOLDER = `${randomUUID()}:`;

/** The pieces of a list. */
function partsOf(bytes: Buffer, { bracket, firstKey }: Opening, pieceBytes: number): Range[] {
  const start = bracket + 1;
  const keyEnd = bytes.indexOf(QUOTE, firstKey);
  if (!WORD.test(bytes.toString('latin1', firstKey, keyEnd))) throw new SyntaxError(CANNOT_BE_PARTED);
  // The beginning of an element behind another: within a text, what follows its last quote is no letter.
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
 * Where the bracket is that closes a list. Each closing bracket is looked at in turn. One that closes a flat list, such as the texts of
 * a category, is passed over. Any other may be the end: that is read from the beginning of its element on.
 *
 * @throws {SyntaxError} when there is none.
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
        if (depth === 0) throw new SyntaxError(CANNOT_BE_PARTED);
        depth -= 1;
      }
    }
  }
  throw new SyntaxError(CANNOT_BE_PARTED);
}

/** Whether a bracket closes a list of texts, numbers and the like that is the value of a key. */
function closesFlatList(bytes: Buffer, start: number, end: number): boolean {
  const open = bytes.subarray(start, end).lastIndexOf(BRACKET) + start;
  if (open < start || bytes[beforeSpace(bytes, open)] !== COLON) return false;
  for (let at = open + 1; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === BRACE || byte === BRACE_END || byte === BRACKET_END) return false;
    // Where the opening bracket stands in a text, what follows is no list, and its quotes do not pair up.
    if (byte === QUOTE) at = endOfText(bytes, at);
    if (at >= end || byte === BACKSLASH) return false;
  }
  return true;
}

/** Where the quote is that ends a text; the end of the bytes when there is none. */
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
