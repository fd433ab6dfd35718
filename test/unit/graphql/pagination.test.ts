import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Connection, connect } from '../../../src/graphql/pagination/connection.js';
import { decodeCursor, encodeCursor } from '../../../src/graphql/pagination/cursor.js';
import { anyText } from '../../support/any-text.js';
import { countUpTo, sizedPages } from '../plaid/pages.js';

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 });
const firsts = fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 1, maxLength: 6 });
const positions = fc.record({
  cursor: anyText(),
  index: fc.integer({ min: 0, max: 500 }),
});

describe('a connection', () => {
  it('returns every entry once, for any `first` and any upstream page size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 60 }), sizes, firsts, async (length, pageSizes, counts) => {
        const list = countUpTo(length);
        const source = sizedPages(list, pageSizes);
        const seen: number[] = [];
        let after: string | null = null;
        for (let turn = 0; ; turn += 1) {
          const first = counts[turn % counts.length] ?? 1;
          const part: Connection<number> = await connect(source, { first, after });
          const { nodes, edges, pageInfo, totalCount } = part;
          seen.push(...nodes);
          expect(edges.map(({ node }) => node)).toEqual(nodes);
          expect(totalCount).toBe(length);
          expect(pageInfo).toEqual({
            hasNextPage: seen.length < length,
            hasPreviousPage: turn > 0,
            startCursor: edges[0]?.cursor ?? null,
            endCursor: edges.at(-1)?.cursor ?? null,
          });
          if (!pageInfo.hasNextPage) break;
          expect(nodes).toHaveLength(first);
          after = pageInfo.endCursor;
        }
        expect(seen).toEqual(list);
      }),
    );
  });

  it('returns 50 entries by default', async () => {
    const source = sizedPages(countUpTo(60), [500]);
    expect((await connect(source, {})).nodes).toHaveLength(50);
    expect((await connect(source, { first: null, after: null })).nodes).toHaveLength(50);
  });
});

describe('a cursor', () => {
  it('encodes its position, and is safe in a URL', () => {
    fc.assert(
      fc.property(positions, (position) => {
        const text = encodeCursor(position);
        expect(text).toMatch(/^[\w-]+$/);
        expect(decodeCursor(text)).toEqual(position);
      }),
    );
  });

  it('is refused when a character of it is changed, lost or added', () => {
    fc.assert(
      fc.property(
        positions,
        fc.nat(),
        fc.constantFrom('', 'A', '-', 'AA', '!', '='),
        (position, at, other) => {
          const text = encodeCursor(position);
          const where = at % (text.length + 1);
          for (const spoilt of [
            text.slice(0, where) + other + text.slice(where + 1),
            text.slice(0, where) + other + text.slice(where),
          ]) {
            if (spoilt !== text) expect(decodeCursor(spoilt)).toBeNull();
          }
        },
      ),
    );
  });

  it('is refused when it is another text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => expect(decodeCursor(text)).toBeNull()),
    );
  });

  it.each([-1, 0.5, 501, Number.NaN])('is refused with the index %p, which is never issued', (index) => {
    expect(decodeCursor(encodeCursor({ cursor: '', index }))).toBeNull();
  });
});
