import { describe, expect, it } from '@jest/globals';
import { someOf } from '../../../../test/support/runs.js';
import type { Borrower } from '../../src/borrowers/borrower.js';
import { type BorrowerName, borrowers, isBorrowerName, makeBorrower } from '../../src/borrowers/borrowers.js';
import { addDays, daysBetween } from '../../src/lib/calendar.js';
import type { Account, Transaction } from '../../src/state/entities.js';

const names = Object.keys(borrowers) as BorrowerName[];
// Edge cases for schedules: a leap day, the last day of a year, a Saturday, the first day of a month.
const days = ['2026-11-21', '2024-02-29', '2025-12-31', '2026-02-01'];
const lives = names.flatMap((name) => days.map((today, index) => ({ name, today, seed: `seed-${index}` })));

const cents = (amount: number | null) => Math.round((amount ?? Number.NaN) * 100);
const sum = (transactions: readonly Transaction[]) =>
  transactions.reduce((total, { amount }) => total + cents(amount), 0);
const posted = ({ transactions }: Account) => transactions.filter(({ pending }) => !pending);
const hasHistory = ({ type }: Account) => type === 'depository' || type === 'credit';
// Internal transfers and credit card payments.
const ownMoney = ['21001000', '16001000'];
const idsOf = ({ accounts }: Borrower) =>
  accounts.flatMap(({ accountId, transactions, investments }) => [
    accountId,
    ...transactions.map(({ transactionId }) => transactionId),
    ...transactions.flatMap(({ pendingTransactionId }) => pendingTransactionId ?? []),
    ...(investments?.securities.map(({ securityId }) => securityId) ?? []),
    ...(investments?.transactions.map(({ investmentTransactionId }) => investmentTransactionId) ?? []),
  ]);

