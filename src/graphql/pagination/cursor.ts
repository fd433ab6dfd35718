import type { Position } from '../../plaid/page-walk.js';
import { readChecked, writeChecked } from './checked-text.js';

/** Of the form below. A cursor of another form is refused, and not misread. */
const VERSION = 1;

/** As many as the longest upstream page has: a longer way is not one that was given, and would cost a walk. */
const MAX_INDEX = 500;

/**
 * A position in a list that Plaid pages, as clients get it: version, upstream cursor and index. It holds all that is
 * needed to go on, so the server keeps nothing.
 */
export function encodeCursor({ cursor, index }: Position): string {
  return writeChecked([VERSION, cursor, index]);
}

/** The position, or null when the text is not a cursor as this version writes it. */
export function decodeCursor(text: string): Position | null {
  const [version, cursor, index] = readChecked(text) ?? [];
  if (version !== VERSION || typeof cursor !== 'string') return null;
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index > MAX_INDEX) return null;
  return { cursor, index };
}
