import type { AssetReport } from '../../../model/asset-report.js';

/** The number of transactions of a report. Parses them. */
export function transactionCount({ items }: AssetReport): number {
  return items
    .flatMap(({ accounts }) => accounts)
    .reduce((count, { allTransactions }) => count + (allTransactions?.get().length ?? 0), 0);
}
