/** What part of a list Relay's four arguments ask for. Cursors are ranks: places in the whole order, filtered or not. */
export interface WindowRequest {
  readonly first: number | null;
  readonly last: number | null;
  /** The rank of the entry before the window; null when it starts at the beginning. */
  readonly after: number | null;
  /** The rank of the entry behind the window; null when it reaches to the end. */
  readonly before: number | null;
}

/** A list that is held whole, of entries that each have a rank, ascending. */
export interface Ranked {
  readonly length: number;
  /** The index of the first entry whose rank is at least this one. */
  indexOfRank(rank: number): number;
}

/** From one index up to another, which is not in it. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/**
 * Relay's algorithm (GraphQL Cursor Connections, "Pagination algorithm"): the cursors cut first, then `first` from the
 * front or `last` from the back. Costs two searches, however long the list is.
 */
export function windowOf(list: Ranked, { first, last, after, before }: WindowRequest): Window {
  let start = after === null ? 0 : list.indexOfRank(after + 1);
  let end = Math.max(start, before === null ? list.length : list.indexOfRank(before));
  if (first !== null) end = Math.min(end, start + first);
  if (last !== null) start = Math.max(start, end - last);
  return { start, end };
}
