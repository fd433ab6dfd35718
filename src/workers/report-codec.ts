import { Lazy } from '../lib/lazy.js';
import type { Account } from '../model/account.js';
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

interface EncodedAccount extends Omit<Account, 'coverage' | 'allTransactions'> {
  readonly coverage: Coverage;
  readonly allTransactions: readonly Transaction[] | null;
}

/** @throws {MalformedResponseError} when transactions cannot be read. */
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

function decodeAccount({ coverage, allTransactions, ...account }: EncodedAccount): Account {
  return {
    ...account,
    coverage: Lazy.of(coverage),
    allTransactions: allTransactions && Lazy.of(allTransactions),
  };
}
