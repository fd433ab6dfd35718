import type { CashflowReportGetResponse, CashflowReportTransactionsGetResponse } from 'plaid';
import { mapBusinessAccount } from './business-account.mapper.js';
import { mapCashflowItem } from './cashflow-item.mapper.js';
import type { CashflowReportPage, CashflowTransactionsPage } from './cashflow-report.js';
import { mapCashflowTransaction } from './cashflow-transaction.mapper.js';
import { boolean, list, object, Place, text, textOrNull, wholeNumberOrNull } from './reader.js';

/**
 * Maps one page of `/cashflow_report/get`.
 *
 * @param endpoint Plaid's path, for the error.
 * @throws {MalformedResponseError} naming the first guaranteed field that is missing.
 */
export function mapCashflowReportPage(wire: CashflowReportGetResponse, endpoint: string): CashflowReportPage {
  const at = Place.of(endpoint);
  return {
    ...mapCashflowTransactionsPage(wire, endpoint),
    accounts: list(wire.accounts, at, 'accounts', mapBusinessAccount),
    item: object(wire.item, at, 'item', mapCashflowItem),
    lastSuccessfulUpdateTime: textOrNull(wire.last_successful_update_time),
    requestId: text(wire.request_id, at, 'request_id'),
  };
}

/** Maps one page of `/cashflow_report/transactions/get`. Ignores the accounts and the Item, which no field needs. */
export function mapCashflowTransactionsPage(
  wire: CashflowReportTransactionsGetResponse,
  endpoint: string,
): CashflowTransactionsPage {
  const at = Place.of(endpoint);
  return {
    transactions: list(wire.transactions, at, 'transactions', mapCashflowTransaction),
    totalTransactions: wholeNumberOrNull(wire.total_transactions),
    ...mapNext(wire, at),
  };
}

/** Maps the next cursor, which is guaranteed on all pages but the last. */
function mapNext(
  wire: CashflowReportTransactionsGetResponse,
  at: Place,
): Pick<CashflowTransactionsPage, 'hasMore' | 'nextCursor'> {
  const hasMore = boolean(wire.has_more, at, 'has_more');
  return hasMore
    ? { hasMore, nextCursor: text(wire.next_cursor, at, 'next_cursor') }
    : { hasMore, nextCursor: textOrNull(wire.next_cursor) ?? '' };
}
