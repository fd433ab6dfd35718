import {
  cashflowNotEnabled,
  cashflowReportNotReady,
  invalidAccountId,
  invalidField,
} from '../http/errors.js';
import { addDays } from '../lib/calendar.js';
import type { Context } from '../state/context.js';
import type { Account, CashflowReport, Client, Item, Transaction } from '../state/entities.js';
import { findItem } from '../state/items.js';

/** Fetches from the bank; what was fetched before is forgotten. */
export function fetchCashflowReport(context: Context, item: Item, daysRequested: number): CashflowReport {
  return context.store.cashflowReports.insert({
    itemId: item.itemId,
    item,
    daysRequested,
    dateGenerated: context.clock.now(),
  });
}

/**
 * The products with which an Item has a Cashflow Report. Plaid asks for "Cashflow Report added as a product" and has no
 * product of that name, so these two are an assumption: both give the transactions that the report is made of.
 */
const cashflowProducts = ['assets', 'transactions'];

/** The Item, when it can have a Cashflow Report. */
export function findCashflowItem(context: Context, client: Client, accessToken: string): Item {
  const item = findItem(context, client, accessToken);
  if (!item.products.some((product) => cashflowProducts.includes(product))) throw cashflowNotEnabled();
  return item;
}

/**
 * Plaid does not say how it answers for an Item that was never refreshed. That it is not ready yet is an assumption, in
 * the words of errors/item: the error of that name among those of Asset Reports is another.
 */
export function findCashflowReport(context: Context, client: Client, accessToken: string): CashflowReport {
  const item = findCashflowItem(context, client, accessToken);
  const report = context.store.cashflowReports.find('itemId', item.itemId);
  if (report === undefined) throw cashflowReportNotReady();
  return report;
}

/** The first and the last day of which a report over that many days tells. */
export function cashflowDays(report: CashflowReport, days: number): { from: string; to: string } {
  const to = report.dateGenerated.toISOString().slice(0, 10);
  return { from: addDays(to, -days), to };
}

export interface PageRequest {
  /** Never more than were fetched; all of those when null. */
  readonly days: number | null;
  /** Every account of the Item when left out, or empty. */
  readonly accountIds: readonly string[] | undefined;
  readonly count: number;
  /** Empty for the first page. */
  readonly cursor: string;
}

export interface AccountTransaction {
  readonly account: Account;
  readonly transaction: Transaction;
}

export interface Page {
  readonly accounts: readonly Account[];
  readonly transactions: readonly AccountTransaction[];
  readonly total: number;
  readonly nextCursor: string;
  readonly hasMore: boolean;
}

/**
 * A cursor names the last transaction that was sent and not a number of transactions, so that a page begins where
 * the one before ended whatever happens in between. There is one after the last page as well, for what may come.
 */
export function readPage(report: CashflowReport, { days, accountIds, count, cursor }: PageRequest): Page {
  const accounts = pickAccounts(report.item, accountIds);
  const { from, to } = cashflowDays(report, Math.min(days ?? report.daysRequested, report.daysRequested));
  const all = newestFirst(accounts, from, to);
  const start = cursor === '' ? 0 : indexAfter(all, cursor);
  const transactions = all.slice(start, start + count);
  const end = start + transactions.length;
  return {
    accounts,
    transactions,
    total: all.length,
    nextCursor: encodeCursor(all[end - 1]?.transaction.transactionId ?? ''),
    hasMore: end < all.length,
  };
}

function pickAccounts({ accounts }: Item, accountIds: readonly string[] = []): readonly Account[] {
  if (accountIds.length === 0) return accounts;
  if (accountIds.some((id) => accounts.every(({ accountId }) => accountId !== id))) {
    throw invalidAccountId('options.account_ids');
  }
  return accounts.filter(({ accountId }) => accountIds.includes(accountId));
}

/** By day; within a day what is pending first, then account by account, each in the order its bank has. */
function newestFirst(accounts: readonly Account[], from: string, to: string): AccountTransaction[] {
  const rank = ({ transaction }: AccountTransaction) => `${transaction.date}${transaction.pending ? 1 : 0}`;
  return accounts
    .flatMap((account) => account.transactions.map((transaction) => ({ account, transaction })))
    .filter(({ transaction }) => transaction.date >= from && transaction.date <= to)
    .sort((a, b) => (rank(a) < rank(b) ? 1 : rank(a) > rank(b) ? -1 : 0));
}

function indexAfter(all: readonly AccountTransaction[], cursor: string): number {
  const lastId = decodeCursor(cursor);
  if (lastId === '') return 0;
  const index = all.findIndex(({ transaction }) => transaction.transactionId === lastId);
  if (index === -1) throw invalidField('cursor does not belong to this list of transactions');
  return index + 1;
}

const cursorPrefix = 'after:';

function encodeCursor(transactionId: string): string {
  return Buffer.from(cursorPrefix + transactionId).toString('base64url');
}

function decodeCursor(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (!text.startsWith(cursorPrefix))
    throw invalidField('cursor does not belong to this list of transactions');
  return text.slice(cursorPrefix.length);
}
