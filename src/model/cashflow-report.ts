import type { BusinessAccount } from './business-account.js';
import type { CashflowItem } from './cashflow-item.js';
import type { CashflowTransaction } from './cashflow-transaction.js';

/** One page of transactions, newest first, with the cursor of the next page. */
export interface CashflowTransactionsPage {
  readonly transactions: readonly CashflowTransaction[];
  /** The total of the report, not of the page. */
  readonly totalTransactions: number | null;
  /** Empty without a cursor. The last page may have one too, for later transactions. Only `hasMore` says whether a page follows. */
  readonly nextCursor: string;
  readonly hasMore: boolean;
}

/** A page of `/cashflow_report/get`. Each page repeats the fields of the report. */
export interface CashflowReportPage extends CashflowTransactionsPage {
  readonly accounts: readonly BusinessAccount[];
  readonly item: CashflowItem;
  readonly lastSuccessfulUpdateTime: string | null;
  readonly requestId: string;
}
