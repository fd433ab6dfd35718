import { openSource, type SealedSource, sealSource } from '../../reports/sources/sources.js';
import type { NodeKind } from '../node/node-kind.js';
import type { SourcedAccount } from './asset-report-source.js';

/** Key of an account: its report, and Plaid's id of the account. */
export type AccountKey = Pick<SourcedAccount, 'source' | 'accountId'>;

type Parts = [source: SealedSource, accountId: string];

export const accountKind: NodeKind<AccountKey> = {
  name: 'Account',
  write: ({ source, accountId }) => JSON.stringify([sealSource(source), accountId] satisfies Parts),
  read: (content) => {
    const [source, accountId] = JSON.parse(content) as Parts;
    return { source: openSource(source), accountId };
  },
};
