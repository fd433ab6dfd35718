import type { NodeKind } from '../node/node-kind.js';
import { partsOf, type SourceParts, sourceOf } from './asset-report.kind.js';
import type { SourcedItem } from './asset-report-source.js';

/** Names an Item: the report that it is in, and Plaid's id of it. */
export type ItemKey = Pick<SourcedItem, 'source' | 'itemId'>;

type Parts = [source: SourceParts, itemId: string];

export const itemKind: NodeKind<ItemKey> = {
  name: 'Item',
  write: ({ source, itemId }) => JSON.stringify([partsOf(source), itemId] satisfies Parts),
  read: (content) => {
    const [source, itemId] = JSON.parse(content) as Parts;
    return { source: sourceOf(source), itemId };
  },
};
