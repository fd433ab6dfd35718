import { createHash } from 'node:crypto';

/** In bytes; against slips only. There is nothing to forge: whoever makes a cursor up could have asked for that page. */
const CHECK_LENGTH = 4;

/** Base64url over a check and the JSON of some values: what a cursor is to a client. */
export function writeChecked(values: readonly unknown[]): string {
  const payload = Buffer.from(JSON.stringify(values));
  return Buffer.concat([checkOf(payload), payload]).toString('base64url');
}

/** The values, or null when the text is not one that was written so: cut off, mistyped, or something else. */
export function readChecked(text: string): readonly unknown[] | null {
  const bytes = Buffer.from(text, 'base64url');
  const payload = bytes.subarray(CHECK_LENGTH);
  if (!bytes.subarray(0, CHECK_LENGTH).equals(checkOf(payload))) return null;
  // Decoding passes over what is not base64url, so the same could be written in many ways.
  if (bytes.toString('base64url') !== text) return null;
  try {
    const values: unknown = JSON.parse(payload.toString());
    return Array.isArray(values) ? values : null;
  } catch {
    return null;
  }
}

function checkOf(payload: Uint8Array): Buffer {
  return createHash('sha256').update(payload).digest().subarray(0, CHECK_LENGTH);
}
