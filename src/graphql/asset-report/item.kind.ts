import { openSource, type SealedSource, sealSource } from '../../reports/sources/sources.js';
import type { NodeKind } from '../node/node-kind.js';
import type { SourcedItem } from './asset-report-source.js';

/** Key of an Item: its report, and Plaid's id of the Item. */
export type ItemKey = Pick<SourcedItem, 'source' | 'itemId'>;

type Parts = [source: SealedSource, itemId: string];

export const itemKind: NodeKind<ItemKey> = {
  name: 'Item',
  write: ({ source, itemId }) => JSON.stringify([sealSource(source), itemId] satisfies Parts),
  read: (content) => {
    const [source, itemId] = JSON.parse(content) as Parts;
    return { source: openSource(source), itemId };
  },
};
