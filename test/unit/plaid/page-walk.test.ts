import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MalformedResponseError } from '../../../src/plaid/malformed-response.js';
import { type PageSource, START, type UpstreamPage, walkPages } from '../../../src/plaid/page-walk.js';
import { countUpTo, refuseEndlessReads, sizedPages } from './pages.js';

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
const length = fc.integer({ min: 0, max: 60 });
const count = fc.integer({ min: 1, max: 25 });

/** The given pages, with their numbers as cursors; the first has the empty cursor. */
function pages(...all: Partial<UpstreamPage<string>>[]): PageSource<string> & { readonly reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    endpoint: '/cashflow_report/get',
    async read(cursor) {
      reads.push(cursor);
      refuseEndlessReads(reads);
      const page = all[Number(cursor)];
      if (page === undefined) throw new Error(`There is no page ${cursor}`);
      return { nodes: [], total: 9, nextCursor: String(Number(cursor) + 1), hasMore: true, ...page };
    },
  };
}

describe('a walk over pages', () => {
  it('resumes after any entry without gaps or repeats, for all page sizes', async () => {
    await fc.assert(
      fc.asyncProperty(length, sizes, sizes, fc.nat(), async (total, before, after, at) => {
        const list = countUpTo(total);
        const { entries } = await walkPages(sizedPages(list, before), START, total + 1);
        expect(entries.map(({ node }) => node)).toEqual(list);
        const stop = entries[at % Math.max(1, total)];
        if (stop === undefined) return;
        const rest = await walkPages(sizedPages(list, after), stop.end, total + 1);
        expect(rest.entries.map(({ node }) => node)).toEqual(list.slice(stop.node + 1));
        expect(rest.hasMore).toBe(false);
      }),
    );
  });

  it('returns whether more nodes follow, and the total', async () => {
    await fc.assert(
      fc.asyncProperty(length, sizes, count, async (total, pageSizes, wanted) => {
        const stretch = await walkPages(sizedPages(countUpTo(total), pageSizes), START, wanted);
        expect(stretch.entries).toHaveLength(Math.min(wanted, total));
        expect(stretch).toMatchObject({ hasMore: wanted < total, total });
      }),
    );
  });

  it('reads no page twice and no unneeded page', async () => {
    await fc.assert(
      fc.asyncProperty(length, sizes, count, async (total, pageSizes, wanted) => {
        const source = sizedPages(countUpTo(total), pageSizes);
        await walkPages(source, START, wanted);
        expect(new Set(source.reads).size).toBe(source.reads.length);
        // Every page that was read starts before the last requested node.
        for (const start of source.reads.slice(1)) expect(start).toBeLessThan(Math.min(wanted, total));
      }),
    );
  });

  it('stops after the last page although it has a cursor', async () => {
    const source = pages({ nodes: ['a'] }, { nodes: ['b'], hasMore: false }, { nodes: ['c'] });
    const { entries, hasMore } = await walkPages(source, START, 10);
    expect(entries.map(({ node }) => node)).toEqual(['a', 'b']);
    expect(hasMore).toBe(false);
    expect(source.reads).toEqual(['', '1']);
  });

  it('does not read a finished page again to find the next one', async () => {
    const source = pages({ nodes: ['a', 'b'] }, { nodes: ['c'], hasMore: false });
    const first = await walkPages(source, START, 2);
    expect(first.hasMore).toBe(true);
    const end = first.entries.at(-1)?.end;
    expect(end).toEqual({ cursor: '1', index: 0 });
    await walkPages(source, end ?? START, 2);
    expect(source.reads).toEqual(['', '1']);
  });

  it('skips an empty page', async () => {
    const source = pages({ nodes: ['a'] }, { nodes: [] }, { nodes: ['b'], hasMore: false });
    expect((await walkPages(source, START, 5)).entries.map(({ node }) => node)).toEqual(['a', 'b']);
  });

  it('continues in the next page when its page has become shorter than the position', async () => {
    const source = pages({ nodes: ['a'] }, { nodes: ['b', 'c', 'd'], hasMore: false });
    const { entries } = await walkPages(source, { cursor: '', index: 3 }, 5);
    expect(entries.map(({ node }) => node)).toEqual(['d']);
  });

  it('is empty when the list has become shorter than the position', async () => {
    const source = pages({ nodes: ['a'], hasMore: false, total: 1 });
    expect(await walkPages(source, { cursor: '', index: 3 }, 5)).toEqual({
      entries: [],
      hasMore: false,
      total: 1,
    });
  });

  it.each([0, 1])('refuses an endless list of empty pages after %i nodes', async (size) => {
    const source = pages({ nodes: countUpTo(size).map(String) }, ...Array.from({ length: 900 }, () => ({})));
    await expect(walkPages(source, START, 5)).rejects.toThrow(
      'Malformed response to POST /cashflow_report/get: has_more: expected more nodes, got 11 empty pages in a row',
    );
    expect(source.reads).toHaveLength(11 + size);
  });

  it('refuses a cursor to the start of the list, for all start positions', async () => {
    const source = pages({ nodes: ['a'] }, { nodes: ['b'], nextCursor: '' });
    await expect(walkPages(source, { cursor: '1', index: 0 }, 2)).rejects.toThrow(
      'Malformed response to POST /cashflow_report/get: next_cursor: expected a new cursor, got one that was already read',
    );
    expect(source.reads).toEqual(['1']);
  });

  it.each([
    ['the same page', [{ nodes: ['a'], nextCursor: '' }]],
    ['an empty page before', [{ nodes: [] }, { nodes: [], nextCursor: '' }]],
  ])('refuses a cursor back to %s', async (_what, all) => {
    const walk = walkPages(pages(...all), START, 1);
    await expect(walk).rejects.toThrow(MalformedResponseError);
    await expect(walk).rejects.toThrow(
      'Malformed response to POST /cashflow_report/get: next_cursor: expected a new cursor, got one that was already read',
    );
  });
});
