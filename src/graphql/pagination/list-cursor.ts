import { readChecked, writeChecked } from './checked-text.js';

/** Of the form below, and apart from those of lists that Plaid pages. */
const VERSION = 2;

/** A place in a list that is held whole. */
export interface ListPosition {
  /** Of the list and its order. A cursor of another list leads nowhere, and must not seem to. */
  readonly list: string;
  /** Where in the whole order the entry stands. It says nothing of the entry itself: cursors end up in logs. */
  readonly rank: number;
}

export function encodeListCursor({ list, rank }: ListPosition): string {
  return writeChecked([VERSION, list, rank]);
}

/** The position, or null when the text is not a cursor as this version writes it. */
export function decodeListCursor(text: string): ListPosition | null {
  const [version, list, rank] = readChecked(text) ?? [];
  if (version !== VERSION || typeof list !== 'string') return null;
  if (typeof rank !== 'number' || !Number.isInteger(rank) || rank < 0) return null;
  return { list, rank };
}
