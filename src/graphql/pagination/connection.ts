import { type PageSource, walkPages } from '../../plaid/page-walk.js';
import { type ConnectionArgs, firstOf, startOf } from './connection.args.js';
import { encodeCursor } from './cursor.js';
import type { PageInfo } from './page-info.type.js';

/** A page of a list, as in Relay's specification of cursor connections. */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
  /** Null when the length of the list is not known. */
  readonly totalCount: number | null;
}

/** The page that the arguments request, read from as many upstream pages as necessary. */
export async function connect<Node>(
  source: PageSource<Node>,
  args: ConnectionArgs,
): Promise<Connection<Node>> {
  const { entries, hasMore, total } = await walkPages(source, startOf(args), firstOf(args));
  const edges = entries.map(({ node, end }) => ({ node, cursor: encodeCursor(end) }));
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    pageInfo: {
      hasNextPage: hasMore,
      // A cursor is the position after a node, so a given cursor means that there is a node before the page.
      hasPreviousPage: args.after !== null && args.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: total,
  };
}
