import { type PageSource, walkPages } from '../../plaid/page-walk.js';
import { type ConnectionArgs, firstOf, startOf } from './connection.args.js';
import { encodeCursor } from './cursor.js';
import type { PageInfo } from './page-info.type.js';

/** A part of a list as Relay's specification of cursor connections has it. */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly pageInfo: PageInfo;
  /** Null when it is not known how long the list should be. */
  readonly totalCount: number | null;
}

/** The part of a list that the arguments ask for, read from as many upstream pages as it takes. */
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
      // A cursor stands behind a node, so wherever one was given there is a node before.
      hasPreviousPage: args.after !== null && args.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: total,
  };
}
