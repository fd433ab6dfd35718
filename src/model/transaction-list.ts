import { createHash } from 'node:crypto';
import type { Account } from './account.js';
import type { AssetReport } from './asset-report.js';
import type { Transaction } from './transaction.js';
import { conditionsOf, type TransactionFilter } from './transaction-filter.js';
import { NEWEST_FIRST, type TransactionOrder } from './transaction-order.js';
import { TransactionSelection } from './transaction-selection.js';

/** How many selections a list keeps, so that a client's walk through pages filters once. */
const SELECTIONS_KEPT = 16;

/** How many entries they hold together, for each transaction of the list: what a report takes is bounded elsewhere. */
const ENTRIES_KEPT = 2;

/**
 * The transactions of an account or of a whole report, sorted once for all who ask. A place in an order is a rank: it
 * depends on the report alone, so that it still names the same transaction when the report is read anew.
 */
export class TransactionList {
  readonly #transactions: readonly Transaction[];
  readonly #orders = new Map<string, readonly Transaction[]>();
  readonly #selections = new Map<string, TransactionSelection>();
  #fingerprint: string | undefined;

  constructor(transactions: readonly Transaction[]) {
    this.#transactions = transactions;
  }

  /** Tells this list from any other that holds other transactions, or the same ones otherwise; 64 bits in base64url. */
  get fingerprint(): string {
    this.#fingerprint ??= fingerprintOf(this.#transactions);
    return this.#fingerprint;
  }

  get length(): number {
    return this.#transactions.length;
  }

  /** Tells one filter and order from any other. */
  nameOf(filter: TransactionFilter, order: TransactionOrder): string {
    return keyOf(filter, order);
  }

  /** Those that meet the filter, in the order given. */
  select(filter: TransactionFilter, order: TransactionOrder = NEWEST_FIRST): TransactionSelection {
    const key = keyOf(filter, order);
    const kept = this.#selections.get(key);
    // Put back at the end: the first of a map is the one to go.
    this.#selections.delete(key);
    const selection = kept ?? this.#find(filter, order);
    this.#selections.set(key, selection);
    if (kept === undefined) this.#forgetOldest();
    return selection;
  }

  #forgetOldest(): void {
    let entries = 0;
    for (const { length } of this.#selections.values()) entries += length;
    for (const [key, { length }] of this.#selections) {
      if (this.#selections.size <= SELECTIONS_KEPT && entries <= ENTRIES_KEPT * this.#transactions.length)
        return;
      this.#selections.delete(key);
      entries -= length;
    }
  }

  #find(filter: TransactionFilter, order: TransactionOrder): TransactionSelection {
    const ordered = this.#inOrder(order);
    const [start, end] =
      order.field === 'DATE' ? rangeOf(ordered, filter, order.direction) : [0, ordered.length];
    const conditions = conditionsOf(filter);
    if (order.field !== 'DATE') conditions.push(...dateConditions(filter));
    if (conditions.length === 0 && start === 0 && end === ordered.length) {
      return new TransactionSelection(ordered, null);
    }
    const ranks: number[] = [];
    for (let rank = start; rank < end; rank += 1) {
      const transaction = ordered[rank] as Transaction;
      if (conditions.every((isMet) => isMet(transaction))) ranks.push(rank);
    }
    return new TransactionSelection(ordered, ranks);
  }

  #inOrder({ field, direction }: TransactionOrder): readonly Transaction[] {
    const key = `${field} ${direction}`;
    let ordered = this.#orders.get(key);
    if (ordered === undefined) {
      // The other way round is exactly that, ties included.
      ordered =
        direction === 'ASC'
          ? this.#inOrder({ field, direction: 'DESC' }).toReversed()
          : this.#transactions.toSorted(field === 'DATE' ? byDate : byAmount);
      this.#orders.set(key, ordered);
    }
    return ordered;
  }
}

const lists = new WeakMap<object, TransactionList>();

/** An account's transactions; none when Plaid sent no list. Made once for each account that was read. */
export function transactionsOfAccount({ allTransactions }: Account): TransactionList {
  return listOf(allTransactions ?? NONE, () => allTransactions?.get() ?? []);
}

const NONE = {};

/** The transactions of all accounts of a report, merged. Made once for each report that was read. */
export function transactionsOfReport({ items }: AssetReport): TransactionList {
  return listOf(items, () =>
    items.flatMap(({ accounts }) => accounts.flatMap(({ allTransactions }) => allTransactions?.get() ?? [])),
  );
}

function listOf(owner: object, transactions: () => readonly Transaction[]): TransactionList {
  let list = lists.get(owner);
  if (list === undefined) {
    list = new TransactionList(transactions());
    lists.set(owner, list);
  }
  return list;
}

/** The largest first. The sort is stable, so that ties stay as the report has them. */
function byAmount(one: Transaction, other: Transaction): number {
  return other.amount - one.amount;
}

function byDate(one: Transaction, other: Transaction): number {
  if (one.date === other.date) return 0;
  return one.date < other.date ? 1 : -1;
}

/** Between which ranks the days of the filter lie, found by halving: a month costs a month. */
function rangeOf(
  ordered: readonly Transaction[],
  { startDate, endDate }: TransactionFilter,
  direction: TransactionOrder['direction'],
): [start: number, end: number] {
  const isBefore = ({ date }: Transaction) => typeof startDate === 'string' && date < startDate;
  const isAfter = ({ date }: Transaction) => typeof endDate === 'string' && date > endDate;
  const [leaves, enters] = direction === 'DESC' ? [isBefore, isAfter] : [isAfter, isBefore];
  const start = firstRank(ordered, (transaction) => !enters(transaction));
  return [start, Math.max(start, firstRank(ordered, leaves))];
}

/** The first rank whose transaction meets a condition that all behind it meet too. */
function firstRank(ordered: readonly Transaction[], isMet: (transaction: Transaction) => boolean): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isMet(ordered[middle] as Transaction)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function dateConditions({
  startDate,
  endDate,
}: TransactionFilter): ((transaction: Transaction) => boolean)[] {
  return [
    ...(typeof startDate === 'string' ? [({ date }: Transaction) => date >= startDate] : []),
    ...(typeof endDate === 'string' ? [({ date }: Transaction) => date <= endDate] : []),
  ];
}

/** A hash, since a filter may be long. JSON has no word for the infinite, and would have one key for both ends. */
function keyOf(filter: TransactionFilter, { field, direction }: TransactionOrder): string {
  const conditions = Object.entries(filter)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [name, typeof value === 'number' ? String(value) : value])
    .sort();
  return createHash('sha256')
    .update(JSON.stringify([field, direction, conditions]))
    .digest('base64url');
}

/** Over all that decides which rank a transaction has. */
function fingerprintOf(transactions: readonly Transaction[]): string {
  const hash = createHash('sha256');
  for (const { transactionId, date, amount } of transactions) {
    hash.update(`${transactionId} ${date} ${amount}\n`);
  }
  return hash.digest().subarray(0, 8).toString('base64url');
}
