import { MalformedAnswerError } from './malformed-answer.js';

/** One page of a list that its owner hands out by cursor, in an order that does not change. */
export interface UpstreamPage<Node> {
  readonly nodes: readonly Node[];
  /** Of the whole list; null where Plaid does not say. */
  readonly total: number | null;
  /** Where the next page begins. May be there after the last page too: only `hasMore` says whether there is one. */
  readonly nextCursor: string;
  readonly hasMore: boolean;
}

export interface PageSource<Node> {
  /** The path behind it, for errors. */
  readonly endpoint: string;
  /** The page that begins at a cursor; the first begins at the empty one. */
  read(cursor: string): Promise<UpstreamPage<Node>>;
}

/** Between two nodes: so many nodes after where a cursor points. */
export interface Position {
  readonly cursor: string;
  readonly index: number;
}

export const START: Position = { cursor: '', index: 0 };

/** A stretch of the list. */
export interface Stretch<Node> {
  readonly entries: readonly Entry<Node>[];
  /** Whether there are nodes behind the last entry. */
  readonly hasMore: boolean;
  readonly total: number | null;
}

export interface Entry<Node> {
  readonly node: Node;
  /** The place right behind the node. */
  readonly end: Position;
}

/** Of pages in a row without a node, so many are passed over. Each costs a call, and a list may have no end of them. */
const MAX_EMPTY_PAGES = 10;

/**
 * The `count` nodes behind a position, over as many upstream pages as that takes and no more: theirs need not be as long
 * as ours. The place behind the last node of a page is the start of the next, so that going on from there does not read
 * the page again only to learn where it ended.
 *
 * @throws {MalformedAnswerError} when the cursors lead back, or on and on without a node.
 */
export async function walkPages<Node>(
  source: PageSource<Node>,
  from: Position,
  count: number,
): Promise<Stretch<Node>> {
  const entries: Entry<Node>[] = [];
  // Wherever a walk begins, a cursor to the start of the list leads back.
  const followed = new Set([START.cursor]);
  let { cursor, index } = from;
  let emptyPages = 0;
  while (true) {
    followed.add(cursor);
    const page = await source.read(cursor);
    if (page.hasMore && followed.has(page.nextCursor)) {
      throw new MalformedAnswerError(
        source.endpoint,
        'next_cursor',
        'expected a cursor that leads on, got one that leads back',
      );
    }
    const length = page.nodes.length;
    emptyPages = length === 0 ? emptyPages + 1 : 0;
    if (page.hasMore && emptyPages > MAX_EMPTY_PAGES) {
      throw new MalformedAnswerError(
        source.endpoint,
        'has_more',
        `expected more to come, got ${emptyPages} empty pages in a row`,
      );
    }
    for (const node of page.nodes.slice(index, index + count - entries.length)) {
      index += 1;
      const isLast = index === length && page.hasMore;
      entries.push({ node, end: isLast ? { cursor: page.nextCursor, index: 0 } : { cursor, index } });
    }
    if (index < length || !page.hasMore || entries.length === count) {
      return { entries, hasMore: index < length || page.hasMore, total: page.total };
    }
    // A position may reach beyond its page, when that has become shorter since.
    index = Math.max(0, index - length);
    cursor = page.nextCursor;
  }
}
