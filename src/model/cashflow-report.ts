import type { BusinessAccount } from './business-account.js';
import type { CashflowItem } from './cashflow-item.js';
import type { CashflowTransaction } from './cashflow-transaction.js';

/** As many transactions as fit one answer, newest first, and where the next are. */
export interface CashflowTransactionsPage {
  readonly transactions: readonly CashflowTransaction[];
  /** Of the whole report, not of the page. */
  readonly totalTransactions: number | null;
  /**
   * May be there after the last page too, for what may come; whether there is a next page only `hasMore` says. Empty where
   * Plaid gives none.
   */
  readonly nextCursor: string;
  readonly hasMore: boolean;
}

/** What `/cashflow_report/get` says of the report on each of its pages. */
export interface CashflowReportPage extends CashflowTransactionsPage {
  readonly accounts: readonly BusinessAccount[];
  readonly item: CashflowItem;
  readonly lastSuccessfulUpdateTime: string | null;
  readonly requestId: string;
}
