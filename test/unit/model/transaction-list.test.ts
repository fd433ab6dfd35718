import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Transaction } from '../../../src/model/transaction.js';
import type { TransactionFilter } from '../../../src/model/transaction-filter.js';
import { TransactionList } from '../../../src/model/transaction-list.js';
import type { TransactionOrder } from '../../../src/model/transaction-order.js';
import { runs } from '../../support/runs.js';
import {
  accountIds,
  amounts,
  days,
  levels,
  primaries,
  texts,
  transaction,
  transactionLists,
} from './transactions.js';

const orders = fc.record<TransactionOrder>({
  field: fc.constantFrom('DATE', 'AMOUNT'),
  direction: fc.constantFrom('ASC', 'DESC'),
});

const conditions = {
  startDate: days,
  endDate: days,
  minAmount: amounts,
  maxAmount: amounts,
  minAbsoluteAmount: amounts.map(Math.abs),
  maxAbsoluteAmount: amounts.map(Math.abs),
  direction: fc.constantFrom('INFLOW', 'OUTFLOW'),
  pending: fc.boolean(),
  currencyCode: fc.constantFrom('USD', 'EUR', 'BTC', ''),
  accountIds: fc.uniqueArray(accountIds),
  transactionIds: fc.uniqueArray(
    fc.nat(80).map((index) => `transaction-${index}`),
    { maxLength: 60 },
  ),
  categories: fc.uniqueArray(levels, { minLength: 1 }),
  creditCategories: fc.array(primaries, { minLength: 1, maxLength: 2 }),
  description: fc.constantFrom('CAFE', 'zoë', 'pay'),
  text: texts,
} as const;
const names = Object.keys(conditions) as (keyof typeof conditions)[];

/** At most three conditions, so that some transactions match. */
const filters = fc
  .tuple(fc.record(conditions), fc.subarray(names, { maxLength: 3 }))
  .map(
    ([all, chosen]): TransactionFilter =>
      Object.fromEntries(names.map((name) => [name, chosen.includes(name) ? all[name] : null])),
  );

/** A simple reference implementation of the filter. */
function meets(one: Transaction, filter: TransactionFilter): boolean {
  const plain = (text: string | null) =>
    text === null ? '' : text.toLowerCase().replaceAll('é', 'e').replaceAll('ë', 'e');
  const holds = (text: string | null, part: string) => text !== null && plain(text).includes(plain(part));
  const { category, creditCategory } = one;
  return (
    (filter.startDate == null || one.date >= filter.startDate) &&
    (filter.endDate == null || one.date <= filter.endDate) &&
    (filter.minAmount == null || one.amount >= filter.minAmount) &&
    (filter.maxAmount == null || one.amount <= filter.maxAmount) &&
    (filter.minAbsoluteAmount == null || Math.max(one.amount, -one.amount) >= filter.minAbsoluteAmount) &&
    (filter.maxAbsoluteAmount == null || Math.max(one.amount, -one.amount) <= filter.maxAbsoluteAmount) &&
    (filter.direction !== 'INFLOW' || one.amount < 0) &&
    (filter.direction !== 'OUTFLOW' || one.amount > 0) &&
    (filter.pending == null || one.pending === filter.pending) &&
    (filter.currencyCode == null ||
      (one.isoCurrencyCode ?? one.unofficialCurrencyCode ?? '') === filter.currencyCode) &&
    (filter.accountIds == null || filter.accountIds.includes(one.accountId)) &&
    (filter.transactionIds == null || filter.transactionIds.includes(one.transactionId)) &&
    (filter.categories == null || filter.categories.some((name) => category?.includes(name))) &&
    (filter.creditCategories == null ||
      filter.creditCategories.some((name) => creditCategory?.primary === name)) &&
    (filter.description == null || holds(one.originalDescription, filter.description)) &&
    (filter.text == null ||
      [one.originalDescription, one.merchantName].some((text) => holds(text, filter.text ?? '')))
  );
}

function sorted(list: readonly Transaction[], { field, direction }: TransactionOrder): Transaction[] {
  const key = ({ date, amount }: Transaction) => (field === 'DATE' ? Date.parse(date) : amount);
  const descending = list.toSorted((one, other) => key(other) - key(one));
  return direction === 'DESC' ? descending : descending.reverse();
}

