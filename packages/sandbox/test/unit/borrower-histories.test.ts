import { describe, expect, it } from '@jest/globals';
import { type BorrowerName, makeBorrower } from '../../src/borrowers/borrowers.js';
import { addDays } from '../../src/lib/calendar.js';
import type { Account } from '../../src/state/entities.js';

const today = '2026-11-21';
const seeds = Array.from({ length: 12 }, (_, index) => `seed-${index}`);
const made = new Map<string, readonly Account[]>();
/** Cached, because several tests use the same borrower. */
function accountsOf(name: BorrowerName, seed: string): readonly Account[] {
  const accounts = made.get(`${name} ${seed}`) ?? makeBorrower(name, { seed, today }).accounts;
  made.set(`${name} ${seed}`, accounts);
  return accounts;
}
const labelled = (accounts: readonly Account[], detailed: string) =>
  accounts
    .flatMap(({ transactions }) => transactions)
    .filter(({ insights }) => insights.creditCategory?.detailed === detailed);
const within = <T extends { date: string }>(days: number, list: readonly T[]) =>
  list.filter(({ date }) => date >= addDays(today, -days));

describe('the salaried borrower', () => {
  it.each(seeds)('is paid every two weeks and never has a negative balance (%s)', (seed) => {
    const accounts = accountsOf('user_salaried', seed);
    const paydays = labelled(accounts, 'INCOME_SALARY').map(({ date }) => date);
    expect(paydays.slice(1).map((date) => addDays(date, 14))).toEqual(paydays.slice(0, -1));
    expect(
      accounts.flatMap(({ historicalBalances }) => historicalBalances).filter(({ current }) => current < 0),
    ).toEqual([]);
  });

  it.each(seeds)('has pending purchases, a check and a refund in every report (%s)', (seed) => {
    const transactions = accountsOf('user_salaried', seed).flatMap((account) => account.transactions);
    expect(transactions.filter(({ pending }) => pending).length).toBeGreaterThanOrEqual(3);
    expect(within(60, transactions).some(({ checkNumber }) => checkNumber !== null)).toBe(true);
    const refunds = within(60, transactions).filter(({ description }) =>
      description.startsWith('RETURN CREDIT'),
    );
    expect(refunds.map(({ amount }) => Math.sign(amount))).toEqual([-1]);
  });
});

describe('the self-employed borrower', () => {
  it.each(seeds)('has risk signals within two months (%s)', (seed) => {
    const accounts = accountsOf('user_self_employed', seed);
    for (const [detailed, sign] of [
      ['BANK_PENALTIES_INSUFFICIENT_AND_LATE_FEES', 1],
      ['LOAN_DISBURSEMENTS_CASH_ADVANCES', -1],
      ['LOAN_PAYMENTS_CASH_ADVANCES', 1],
      ['ENTERTAINMENT_CASINOS_AND_GAMBLING', 1],
    ] as const) {
      const found = within(60, labelled(accounts, detailed));
      expect([detailed, found.length > 0]).toEqual([detailed, true]);
      expect(found.every(({ amount }) => Math.sign(amount) === sign)).toBe(true);
    }
    expect(labelled(accounts, 'BANK_PENALTIES_CASH_ADVANCE_AND_OVERDRAFT_FEES').length).toBeGreaterThan(0);
    expect(labelled(accounts, 'TRANSFER_IN_CHECKS_AND_ATM').length).toBeGreaterThan(10);
  });

  it.each(seeds)('has temporary overdrafts (%s)', (seed) => {
    const [business, personal] = accountsOf('user_self_employed', seed);
    const lows = [business, personal].map((account) =>
      Math.min(...(account?.historicalBalances ?? []).map(({ current }) => current)),
    );
    expect(Math.min(...lows)).toBeLessThan(0);
    expect(Math.min(...lows)).toBeGreaterThan(-5_000);
  });
});

describe('the small business', () => {
  it.each(seeds)('has more transactions than a page, and income nearly every day (%s)', (seed) => {
    const accounts = accountsOf('user_small_business', seed);
    expect(accounts.flatMap(({ transactions }) => transactions).length).toBeGreaterThan(1_200);
    expect(labelled(accounts, 'INCOME_OTHER').length).toBeGreaterThan(600);
    expect(accounts.map(({ holderCategory }) => holderCategory)).toEqual(Array(4).fill('business'));
  });

  it.each(seeds)('pays wages, a loan and some fees for insufficient funds (%s)', (seed) => {
    const accounts = accountsOf('user_small_business', seed);
    for (const detailed of [
      'GENERAL_SERVICES_OTHER_SERVICES',
      'LOAN_PAYMENTS_OTHER',
      'BANK_PENALTIES_INSUFFICIENT_AND_LATE_FEES',
      'BANK_PENALTIES_CASH_ADVANCE_AND_OVERDRAFT_FEES',
    ]) {
      const paid = within(60, labelled(accounts, detailed)).filter(({ amount }) => amount > 0);
      expect([detailed, paid.length > 0]).toEqual([detailed, true]);
    }
    const [operating] = accounts;
    const lowest = Math.min(...(operating?.historicalBalances ?? []).map(({ current }) => current));
    expect(lowest).toBeLessThan(0);
    expect(lowest).toBeGreaterThan(-10_000);
  });
});

