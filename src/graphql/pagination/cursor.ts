import { createHash } from 'node:crypto';
import type { Position } from '../../loaders/page-walk.js';

/** Of the form below. A cursor of another form is refused, and not misread. */
const VERSION = 1;

/** In bytes; against slips only. There is nothing to forge: whoever makes a cursor up could have asked for that page. */
const CHECK_LENGTH = 4;

/** As many as the longest upstream page has: a longer way is not one that was given, and would cost a walk. */
const MAX_INDEX = 500;

/**
 * A position as clients get it: base64url over a check and the JSON of version, upstream cursor and index. It holds all
 * that is needed to go on, so the server keeps nothing.
 */
export function encodeCursor({ cursor, index }: Position): string {
  const payload = Buffer.from(JSON.stringify([VERSION, cursor, index]));
  return Buffer.concat([checkOf(payload), payload]).toString('base64url');
}

/** The position, or null when the text is not a cursor as this version writes it: cut off, mistyped, or something else. */
export function decodeCursor(text: string): Position | null {
  const bytes = Buffer.from(text, 'base64url');
  const payload = bytes.subarray(CHECK_LENGTH);
  if (!bytes.subarray(0, CHECK_LENGTH).equals(checkOf(payload))) return null;
  // Decoding passes over what is not base64url, so one position could be written in many ways.
  if (bytes.toString('base64url') !== text) return null;
  return toPosition(payload.toString());
}

function toPosition(json: string): Position | null {
  try {
    const parts: unknown = JSON.parse(json);
    if (!Array.isArray(parts)) return null;
    const [version, cursor, index] = parts as unknown[];
    if (version !== VERSION || typeof cursor !== 'string') return null;
    if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index > MAX_INDEX) return null;
    return { cursor, index };
  } catch {
    return null;
  }
}

function checkOf(payload: Uint8Array): Buffer {
  return createHash('sha256').update(payload).digest().subarray(0, CHECK_LENGTH);
}
