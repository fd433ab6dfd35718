import { LazyList } from '../../lib/lazy-list.js';
import type { UnreadList } from '../../lib/unread-list.js';
import type { Account } from '../../model/account.js';
import { combinedStatus } from '../../model/coverage.js';
import type { Transaction } from '../../model/transaction.js';
import type { TransactionFilter } from '../../model/transaction-filter.js';
import { type TransactionList, transactionsOfAccount } from '../../model/transaction-list.js';
import { NEWEST_FIRST } from '../../model/transaction-order.js';
import type { CurrencySummary } from '../../model/transaction-summary.js';
import type { Context } from '../context.js';
import type { Connection } from '../pagination/connection.js';
import { connectList } from '../pagination/list-connection.js';
import { UNITS } from '../shared/cost-hints.js';
import { refuseWithoutCategories, refuseWithoutInsights } from './insights-need.js';
import { TransactionFilterInput } from './transaction-filter.input.js';
import type { AllTransactionsArgs, SummaryArgs, TransactionsArgs } from './transactions.args.js';

/** What an account and a report have in common: transactions that can be listed, paged and summed. */
export interface Transactions {
  readonly list: TransactionList;
  readonly hasInsights: boolean;
  /** The accounts that have these transactions. */
  readonly accounts: readonly Account[];
}

type Computed<Result> = Result | Promise<Result>;

/**
 * Returns a page. Its `totalCount` is null when an account lacks its transactions.
 *
 * @throws {BadInputError} for a cursor of another list, and for a filter that needs Insights when there are none.
 */
export function pageOf(
  transactions: Transactions,
  args: TransactionsArgs,
  { work }: Pick<Context, 'work'>,
): Computed<Connection<Transaction>> {
  const { list } = transactions;
  const order = args.orderBy ?? NEWEST_FIRST;
  const filter = checked(transactions, args.filter);
  return work.run(list, list.nameOf(filter, order), unitsOf(list, filter), () => {
    const selection = list.select(filter, order);
    const name = `${list.fingerprint} ${order.field} ${order.direction}`;
    return connectList(selection, name, args, isComplete(transactions, filter) ? selection.length : null);
  });
}

/**
 * The whole list, when it was not read yet and is requested in its own order. It costs no work beside the response, which is
 * counted by its fields.
 */
export function unreadOf(
  account: Account,
  { filter, orderBy }: AllTransactionsArgs,
): UnreadList<Transaction> | null {
  const { allTransactions } = account;
  const order = orderBy ?? NEWEST_FIRST;
  const isNewestFirst = order.field === NEWEST_FIRST.field && order.direction === NEWEST_FIRST.direction;
  if (!(allTransactions instanceof LazyList) || !isNewestFirst || filter) return null;
  return allTransactions.unread(() => transactionsOfAccount(account).select({}, NEWEST_FIRST).transactions);
}

/** @throws {BadInputError} for a filter that needs Insights when there are none. */
export function allOf(
  transactions: Transactions,
  { filter: given, orderBy }: AllTransactionsArgs,
  { work }: Pick<Context, 'work'>,
): Computed<readonly Transaction[]> {
  const { list } = transactions;
  const order = orderBy ?? NEWEST_FIRST;
  const filter = checked(transactions, given);
  return work.run(
    list,
    list.nameOf(filter, order),
    unitsOf(list, filter),
    () => list.select(filter, order).transactions,
  );
}

/**
 * Returns totals by currency, or null when an account lacks its transactions.
 *
 * @throws {BadInputError} for a filter that needs Insights when there are none.
 */
export function summaryOf(
  transactions: Transactions,
  { filter: given }: SummaryArgs,
  { work }: Pick<Context, 'work'>,
): Computed<readonly CurrencySummary[] | null> {
  const { list } = transactions;
  const filter = checked(transactions, given);
  if (!isComplete(transactions, filter)) return null;
  const units = unitsOf(list, filter) + UNITS.summary * list.length;
  return work.run(list, `summary ${list.nameOf(filter, NEWEST_FIRST)}`, units, () => {
    const { summary } = list.select(filter);
    // The months are computed lazily. They are computed here, so that the work is counted.
    for (const { months } of summary) void months;
    return summary;
  });
}

/** Work units for finding the transactions that match a filter. */
function unitsOf(
  { length }: TransactionList,
  { description, text, transactionIds }: TransactionFilter,
): number {
  const isByText = typeof description === 'string' || typeof text === 'string';
  const ids = transactionIds?.length ?? 0;
  return length * (isByText ? UNITS.selectByText : UNITS.select) + ids * UNITS.select;
}

/** Whether each account that the filter admits has its transactions. True when the filter admits no account or no transaction. */
function isComplete({ accounts }: Transactions, filter: TransactionFilter | null | undefined): boolean {
  const accountIds = filter?.accountIds;
  if (accountIds?.length === 0 || filter?.transactionIds?.length === 0) return true;
  const admitted = accountIds ? accounts.filter(({ accountId }) => accountIds.includes(accountId)) : accounts;
  return combinedStatus(admitted, 'transactions') === 'PRESENT';
}

function checked(
  { hasInsights, list }: Transactions,
  filter: TransactionFilterInput | null | undefined,
): TransactionFilter {
  if (filter === null || filter === undefined) return {};
  const names = ['categories', 'creditCategories', 'text'] as const;
  for (const name of names.filter((name) => filter[name] !== null && filter[name] !== undefined)) {
    if (!hasInsights) refuseWithoutInsights(`filter.${name}`);
    if (isUnknown(name, list.select({}).transactions)) refuseWithoutCategories(`filter.${name}`);
  }
  return filter;
}

/** Whether no transaction has the data that a condition reads. An empty response would then be wrong. */
function isUnknown(
  condition: 'categories' | 'creditCategories' | 'text',
  transactions: readonly Transaction[],
): boolean {
  if (transactions.length === 0) return false;
  switch (condition) {
    case 'categories':
      return transactions.every(({ category }) => category === null);
    case 'creditCategories':
      return transactions.every(({ creditCategory }) => creditCategory === null);
    case 'text':
      return false;
  }
}
