/**
 * The part of a list that Relay's four arguments request. Cursors are ranks: positions in the whole order, with or without a
 * filter.
 */
export interface WindowRequest {
  readonly first: number | null;
  readonly last: number | null;
  /** Rank of the entry before the window. Null when the window starts at the beginning. */
  readonly after: number | null;
  /** Rank of the entry after the window. Null when the window reaches the end. */
  readonly before: number | null;
}

/** A list in memory whose entries have ascending ranks. */
export interface Ranked {
  readonly length: number;
  /** The index of the first entry whose rank is at least this one. */
  indexOfRank(rank: number): number;
}

/** From `start` to `end`, without `end`. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/**
 * Relay's algorithm (GraphQL Cursor Connections, "Pagination algorithm"): the cursors limit the list first, then `first` from
 * the front or `last` from the back. It takes two searches, for a list of any length.
 */
export function windowOf(list: Ranked, { first, last, after, before }: WindowRequest): Window {
  let start = after === null ? 0 : list.indexOfRank(after + 1);
  let end = Math.max(start, before === null ? list.length : list.indexOfRank(before));
  if (first !== null) end = Math.min(end, start + first);
  if (last !== null) start = Math.max(start, end - last);
  return { start, end };
}
