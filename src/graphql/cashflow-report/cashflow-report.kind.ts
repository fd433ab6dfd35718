import type { CashflowReportKey } from '../../loaders/cashflow-report.loader.js';
import type { NodeKind } from '../node/node-kind.js';

type Parts = [accessToken: string, daysRequested: number, accountIds: readonly string[] | null];

/**
 * The order of the accounts does not change the report, so it must not change the id: the accounts are sorted, without
 * duplicates.
 */
export const cashflowReportKind: NodeKind<CashflowReportKey> = {
  name: 'CashflowReport',
  write: ({ accessToken, daysRequested, accountIds }) => {
    const parts: Parts = [accessToken, daysRequested, canonicalAccountIds(accountIds)];
    return JSON.stringify(parts);
  },
  read: (content) => {
    const [accessToken, daysRequested, accountIds] = JSON.parse(content) as Parts;
    return { accessToken, daysRequested, accountIds };
  },
};

export function canonicalAccountIds(accountIds: readonly string[] | null): readonly string[] | null {
  return accountIds === null ? null : [...new Set(accountIds)].sort();
}