const idsOf = (list: Iterable<Transaction>) => [...list].map(({ transactionId }) => transactionId);

describe('a list of transactions', () => {
  it('selects exactly the matching transactions, in the given order', () => {
    const sizes = { none: 0, some: 0 };
    fc.assert(
      fc.property(transactionLists, filters, orders, (transactions, filter, order) => {
        const expected = sorted(transactions, order).filter((one) => meets(one, filter));
        const selection = new TransactionList(transactions).select(filter, order);
        expect(idsOf(selection.transactions)).toEqual(idsOf(expected));
        expect(selection.length).toBe(expected.length);
        sizes[expected.length === 0 ? 'none' : 'some'] += 1;
      }),
      { numRuns: runs(200) },
    );
    expect(sizes.some).toBeGreaterThan(0);
  });

  it('gives an entry the same rank under all filters', () => {
    fc.assert(
      fc.property(transactionLists, filters, orders, (transactions, filter, order) => {
        const list = new TransactionList(transactions);
        const all = list.select({}, order);
        const some = list.select(filter, order);
        some.transactions.forEach((one, index) => {
          const rank = some.rankAt(index);
          expect(all.transactions[rank]).toBe(one);
          expect(some.indexOfRank(rank)).toBe(index);
        });
        expect(some.indexOfRank(transactions.length)).toBe(some.length);
      }),
    );
  });

  it('caches selections, and evicts the oldest of many', () => {
    const list = new TransactionList([transaction({ transactionId: 'only' })]);
    const first = list.select({ minAmount: 0, pending: false });
    expect(list.select({ pending: false, minAmount: 0, text: null })).toBe(first);
    for (let amount = 1; amount < 16; amount += 1) list.select({ minAmount: amount });
    expect(list.select({ minAmount: 0, pending: false })).toBe(first);
    for (let amount = 1; amount <= 16; amount += 1) list.select({ minAmount: amount });
    expect(list.select({ minAmount: 0, pending: false })).not.toBe(first);
  });

  it('distinguishes numbers that JSON cannot write', () => {
    const list = new TransactionList([transaction({ transactionId: 'only' })]);
    expect(list.select({ minAmount: Number.POSITIVE_INFINITY }).length).toBe(0);
    expect(list.select({ minAmount: Number.NEGATIVE_INFINITY }).length).toBe(1);
    expect(list.select({ maxAmount: Number.POSITIVE_INFINITY }).length).toBe(1);
    expect(list.select({ maxAmount: Number.NEGATIVE_INFINITY }).length).toBe(0);
  });

  it('caches selections with at most twice as many entries as the list', () => {
    const list = new TransactionList(
      Array.from({ length: 10 }, (_, index) => transaction({ transactionId: `${index}`, amount: index })),
    );
    const most = list.select({ minAmount: 1 });
    const few = list.select({ minAmount: 8 });
    expect(list.select({ minAmount: 2 })).toBe(list.select({ minAmount: 2 }));
    expect(list.select({ minAmount: 1 })).toBe(most);
    list.select({ minAmount: 3 });
    expect(list.select({ minAmount: 1 })).toBe(most);
    expect(list.select({ minAmount: 8 })).not.toBe(few);
  });

  it('has a fingerprint of its content and order, independent of the read', () => {
    const one = transaction({ transactionId: 'one' });
    const other = transaction({ transactionId: 'other' });
    const { fingerprint } = new TransactionList([one, other]);
    expect(new TransactionList([{ ...one, merchantName: 'Now known' }, { ...other }]).fingerprint).toBe(
      fingerprint,
    );
    expect(new TransactionList([other, one]).fingerprint).not.toBe(fingerprint);
    expect(new TransactionList([one]).fingerprint).not.toBe(fingerprint);
    // Each change moves the transaction to another rank.
    expect(new TransactionList([one, { ...other, amount: 2 }]).fingerprint).not.toBe(fingerprint);
    expect(new TransactionList([one, { ...other, date: '2026-03-02' }]).fingerprint).not.toBe(fingerprint);
  });
});
