import type { PageSource } from '../../../src/plaid/page-walk.js';

/** A list of 0, 1, 2, ..., in which a node says how many stand before it. */
export function countUpTo(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

/** Fails a walk that does not end: left alone it would never give the test back the thread to time out on. */
export function refuseEndlessReads(reads: readonly unknown[]): void {
  if (reads.length > 1_000) throw new Error('The walk reads without end');
}

interface CountedSource extends PageSource<number> {
  /** Where the pages begin that were read. */
  readonly reads: readonly number[];
}

/**
 * A list behind cursors that say how many nodes stand before a page. The pages have the sizes given, in turn, whichever
 * is asked for: a page may be longer or shorter when it is read again.
 */
export function sizedPages(list: readonly number[], sizes: readonly number[]): CountedSource {
  const reads: number[] = [];
  return {
    reads,
    endpoint: '/cashflow_report/get',
    async read(cursor) {
      const start = Number(cursor);
      const end = start + (sizes[reads.length % sizes.length] ?? 1);
      reads.push(start);
      refuseEndlessReads(reads);
      return {
        nodes: list.slice(start, end),
        total: list.length,
        // There is always one, as at Plaid.
        nextCursor: String(Math.min(end, list.length)),
        hasMore: end < list.length,
      };
    },
  };
}
