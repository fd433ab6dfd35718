import { Lazy } from '../lib/lazy.js';
import type { Account, HistoricalBalance } from '../model/account.js';
import type { AssetReport, AssetReportResponse, Item } from '../model/asset-report.js';
import type { Coverage } from '../model/coverage.js';
import type { Transaction } from '../model/transaction.js';

/** A report as sent between threads. Its lazy values are computed before, because functions cannot be sent. */
export interface EncodedReport extends Omit<AssetReportResponse, 'report'> {
  readonly report: Omit<AssetReport, 'coverage' | 'items'> & {
    readonly coverage: Coverage;
    readonly items: readonly EncodedItem[];
  };
}

interface EncodedItem extends Omit<Item, 'accounts'> {
  readonly accounts: readonly EncodedAccount[];
}

interface EncodedAccount extends Omit<Account, 'coverage' | 'allTransactions' | 'historicalBalances'> {
  readonly coverage: Coverage;
  readonly allTransactions: readonly Transaction[] | null;
  readonly historicalBalances: readonly HistoricalBalance[] | null;
}

/** @throws {MalformedResponseError} when transactions or balances cannot be read. */
export function encodeReport({ report, warnings, requestId }: AssetReportResponse): EncodedReport {
  return {
    warnings,
    requestId,
    report: {
      ...report,
      coverage: report.coverage.get(),
      items: report.items.map((item) => ({ ...item, accounts: item.accounts.map(encodeAccount) })),
    },
  };
}

function encodeAccount(account: Account): EncodedAccount {
  return {
    ...account,
    coverage: account.coverage.get(),
    allTransactions: account.allTransactions?.get() ?? null,
    historicalBalances: account.historicalBalances?.get() ?? null,
  };
}

export function decodeReport({ report, warnings, requestId }: EncodedReport): AssetReportResponse {
  return {
    warnings,
    requestId,
    report: {
      ...report,
      coverage: Lazy.of(report.coverage),
      items: report.items.map((item) => ({ ...item, accounts: item.accounts.map(decodeAccount) })),
    },
  };
}

function decodeAccount({
  coverage,
  allTransactions,
  historicalBalances,
  ...account
}: EncodedAccount): Account {
  return {
    ...account,
    coverage: Lazy.of(coverage),
    allTransactions: allTransactions && Lazy.of(allTransactions),
    historicalBalances: historicalBalances && Lazy.of(historicalBalances),
  };
}
