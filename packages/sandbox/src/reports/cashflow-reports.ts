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

/** Replaces the Cashflow Report of the Item. */
export function fetchCashflowReport(context: Context, item: Item, daysRequested: number): CashflowReport {
  return context.store.cashflowReports.insert({
    itemId: item.itemId,
    item,
    daysRequested,
    dateGenerated: context.clock.now(),
  });
}

/**
 * The products with which an Item has a Cashflow Report. An assumption: Plaid requires "Cashflow Report added as a product" but
 * has no product with that name. Both of these include transactions.
 */
const cashflowProducts = ['assets', 'transactions'];

/** @throws PlaidApiError when the token is invalid or the Item cannot have a Cashflow Report. */
export function findCashflowItem(context: Context, client: Client, accessToken: string): Item {
  const item = findItem(context, client, accessToken);
  if (!item.products.some((product) => cashflowProducts.includes(product))) throw cashflowNotEnabled();
  return item;
}

/**
 * @throws PlaidApiError ITEM_ERROR / PRODUCT_NOT_READY for an Item that was never refreshed. An assumption: Plaid does not document
 * this error. PRODUCT_NOT_READY of Asset Reports has the type ASSET_REPORT_ERROR.
 */
export function findCashflowReport(context: Context, client: Client, accessToken: string): CashflowReport {
  const item = findCashflowItem(context, client, accessToken);
  const report = context.store.cashflowReports.find('itemId', item.itemId);
  if (report === undefined) throw cashflowReportNotReady();
  return report;
}

/** The first and the last day of a report of `days` days. */
export function cashflowDays(report: CashflowReport, days: number): { from: string; to: string } {
  const to = report.dateGenerated.toISOString().slice(0, 10);
  return { from: addDays(to, -days), to };
}

export interface PageRequest {
  /** At most the days of the last refresh; null for all of them. */
  readonly days: number | null;
  /** Undefined or empty for all accounts of the Item. */
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
 * A cursor contains the id of the last transaction, not an offset, so that a page continues correctly after a refresh. The last
 * page has a cursor too, for transactions that come later.
 *
 * @throws PlaidApiError when an account id or the cursor is invalid.
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

/** By day. Within a day pending first, then by account, in the order of the bank. */
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
