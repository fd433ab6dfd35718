import type { Position } from '../../plaid/page-walk.js';
import { readChecked, writeChecked } from './checked-text.js';

/** Version of the format below. A cursor of another version is refused. */
const VERSION = 1;

/**
 * The length of the longest upstream page. A cursor with a larger index was never issued, and would cost a walk over many
 * pages.
 */
const MAX_INDEX = 500;

/**
 * A position in a list that Plaid pages, as clients see it: version, upstream cursor and index. It contains everything that
 * is needed to continue, so the server stores nothing.
 */
export function encodeCursor({ cursor, index }: Position): string {
  return writeChecked([VERSION, cursor, index]);
}

/** The position, or null when the text is not a cursor of this version. */
export function decodeCursor(text: string): Position | null {
  const [version, cursor, index] = readChecked(text) ?? [];
  if (version !== VERSION || typeof cursor !== 'string') return null;
  if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index > MAX_INDEX) return null;
  return { cursor, index };
}