describe('the wealthy borrower', () => {
  const accounts = accountsOf('user_wealthy', 'seed');

  it('has a joint account whose two owners are merged into one', () => {
    const joint = accounts.find(({ subtype }) => subtype === 'checking');
    expect(joint?.ownershipType).toBe('joint');
    expect(joint?.owners.map(({ names }) => names)).toEqual([
      ['Cordelia Ines Goldfinch', 'Ambrose Goldfinch'],
    ]);
  });

  it('holds securities of several types', () => {
    const securities = accounts.flatMap(({ investments }) => investments?.securities ?? []);
    expect(new Set(securities.map(({ type }) => type))).toEqual(
      new Set(['equity', 'etf', 'mutual fund', 'fixed income', 'cash']),
    );
  });

  it('debits cash for purchases and fees, and credits it for sales, dividends and deposits', () => {
    const transactions = accounts.flatMap(({ investments }) => investments?.transactions ?? []);
    const signs = new Map(transactions.map(({ subtype, amount }) => [subtype, Math.sign(amount)]));
    expect(Object.fromEntries(signs)).toEqual({
      buy: 1,
      'management fee': 1,
      sell: -1,
      dividend: -1,
      deposit: -1,
      transfer: 0,
    });
  });

  it('has a decreasing mortgage balance', () => {
    const mortgage = accounts.find(({ type }) => type === 'loan');
    expect(mortgage?.current).toBeGreaterThan(500_000);
    const paid = mortgage?.transactions.reduce((total, { amount }) => total + amount, 0);
    expect(paid).toBeLessThan(0);
  });
});

describe('the sparse borrower', () => {
  const { accounts, warnings } = makeBorrower('user_sparse', { seed: 'seed', today });

  it('has a warning with a flat cause', () => {
    expect(warnings).toEqual([
      {
        warningCode: 'OWNERS_UNAVAILABLE',
        cause: {
          errorType: 'ITEM_ERROR',
          errorCode: 'PRODUCTS_NOT_SUPPORTED',
          errorMessage: expect.any(String),
          displayMessage: null,
        },
      },
    ]);
    expect(accounts.flatMap(({ owners }) => owners)).toEqual([]);
  });

  it('has null or an empty list in every optional field', () => {
    for (const key of ['subtype', 'mask', 'officialName', 'available', 'limit', 'ownershipType'] as const) {
      expect([key, accounts.some((account) => account[key] === null)]).toEqual([key, true]);
    }
    const { insights } = accounts[0]?.transactions[0] ?? {};
    expect(insights).toMatchObject({
      merchantName: null,
      category: null,
      categoryId: null,
      creditCategory: null,
    });
  });

  it('has an unknown subtype and an unofficial currency', () => {
    expect(accounts.map(({ subtype }) => subtype)).toContain('quantum savings');
    expect(accounts.map(({ currency }) => currency)).toContainEqual({ iso: null, unofficial: 'DOGE' });
  });
});

describe('user_good', () => {
  it.each(['2026-11-21', '2026-11-22', '2026-12-01', '2027-03-31'])(
    "has the balances of Plaid's documentation on %s",
    (day) => {
      const { accounts } = makeBorrower('user_good', { seed: 'seed', today: day });
      expect(
        accounts.map(({ mask, available, current, limit }) => [mask, available, current, limit]),
      ).toEqual([
        ['0000', 100, 110, null],
        ['1111', 200, 210, null],
        ['2222', null, 1_000, null],
        ['3333', null, 410, 2_000],
        ['4444', 43_200, 43_200, null],
        ['5555', null, 320.76, null],
        ['6666', null, 23_631.9805, null],
        ['7777', null, 65_262, null],
        ['8888', null, 56_302.06, null],
        ['9001', 6_009, 6_009, null],
        ['9002', 12_060, 12_060, null],
        ['9999', 4_980, 5_020, 10_000],
      ]);
    },
  );
});
