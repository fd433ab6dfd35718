import { createHash } from 'node:crypto';

/** In bytes. It detects mistakes only. A forged cursor gains nothing: its author could have requested that page directly. */
const CHECK_LENGTH = 4;

/** Base64url of a checksum and the JSON of some values. This is the form of a cursor. */
export function writeChecked(values: readonly unknown[]): string {
  const payload = Buffer.from(JSON.stringify(values));
  return Buffer.concat([checkOf(payload), payload]).toString('base64url');
}

/** The values, or null when the text does not have this form: it was cut off or mistyped, or is something else. */
export function readChecked(text: string): readonly unknown[] | null {
  const bytes = Buffer.from(text, 'base64url');
  const payload = bytes.subarray(CHECK_LENGTH);
  if (!bytes.subarray(0, CHECK_LENGTH).equals(checkOf(payload))) return null;
  // The decoder skips characters that are not base64url, so one cursor could have several texts.
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
