import { Lazy } from '../lib/lazy.js';
import type { Account } from './account.js';
import type { AssetReport, Item } from './asset-report.js';
import { coverageWithoutInsights, partsWithoutInsights } from './coverage.js';
import type { Transaction } from './transaction.js';

const plainReports = new WeakMap<AssetReport, AssetReport>();

/** The report as Plaid returns it without Insights. Created once for each report. */
export function withoutInsights(report: AssetReport): AssetReport {
  if (!report.hasInsights) return report;
  let plain = plainReports.get(report);
  if (plain === undefined) {
    plain = {
      ...report,
      hasInsights: false,
      coverage: new Lazy(() => coverageWithoutInsights(report.coverage.get())),
      items: report.items.map(plainItem),
    };
    plainReports.set(report, plain);
  }
  return plain;
}

function plainItem(item: Item): Item {
  return { ...item, accounts: item.accounts.map(plainAccount) };
}

function plainAccount(account: Account): Account {
  const { allTransactions } = account;
  return {
    ...account,
    hasInsights: false,
    parts: partsWithoutInsights(account.parts),
    coverage: new Lazy(() => coverageWithoutInsights(account.coverage.get())),
    allTransactions: allTransactions && new Lazy(() => allTransactions.get().map(plainTransaction)),
  };
}

/** Keeps the eight fields of reports without Insights. */
function plainTransaction(transaction: Transaction): Transaction {
  return {
    ...transaction,
    pendingTransactionId: null,
    dateTransacted: null,
    name: null,
    merchantName: null,
    category: null,
    categoryId: null,
    creditCategory: null,
    checkNumber: null,
    accountOwner: null,
    location: null,
    paymentMeta: null,
    transactionType: null,
    transactionTypeRaw: null,
    incomeSourceId: null,
  };
}
