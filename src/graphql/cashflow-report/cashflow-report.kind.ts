import type { CashflowReportKey } from '../../loaders/cashflow-report.loader.js';
import type { NodeKind } from '../node/node-kind.js';

type Parts = [accessToken: string, daysRequested: number, accountIds: readonly string[] | null];

/** The report is the same in whatever order its accounts are named, so its id is too: sorted, and each once. */
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
