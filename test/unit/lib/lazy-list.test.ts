import { describe, expect, it } from '@jest/globals';
import type { JsonList } from '../../../src/lib/json-list.js';
import { LazyList } from '../../../src/lib/lazy-list.js';
import { parseWithLists } from '../../../src/lib/parse-with-lists.js';

const ELEMENT = { fields: {}, newestFirstBy: 'day' };

/** A document with two lists. */
function twoLists() {
  // Not of Node's pool, whose memory is never freed.
  const body = new Uint8Array(Buffer.from('[{"rows":[{"a":1}]},{"rows":[{"a":2},{"a":3}]}]'));
  const holders = parseWithLists(body, { long: 'rows', short: 'days' }) as { rows: JsonList }[];
  const lists = holders.map(({ rows }) => {
    const read = () => {
      const read = rows.map((element) => element);
      rows.release();
      return read;
    };
    return new LazyList<unknown>(rows, ELEMENT, read);
  });
  return { body, lists };
}

describe('a lazy list', () => {
  it('is unread until it is read', () => {
    const [first] = twoLists().lists;
    const unread = first?.unread(() => ['in order']);
    expect(unread && [...unread]).toEqual(['in order']);
    expect(first?.get()).toEqual([{ a: 1 }]);
    expect(first?.unread(() => [])).toBeNull();
  });

  it('frees the bytes of the document once all its lists are read or discarded', () => {
    const { body, lists } = twoLists();
    const [first, second] = lists;
    first?.get();
    expect(body.byteLength).toBeGreaterThan(0);
    second?.discard();
    expect(body.byteLength).toBe(0);
    expect(second?.unread(() => [])).toBeNull();
  });

  it('keeps its elements when it is discarded after it was read', () => {
    const [first] = twoLists().lists;
    const elements = first?.get();
    first?.discard();
    expect(first?.get()).toBe(elements);
  });
});
