import type { CashflowTransactionsPage } from '../model/cashflow-report.js';
import { mapCashflowReportPage } from '../model/cashflow-report.mapper.js';
import type { CashflowTransaction } from '../model/cashflow-transaction.js';
import { cashflowReport } from '../plaid/endpoints/cashflow-report.js';
import type { PageSource, UpstreamPage } from '../plaid/page-walk.js';
import { accountIdsKey, withAccountIds } from './account-ids.js';
import { createLoader } from './create-loader.js';
import type { UncachedReads } from './uncached-reads.js';

export interface CashflowReportKey {
  readonly accessToken: string;
  readonly daysRequested: number;
  /** Null for all accounts of the Item. */
  readonly accountIds: readonly string[] | null;
}

export interface CashflowReportPageKey extends CashflowReportKey {
  /** Empty for the first page. */
  readonly cursor: string;
}

/** Plaid's largest page. Always the same size, so that all fields of an operation share the pages of a report. */
export const PAGE_SIZE = 500;

/** A page of a Cashflow Report: `/cashflow_report/get`. Each page repeats the report's own fields. */
export function createCashflowReportLoader(reads: UncachedReads, signal?: AbortSignal) {
  return createLoader(
    ({ accessToken, daysRequested, accountIds, cursor }: CashflowReportPageKey) =>
      JSON.stringify([accessToken, daysRequested, accountIdsKey(accountIds), cursor]),
    ({ accessToken, daysRequested, accountIds, cursor }) =>
      reads
        .call(
          cashflowReport.get,
          withAccountIds(
            { access_token: accessToken, days_requested: daysRequested, count: PAGE_SIZE, cursor },
            accountIds,
          ),
          signal,
        )
        .then((wire) => mapCashflowReportPage(wire, cashflowReport.get.path)),
  );
}

/** The report's transactions, page by page. */
export function cashflowReportPages(
  loader: ReturnType<typeof createCashflowReportLoader>,
  key: CashflowReportKey,
): PageSource<CashflowTransaction> {
  return {
    endpoint: cashflowReport.get.path,
    read: async (cursor) => toUpstreamPage(await loader.load({ ...key, cursor })),
  };
}

export function toUpstreamPage(page: CashflowTransactionsPage): UpstreamPage<CashflowTransaction> {
  const { transactions, totalTransactions, nextCursor, hasMore } = page;
  return { nodes: transactions, total: totalTransactions, nextCursor, hasMore };
}
