import { mapCashflowTransactionsPage } from '../model/cashflow-report.mapper.js';
import type { CashflowTransaction } from '../model/cashflow-transaction.js';
import { cashflowReport } from '../plaid/endpoints/cashflow-report.js';
import type { PageSource } from '../plaid/page-walk.js';
import { accountIdsKey, withAccountIds } from './account-ids.js';
import { type CashflowReportKey, PAGE_SIZE, toUpstreamPage } from './cashflow-report.loader.js';
import { createLoader } from './create-loader.js';
import type { UncachedReads } from './uncached-reads.js';

export type CashflowTransactionsKey = Omit<CashflowReportKey, 'daysRequested'>;

export interface CashflowTransactionsPageKey extends CashflowTransactionsKey {
  /** Empty for the first page. */
  readonly cursor: string;
}

/** A page of an Item's transactions: `/cashflow_report/transactions/get`. */
export function createCashflowTransactionsLoader(reads: UncachedReads, signal?: AbortSignal) {
  return createLoader(
    ({ accessToken, accountIds, cursor }: CashflowTransactionsPageKey) =>
      JSON.stringify([accessToken, accountIdsKey(accountIds), cursor]),
    ({ accessToken, accountIds, cursor }) =>
      reads
        .call(
          cashflowReport.getTransactions,
          withAccountIds({ access_token: accessToken, count: PAGE_SIZE, cursor }, accountIds),
          signal,
        )
        .then((wire) => mapCashflowTransactionsPage(wire, cashflowReport.getTransactions.path)),
  );
}

/** An Item's transactions, page by page. */
export function cashflowTransactionsPages(
  loader: ReturnType<typeof createCashflowTransactionsLoader>,
  key: CashflowTransactionsKey,
): PageSource<CashflowTransaction> {
  return {
    endpoint: cashflowReport.getTransactions.path,
    read: async (cursor) => toUpstreamPage(await loader.load({ ...key, cursor })),
  };
}
