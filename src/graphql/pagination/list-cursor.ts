import { readChecked, writeChecked } from './checked-text.js';

/** Version of the format below, different from that of lists that Plaid pages. */
const VERSION = 2;

/** A position in a list in memory. */
export interface ListPosition {
  /** Name of the list and its order. A cursor of another list must be refused. */
  readonly list: string;
  /** Position of the entry in the whole order. It contains nothing of the entry itself, because cursors get into logs. */
  readonly rank: number;
}

export function encodeListCursor({ list, rank }: ListPosition): string {
  return writeChecked([VERSION, list, rank]);
}

/** The position, or null when the text is not a cursor of this version. */
export function decodeListCursor(text: string): ListPosition | null {
  const [version, list, rank] = readChecked(text) ?? [];
  if (version !== VERSION || typeof list !== 'string') return null;
  if (typeof rank !== 'number' || !Number.isInteger(rank) || rank < 0) return null;
  return { list, rank };
}
