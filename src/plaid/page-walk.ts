import { MalformedResponseError } from './malformed-response.js';

/** One page of a list that Plaid pages by cursor, in a stable order. */
export interface UpstreamPage<Node> {
  readonly nodes: readonly Node[];
  /** The length of the whole list; null when Plaid does not give it. */
  readonly total: number | null;
  /** The cursor of the next page. The last page may have one too; only `hasMore` says whether a page follows. */
  readonly nextCursor: string;
  readonly hasMore: boolean;
}

export interface PageSource<Node> {
  /** Plaid's path, for errors. */
  readonly endpoint: string;
  /** Reads the page at a cursor. The empty cursor is the first page. */
  read(cursor: string): Promise<UpstreamPage<Node>>;
}

/** A place between two nodes: `index` nodes after the start of the page at `cursor`. */
export interface Position {
  readonly cursor: string;
  readonly index: number;
}

export const START: Position = { cursor: '', index: 0 };

/** Consecutive nodes of the list. */
export interface Stretch<Node> {
  readonly entries: readonly Entry<Node>[];
  /** Whether nodes follow the last entry. */
  readonly hasMore: boolean;
  readonly total: number | null;
}

export interface Entry<Node> {
  readonly node: Node;
  /** The position after the node. */
  readonly end: Position;
}

/** The most empty pages in a row that are skipped. Each costs a call, and a broken list could have endless empty pages. */
const MAX_EMPTY_PAGES = 10;

/**
 * Reads `count` nodes from a position on, from as few of Plaid's pages as possible. The position after the last node of a
 * page is the start of the next page, so that a later walk does not read the finished page again.
 *
 * @throws {MalformedResponseError} when a cursor repeats, or too many pages in a row are empty.
 */
export async function walkPages<Node>(
  source: PageSource<Node>,
  from: Position,
  count: number,
): Promise<Stretch<Node>> {
  const entries: Entry<Node>[] = [];
  // A later page never points to the start of the list, even in a walk that begins elsewhere.
  const followed = new Set([START.cursor]);
  let { cursor, index } = from;
  let emptyPages = 0;
  while (true) {
    followed.add(cursor);
    const page = await source.read(cursor);
    if (page.hasMore && followed.has(page.nextCursor)) {
      throw new MalformedResponseError(
        source.endpoint,
        'next_cursor',
        'expected a new cursor, got one that was already read',
      );
    }
    const length = page.nodes.length;
    emptyPages = length === 0 ? emptyPages + 1 : 0;
    if (page.hasMore && emptyPages > MAX_EMPTY_PAGES) {
      throw new MalformedResponseError(
        source.endpoint,
        'has_more',
        `expected more nodes, got ${emptyPages} empty pages in a row`,
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
    // The index of a position may exceed its page, when the page has become shorter since.
    index = Math.max(0, index - length);
    cursor = page.nextCursor;
  }
}
