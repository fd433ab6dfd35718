import { isUtf8 } from 'node:buffer';
import { isObject } from '../lib/is-object.js';
import { kindOf } from '../lib/kind-of.js';
import type { Endpoint } from './endpoint.js';
import { MalformedResponseError } from './malformed-response.js';

/**
 * Parses a response body and checks its guaranteed fields.
 *
 * @param parse parses JSON, and may throw any error for invalid JSON.
 * @throws {MalformedResponseError} when the body is not JSON in UTF-8 or lacks a guaranteed field.
 */
export function parseResponse<Request, Response extends object>(
  { path, guaranteed }: Endpoint<Request, Response>,
  bytes: Uint8Array,
  parse: (json: Uint8Array) => unknown = parseWhole,
): Response {
  const body = parseJson(bytes, parse);
  if (body instanceof Unreadable || !isObject(body)) {
    const got = body instanceof Unreadable ? body.what : kindOf(body);
    throw new MalformedResponseError(path, '', `expected a JSON object, got ${got}`);
  }
  for (const field of guaranteed) {
    if (typeof body[field] !== 'string' || body[field] === '') {
      throw new MalformedResponseError(path, field, `expected a string, got ${kindOf(body[field])}`);
    }
  }
  return body as Response;
}

/** A body that cannot be parsed, with a description that quotes nothing of it. */
export class Unreadable {
  constructor(readonly what: string) {}
}

/** Parses a body without splitting its lists. @throws {SyntaxError} when it is not JSON. */
export function parseWhole({ buffer, byteOffset, byteLength }: Uint8Array): unknown {
  // Decoding Latin-1 is faster, but puts a long string outside the heap, which triggers full garbage collections.
  return JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString());
}

/**
 * Checks for UTF-8 first, because decoding silently replaces other bytes with U+FFFD. RFC 8259 forbids a byte order mark;
 * it has its own message, because the parser only says that the text is not JSON.
 */
export function parseJson(bytes: Uint8Array, parse = parseWhole): unknown {
  if (!isUtf8(bytes)) return new Unreadable('bytes that are not UTF-8');
  if (BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte)) {
    return new Unreadable('text that begins with a byte order mark');
  }
  try {
    return parse(bytes);
  } catch {
    // The message of the parser is dropped, because it quotes the text.
    return new Unreadable('text that is not JSON, or is cut off');
  }
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
