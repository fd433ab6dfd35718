import type { PageSource } from '../../../src/plaid/page-walk.js';

/** A list of 0, 1, 2, ..., in which each node is its own index. */
export function countUpTo(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

/** Fails an endless walk, which would block the thread and so the timeout of the test. */
export function refuseEndlessReads(reads: readonly unknown[]): void {
  if (reads.length > 1_000) throw new Error('The walk reads without end');
}

interface CountedSource extends PageSource<number> {
  /** The start of each page that was read. */
  readonly reads: readonly number[];
}

/**
 * A paged list. A cursor is the number of nodes before its page. Each read returns a page of the next given size, so that a
 * page may change its length between two reads.
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
        // Always set, as at Plaid.
        nextCursor: String(Math.min(end, list.length)),
        hasMore: end < list.length,
      };
    },
  };
}
