import type { Transaction } from '../../model/transaction.js';
import type { TransactionFilter } from '../../model/transaction-filter.js';
import type { TransactionList } from '../../model/transaction-list.js';
import { NEWEST_FIRST } from '../../model/transaction-order.js';
import type { CurrencySummary } from '../../model/transaction-summary.js';
import type { Connection } from '../pagination/connection.js';
import { connectList } from '../pagination/list-connection.js';
import { refuseWithoutInsights } from './insights-need.js';
import { TransactionFilterInput } from './transaction-filter.input.js';
import type { AllTransactionsArgs, SummaryArgs, TransactionsArgs } from './transactions.args.js';

/** What an account and a report have in common: transactions that can be listed, paged and summed. */
export interface Transactions {
  readonly list: TransactionList;
  /** Whether Plaid's Insights are in them. */
  readonly hasInsights: boolean;
}

/** @throws {BadInputError} for a cursor of another list, or a filter that reads Insights which are not there. */
export function pageOf(transactions: Transactions, args: TransactionsArgs): Connection<Transaction> {
  const { list } = transactions;
  const order = args.orderBy ?? NEWEST_FIRST;
  const selection = list.select(checked(transactions, args.filter), order);
  return connectList(selection, `${list.fingerprint} ${order.field} ${order.direction}`, args);
}

/** @throws {BadInputError} for a filter that reads Insights which are not there. */
export function allOf(
  transactions: Transactions,
  { filter, orderBy }: AllTransactionsArgs,
): readonly Transaction[] {
  return transactions.list.select(checked(transactions, filter), orderBy ?? NEWEST_FIRST).transactions;
}

/** @throws {BadInputError} for a filter that reads Insights which are not there. */
export function summaryOf(transactions: Transactions, { filter }: SummaryArgs): readonly CurrencySummary[] {
  return transactions.list.select(checked(transactions, filter)).summary;
}

function checked(
  { hasInsights }: Transactions,
  filter: TransactionFilterInput | null | undefined,
): TransactionFilter {
  if (filter === null || filter === undefined) return {};
  if (!hasInsights) {
    for (const name of ['categories', 'creditCategories', 'text'] as const) {
      if (filter[name] !== null && filter[name] !== undefined) refuseWithoutInsights(`filter.${name}`);
    }
  }
  return filter;
}