describe.each(someOf(lives, 3))('$name on $today', ({ name, today, seed }) => {
  const borrower = makeBorrower(name, { seed, today });

  it('has daily balances equal to the balance of the day before plus the posted transactions', () => {
    for (const account of borrower.accounts.filter(hasHistory)) {
      const sign = account.type === 'credit' ? 1 : -1;
      const balances = [
        { date: today, current: account.current ?? Number.NaN },
        ...account.historicalBalances,
      ];
      const moved = new Map<string, number>();
      for (const { date, amount } of posted(account)) moved.set(date, (moved.get(date) ?? 0) + cents(amount));
      const ends = balances.slice(0, -1).map(({ date, current }) => [date, cents(current)]);
      expect(ends).toEqual(
        balances
          .slice(0, -1)
          .map(({ date }, index) => [
            date,
            cents(balances[index + 1]?.current ?? null) + sign * (moved.get(date) ?? 0),
          ]),
      );
    }
  });

  it('has one balance for each day of history until yesterday', () => {
    for (const account of borrower.accounts) {
      const expected = hasHistory(account) ? account.daysAvailable : 0;
      expect(account.historicalBalances.map(({ date }) => date)).toEqual(
        Array.from({ length: expected }, (_, index) => addDays(today, -1 - index)),
      );
    }
  });

  it('subtracts pending transactions from the available balance, never from the current balance', () => {
    for (const account of borrower.accounts.filter(hasHistory)) {
      const pending = account.transactions.filter((transaction) => transaction.pending);
      if (pending.length === 0 || account.available === null) continue;
      const before =
        account.type === 'credit' ? cents(account.limit) - cents(account.current) : cents(account.current);
      expect(cents(account.available)).toBe(before - sum(pending));
    }
  });

  it('lists transactions newest first, within the history, and pending ones only of the last days', () => {
    for (const { transactions, daysAvailable } of borrower.accounts) {
      const dates = posted({ transactions } as Account).map(({ date }) => date);
      expect(dates).toEqual(dates.toSorted().reverse());
      const outside = transactions.filter(({ date, pending }) => {
        const age = daysBetween(date, today);
        return !(age >= 0 && age <= (pending ? 2 : daysAvailable));
      });
      expect(outside).toEqual([]);
    }
  });

  it('shows a transfer between own accounts on both statements with opposite signs', () => {
    const moves = borrower.accounts.flatMap(({ accountId, transactions, investments }) => [
      ...transactions.flatMap(({ insights, amount, date }) => {
        const reference = insights.paymentMeta.referenceNumber;
        return reference ? [{ accountId, reference, date, amount }] : [];
      }),
      ...(investments?.transactions ?? []).flatMap(({ name: text, amount, date }) => {
        const reference = /TRANSFER (\d{10})$/.exec(text)?.[1];
        return reference ? [{ accountId, reference, date, amount }] : [];
      }),
    ]);
    const internal = borrower.accounts
      .flatMap(({ transactions }) => transactions)
      .filter(({ insights }) => ownMoney.includes(insights.categoryId ?? ''));
    const byReference = new Map<string, typeof moves>();
    for (const move of moves) {
      byReference.set(move.reference, [...(byReference.get(move.reference) ?? []), move]);
    }
    expect(
      internal.filter(({ insights }) => !byReference.has(insights.paymentMeta.referenceNumber ?? '')),
    ).toEqual([]);
    for (const others of byReference.values()) {
      expect(others).toHaveLength(2);
      const [move = { amount: Number.NaN }] = others;
      expect(others.map(({ amount }) => amount).toSorted()).toEqual([-move.amount, move.amount].toSorted());
      expect(new Set(others.map(({ accountId }) => accountId)).size).toBe(2);
      expect(new Set(others.map(({ date }) => date)).size).toBe(1);
    }
  });

  it('has a portfolio value equal to the sum of its holdings, each of quantity times price', () => {
    for (const { investments, current } of borrower.accounts) {
      if (!investments) continue;
      const { holdings, securities, transactions } = investments;
      for (const { institutionValue, quantity, institutionPrice } of holdings) {
        expect(institutionValue).toBe(Math.round(quantity * institutionPrice * 100) / 100);
      }
      expect(cents(current)).toBe(
        holdings.reduce((total, holding) => total + cents(holding.institutionValue), 0),
      );
      const known = new Set<string | null>([null, ...securities.map(({ securityId }) => securityId)]);
      expect([...holdings, ...transactions].filter(({ securityId }) => !known.has(securityId))).toEqual([]);
    }
  });

  it('is the same for the same seed, and has no id in common with another seed', () => {
    expect(JSON.stringify(makeBorrower(name, { seed, today }))).toBe(JSON.stringify(borrower));
    const others = new Set(idsOf(makeBorrower(name, { seed: `${seed}0`, today })));
    expect(idsOf(borrower).filter((id) => others.has(id))).toEqual([]);
  });

  it('has unique ids of 37 letters and digits', () => {
    const ids = idsOf(borrower);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[0-9A-Za-z]{37}$/.test(id))).toEqual([]);
  });

  it('has transactions, historical balances and limits in whole cents', () => {
    for (const { transactions, historicalBalances, limit } of borrower.accounts) {
      const amounts = [
        ...transactions.map(({ amount }) => amount),
        ...historicalBalances.map(({ current }) => current),
      ];
      expect([...amounts, limit ?? 0].filter((amount) => Number(amount.toFixed(2)) !== amount)).toEqual([]);
    }
  });

  it('has only names and contacts that cannot be real', () => {
    const { ssn, phoneNumber, email } = borrower.reportUser;
    expect(ssn).toMatch(/^000-00-\d{4}$/);
    expect(phoneNumber).toMatch(/^\+1\d{3}55501\d{2}$/);
    expect(email).toMatch(/@example\.com$/);
    for (const owner of borrower.accounts.flatMap(({ owners }) => owners)) {
      expect(owner.names.length).toBeGreaterThan(0);
      for (const { data } of owner.phoneNumbers) expect(data).toMatch(/55501\d{2}$/);
      for (const { data } of owner.emails) expect(data).toMatch(/@example\.com$/);
    }
  });
});

describe('isBorrowerName', () => {
  it('is true only for borrowers', () => {
    expect(names.every(isBorrowerName)).toBe(true);
    expect(['user_custom', 'user_nobody', 'toString', '__proto__', ''].filter(isBorrowerName)).toEqual([]);
  });
});
