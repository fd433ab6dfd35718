import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Connection } from '../../../src/graphql/pagination/connection.js';
import { connectList, type ListSource } from '../../../src/graphql/pagination/list-connection.js';
import { decodeListCursor, encodeListCursor } from '../../../src/graphql/pagination/list-cursor.js';
import { runs } from '../../support/runs.js';
import { countUpTo } from '../plaid/pages.js';

const LIST = 'list-1 DATE DESC';

/** The numbers that a filter leaves of a whole order. Each number is its own rank. */
function listOfRanks(ranks: readonly number[]): ListSource<number> {
  return {
    length: ranks.length,
    indexOfRank: (rank) => ranks.filter((one) => one < rank).length,
    rankAt: (index) => ranks[index] as number,
    slice: (start, end) => ranks.slice(start, end),
  };
}

const filtered = fc
  .array(fc.boolean(), { maxLength: 60 })
  .map((isTaken) => countUpTo(isTaken.length).filter((rank) => isTaken[rank]));
const counts = fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 6 });

function expectEdgesToMatch({ nodes, edges, pageInfo }: Connection<number>) {
  expect(edges.map(({ node }) => node)).toEqual(nodes);
  expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
  expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
}

describe('paging through a list in memory', () => {
  it('forward returns every entry of the filtered list once, with an exact hasNextPage', () => {
    fc.assert(
      fc.property(filtered, counts, (ranks, sizes) => {
        const seen: number[] = [];
        let after: string | null = null;
        for (let turn = 0; turn <= ranks.length; turn += 1) {
          const first = sizes[turn % sizes.length] ?? 1;
          const page: Connection<number> = connectList(listOfRanks(ranks), LIST, {
            first,
            after,
          });
          expectEdgesToMatch(page);
          expect(page.totalCount).toBe(ranks.length);
          expect(page.pageInfo.hasPreviousPage).toBe(seen.length > 0);
          seen.push(...page.nodes);
          expect(page.pageInfo.hasNextPage).toBe(seen.length < ranks.length);
          if (!page.pageInfo.hasNextPage) break;
          expect(page.nodes).toHaveLength(first);
          after = page.pageInfo.endCursor;
        }
        expect(seen).toEqual(ranks);
      }),
      { numRuns: runs(200) },
    );
  });

  it('backward returns the same list from its end, with an exact hasPreviousPage', () => {
    fc.assert(
      fc.property(filtered, counts, (ranks, sizes) => {
        const seen: number[] = [];
        let before: string | null = null;
        for (let turn = 0; turn <= ranks.length; turn += 1) {
          const last = sizes[turn % sizes.length] ?? 1;
          const page: Connection<number> = connectList(listOfRanks(ranks), LIST, {
            last,
            before,
          });
          expectEdgesToMatch(page);
          expect(page.pageInfo.hasNextPage).toBe(seen.length > 0);
          seen.unshift(...page.nodes);
          expect(page.pageInfo.hasPreviousPage).toBe(seen.length < ranks.length);
          if (!page.pageInfo.hasPreviousPage) break;
          expect(page.nodes).toHaveLength(last);
          before = page.pageInfo.startCursor;
        }
        expect(seen).toEqual(ranks);
      }),
      { numRuns: runs(200) },
    );
  });

  it('continues at the same position when the filter changes', () => {
    fc.assert(
      fc.property(filtered, filtered, fc.integer({ min: 1, max: 9 }), (ranks, others, first) => {
        const { pageInfo } = connectList(listOfRanks(ranks), LIST, { first });
        const end = ranks[first - 1] ?? ranks.at(-1);
        if (pageInfo.endCursor === null || end === undefined) return;
        const page = connectList(listOfRanks(others), LIST, { first: 500, after: pageInfo.endCursor });
        expect(page.nodes).toEqual(others.filter((rank) => rank > end));
      }),
    );
  });
});

describe('a page', () => {
  const list = listOfRanks(countUpTo(120));
  const at = (rank: number, name = LIST) => encodeListCursor({ list: name, rank });

  it('has 50 nodes by default', () => {
    expect(connectList(list, LIST, {}).nodes).toEqual(countUpTo(50));
    expect(connectList(list, LIST, { before: at(10) }).nodes).toEqual(countUpTo(10));
  });

  it('is between two cursors, and empty when they are in the wrong order', () => {
    const between = connectList(list, LIST, { after: at(9), before: at(12) });
    expect(between.nodes).toEqual([10, 11]);
    expect(between.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    const { nodes, pageInfo } = connectList(list, LIST, { after: at(12), before: at(9) });
    expect(nodes).toEqual([]);
    expect(pageInfo).toMatchObject({ startCursor: null, endCursor: null });
  });

  it('is refused for first together with last, and for a cursor of another list or order', () => {
    expect(() => connectList(list, LIST, { first: 1, last: 1 })).toThrow(
      'Bad input: first, last: must not both be given',
    );
    expect(() => connectList(list, LIST, { after: at(1, 'list-1 DATE ASC') })).toThrow(
      /^Bad input: after: must be a cursor of this list/,
    );
    expect(() => connectList(list, LIST, { before: at(1, 'list-2 DATE DESC') })).toThrow(
      /^Bad input: before: must be a cursor of this list/,
    );
  });
});

describe('a cursor of a list', () => {
  it('decodes to the encoded position, and to nothing when one character changes', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...'AZaz09-_'),
        (name, rank, place, other) => {
          const cursor = encodeListCursor({ list: name, rank });
          expect(decodeListCursor(cursor)).toEqual({ list: name, rank });
          const index = place % cursor.length;
          if (cursor[index] === other) return;
          expect(decodeListCursor(cursor.slice(0, index) + other + cursor.slice(index + 1))).toBeNull();
        },
      ),
    );
  });
});
