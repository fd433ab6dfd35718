import { createHash } from 'node:crypto';
import type { Account } from './account.js';
import type { AssetReport } from './asset-report.js';
import type { Transaction } from './transaction.js';
import { conditionsOf, type TransactionFilter } from './transaction-filter.js';
import { NEWEST_FIRST, type TransactionOrder } from './transaction-order.js';
import { TransactionSelection } from './transaction-selection.js';

/** The most cached selections of a list, so that a client that reads page after page filters once. */
const MAX_SELECTIONS = 16;

/** The most entries of all cached selections together, for each transaction of the list. The memory estimate relies on it. */
const MAX_ENTRIES_PER_TRANSACTION = 2;

/**
 * The transactions of an account or of a whole report. Each order is sorted once. A rank is a position in an order. It depends
 * only on the report, so that it names the same transaction after another read of the report.
 */
export class TransactionList {
  readonly #transactions: readonly Transaction[];
  readonly #orders = new Map<string, readonly Transaction[]>();
  readonly #selections = new Map<string, TransactionSelection>();
  #fingerprint: string | undefined;

  constructor(transactions: readonly Transaction[]) {
    this.#transactions = transactions;
  }

  /** Identifies the transactions and their order, for cursors; 64 bits in base64url. */
  get fingerprint(): string {
    this.#fingerprint ??= fingerprintOf(this.#transactions);
    return this.#fingerprint;
  }

  get length(): number {
    return this.#transactions.length;
  }

  /** Identifies a filter and an order. */
  nameOf(filter: TransactionFilter, order: TransactionOrder): string {
    return keyOf(filter, order);
  }

  /** The transactions that match the filter, in the given order. */
  select(filter: TransactionFilter, order: TransactionOrder = NEWEST_FIRST): TransactionSelection {
    const key = keyOf(filter, order);
    const cached = this.#selections.get(key);
    // Moves the selection to the end of the map. Eviction starts at the front.
    this.#selections.delete(key);
    const selection = cached ?? this.#find(filter, order);
    this.#selections.set(key, selection);
    if (cached === undefined) this.#evictOldest();
    return selection;
  }

  #evictOldest(): void {
    const maxEntries = MAX_ENTRIES_PER_TRANSACTION * this.#transactions.length;
    let entries = 0;
    for (const { length } of this.#selections.values()) entries += length;
    for (const [key, { length }] of this.#selections) {
      if (this.#selections.size <= MAX_SELECTIONS && entries <= maxEntries) return;
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
      // The ascending order is the exact reverse, including ties.
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

/** The transactions of an account; empty when Plaid sent no list. Created once for each account. */
export function transactionsOfAccount({ allTransactions }: Account): TransactionList {
  return listOf(allTransactions ?? NONE, () => allTransactions?.get() ?? []);
}

const NONE = {};

/** The transactions of all accounts of a report, merged. Created once for each report. */
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

/** Largest first. The sort is stable, so that ties keep the order of the report. */
function byAmount(one: Transaction, other: Transaction): number {
  return other.amount - one.amount;
}

function byDate(one: Transaction, other: Transaction): number {
  if (one.date === other.date) return 0;
  return one.date < other.date ? 1 : -1;
}

/** The ranks of the filter's days, by binary search: filtering one month does not scan the whole list. */
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

/** The first rank that meets a condition which all later ranks meet too. */
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

/** A hash, because a filter may be long. Numbers become strings, because JSON writes both infinities as null. */
function keyOf(filter: TransactionFilter, { field, direction }: TransactionOrder): string {
  const conditions = Object.entries(filter)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => [name, typeof value === 'number' ? String(value) : value])
    .sort();
  return createHash('sha256')
    .update(JSON.stringify([field, direction, conditions]))
    .digest('base64url');
}

/** Hashes everything that decides the rank of a transaction. */
function fingerprintOf(transactions: readonly Transaction[]): string {
  const hash = createHash('sha256');
  for (const { transactionId, date, amount } of transactions) {
    hash.update(`${transactionId} ${date} ${amount}\n`);
  }
  return hash.digest().subarray(0, 8).toString('base64url');
}
