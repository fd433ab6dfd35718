import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Lazy } from '../../../../src/lib/lazy.js';
import type { Transaction } from '../../../../src/model/transaction.js';
import { type IncomeStream, incomeStreamsOf } from '../../../../src/model/underwriting/income-stream.js';
import { account, report } from '../attributes/accounts.js';
import { posted } from './transactions.js';

const INCOME = { creditCategory: { primary: 'INCOME', detailed: 'SALARY' } };
const MS_PER_DAY = 86_400_000;

/** The day this number of days after another. */
const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * MS_PER_DAY).toISOString().slice(0, 'YYYY-MM-DD'.length);
const every = (days: number, first: string, count: number) =>
  Array.from({ length: count }, (_, index) => daysAfter(first, days * index));

function pay(name: string, day: string, amount = 2000, own: Partial<Transaction> = {}): Transaction {
  return posted(`${name} ${day} ${amount}`, day, -amount, {
    originalDescription: `${name} PAYROLL PPD ID 0042`,
    ...INCOME,
    ...own,
  });
}

/** A stream, by what the tests compare. */
const short = ({ payer, cadence, status, confidence, paydayCount, typicalAmount }: IncomeStream) =>
  [payer, cadence, status, confidence, paydayCount, typicalAmount].join(' ');

function streamsOf(...accounts: (readonly Transaction[])[]): IncomeStream[] {
  const own = accounts.map((allTransactions, index) =>
    account({ accountId: `account-${index}`, allTransactions }),
  );
  const streams = incomeStreamsOf(report(own));
  if (streams === null) throw new Error('No streams');
  return streams;
}
const shortOf = (...accounts: (readonly Transaction[])[]) => streamsOf(...accounts).map(short);

/** Ten paydays, every second Friday. The last is 2026-11-20, the day before the report. */
const FRIDAYS = every(14, '2026-07-17', 10);
const salary = FRIDAYS.map((day) => pay('OTTER MILLS', day));

describe('an income stream', () => {
  it('has its payer, amounts, days and the ids of its deposits', () => {
    const [first = '', second = '', third = ''] = every(14, '2026-10-23', 3);
    const deposits = [
      pay('OTTER MILLS', first, 2000.1),
      pay('OTTER MILLS', second, 2000.2),
      pay('OTTER MILLS', third),
    ];
    expect(streamsOf(deposits.toReversed())).toEqual([
      {
        isoCurrencyCode: 'USD',
        unofficialCurrencyCode: null,
        payer: 'OTTER MILLS',
        cadence: 'BIWEEKLY',
        status: 'ACTIVE',
        confidence: 'MEDIUM',
        paydayCount: 3,
        typicalAmount: -2000.1,
        lowestAmount: -2000,
        highestAmount: -2000.2,
        totalAmount: -6000.3,
        firstDate: '2026-10-23',
        lastDate: '2026-11-20',
        accountIds: ['account-0'],
        transactionIds: deposits.map(({ transactionId }) => transactionId),
        otherTransactionIds: [],
      },
    ]);
  });

  it.each([
    ['WEEKLY', every(7, '2026-09-04', 12)],
    ['BIWEEKLY', FRIDAYS],
    [
      'SEMIMONTHLY',
      ['07', '08', '09', '10', '11'].flatMap((month) => [`2026-${month}-01`, `2026-${month}-15`]),
    ],
    [
      'SEMIMONTHLY',
      ['07-15', '07-31', '08-14', '08-31', '09-15', '09-30', '10-15', '10-30', '11-13'].map(
        (day) => `2026-${day}`,
      ),
    ],
    ['MONTHLY', ['05', '06', '07', '08', '09', '10'].map((month) => `2026-${month}-28`)],
    ['MONTHLY', ['05-29', '06-30', '07-31', '08-31', '09-30', '10-30'].map((day) => `2026-${day}`)],
  ])('is %s', (cadence, days) => {
    const [stream] = streamsOf(days.map((day) => pay('OTTER MILLS', day)));
    expect(stream).toMatchObject({ cadence, status: 'ACTIVE', confidence: 'HIGH', paydayCount: days.length });
  });

  it('of two employers are two, the active one first', () => {
    const before = every(14, '2026-03-06', 8).map((day) => pay('HERON BAKERY', day, 1500));
    expect(shortOf([...before, ...salary])).toEqual([
      'OTTER MILLS BIWEEKLY ACTIVE HIGH 10 -2000',
      'HERON BAKERY BIWEEKLY PAST HIGH 8 -1500',
    ]);
    const beside = FRIDAYS.map((day) => pay('HERON BAKERY', day, 1500));
    expect(shortOf([...beside, ...salary])).toEqual([
      'OTTER MILLS BIWEEKLY ACTIVE HIGH 10 -2000',
      'HERON BAKERY BIWEEKLY ACTIVE HIGH 10 -1500',
    ]);
  });

  it('stays one stream after a change of the pay day', () => {
    const moved = [...every(14, '2026-07-17', 5), ...every(14, '2026-09-21', 5)];
    expect(shortOf(moved.map((day) => pay('OTTER MILLS', day)))).toEqual([
      'OTTER MILLS BIWEEKLY ACTIVE MEDIUM 10 -2000',
    ]);
    const months = [
      ...['01', '02', '03', '04'].map((month) => `2026-${month}-01`),
      ...['04', '05', '06', '07', '08', '09', '10', '11'].map((month) => `2026-${month}-20`),
    ];
    expect(shortOf(months.map((day) => pay('OTTER MILLS', day)))).toEqual([
      'OTTER MILLS MONTHLY ACTIVE HIGH 12 -2000',
    ]);
  });

  it('leaves out one bonus, between two paydays and on a payday', () => {
    for (const day of ['2026-09-30', FRIDAYS[4] ?? '']) {
      const bonus = pay('OTTER MILLS', day, 7500);
      const streams = streamsOf([...salary, bonus]);
      expect(streams.map(short)).toEqual(['OTTER MILLS BIWEEKLY ACTIVE HIGH 10 -2000']);
      expect(streams[0]).toMatchObject({ totalAmount: -20_000, otherTransactionIds: [bonus.transactionId] });
      expect(streams[0]?.transactionIds).not.toContain(bonus.transactionId);
    }
  });

  it('is not made of a single bonus or of two deposits without a category', () => {
    expect(shortOf([pay('PRIZE DRAW', '2026-10-01', 9000)])).toEqual([]);
    const none = { creditCategory: null };
    expect(
      shortOf([...salary, pay('FRIEND', '2026-10-01', 50, none), pay('FRIEND', '2026-10-09', 70, none)]),
    ).toEqual(['OTTER MILLS BIWEEKLY ACTIVE HIGH 10 -2000']);
  });

  it.each([
    ['names the payer', 'OTTER MILLS PAYROLL', 2000, 3],
    ['names a reversal', 'RETURNED DEPOSITED ITEM', 2000, 10],
  ])(
    'leaves out a deposit that is taken back by a withdrawal which %s',
    (_, originalDescription, amount, days) => {
      const day = FRIDAYS[3] ?? '';
      const back = posted('back', daysAfter(day, days), amount, { originalDescription });
      const [stream] = streamsOf([...salary, back]);
      expect(stream).toMatchObject({ paydayCount: 9, totalAmount: -18_000, cadence: 'BIWEEKLY' });
      expect(stream?.transactionIds).not.toContain(salary[3]?.transactionId);
    },
  );

  it.each([
    ['of another amount', 'OTTER MILLS REVERSAL', 1999.99, 3],
    ['eleven days later', 'OTTER MILLS REVERSAL', 2000, 11],
    ['to someone else', 'HERON COURT RENT', 2000, 3],
  ])('keeps a deposit before a withdrawal %s', (_, originalDescription, amount, days) => {
    const back = posted('back', daysAfter(FRIDAYS[9] ?? '', days), amount, { originalDescription });
    expect(streamsOf([...salary, back])).toMatchObject([{ paydayCount: 10 }]);
  });

  it('is not made of transfers between own accounts, whatever Plaid calls them', () => {
    const day = (index: number) => daysAfter('2026-07-01', 14 * index);
    const days = FRIDAYS.map((_, index) => day(index));
    const out = days.map((on) => posted(`out ${on}`, on, 900, { originalDescription: 'SPARE CASH' }));
    for (const category of [{ creditCategory: null }, INCOME]) {
      const into = days.map((on) =>
        posted(`in ${on}`, daysAfter(on, 2), -900, { originalDescription: 'SPARE CASH', ...category }),
      );
      expect(shortOf([...salary, ...into], out)).toEqual(['OTTER MILLS BIWEEKLY ACTIVE HIGH 10 -2000']);
    }
  });

  it('is not made of transfers from an account that is not in the report', () => {
    const into = FRIDAYS.map((day) =>
      posted(`in ${day}`, day, -900, {
        originalDescription: 'ONLINE TRANSFER FROM XXXX1234',
        creditCategory: null,
      }),
    );
    expect(shortOf([...salary, ...into])).toEqual(['OTTER MILLS BIWEEKLY ACTIVE HIGH 10 -2000']);
  });

  it.each(['LOAN_DISBURSEMENTS', 'TRANSFER_IN', 'TAX_REFUND', 'INTEREST_PAYMENTS', 'GENERAL_MERCHANDISE'])(
    'is not made of regular deposits of the category %s',
    (primary) => {
      const regular = FRIDAYS.map((day) =>
        pay('LENDER', day, 500, { creditCategory: { primary, detailed: null } }),
      );
      expect(shortOf(regular)).toEqual([]);
    },
  );

  it('adds the parts of a salary that is split between two accounts', () => {
    const parts = (amount: number) => FRIDAYS.map((day) => pay('OTTER MILLS', day, amount));
    expect(streamsOf(parts(1600), parts(400))).toMatchObject([
      { paydayCount: 10, typicalAmount: -2000, totalAmount: -20_000, accountIds: ['account-0', 'account-1'] },
    ]);
  });

  it('without a cadence is irregular, with low confidence', () => {
    const days = ['2026-06-01', '2026-06-04', '2026-07-29', '2026-08-02', '2026-10-30'];
    const amounts = [100, 2000, 350, 900, 420];
    expect(shortOf(days.map((day, index) => pay('FERRET JOBS', day, amounts[index])))).toEqual([
      'FERRET JOBS IRREGULAR ACTIVE LOW 5 -420',
    ]);
  });

  it('with a deposit without a category has low confidence', () => {
    const plain = FRIDAYS.map((day, index) =>
      pay('OTTER MILLS', day, 2000, index === 0 ? { creditCategory: null } : {}),
    );
    expect(shortOf(plain)).toEqual(['OTTER MILLS BIWEEKLY ACTIVE LOW 10 -2000']);
  });

  it('is past when the next payday is more than a week late', () => {
    const until = (day: string) => every(-14, day, 6).map((on) => pay('OTTER MILLS', on));
    expect(streamsOf(until('2026-10-31'))).toMatchObject([{ status: 'ACTIVE' }]);
    expect(streamsOf(until('2026-10-30'))).toMatchObject([{ status: 'PAST' }]);
  });

  it('is in one currency', () => {
    const other = FRIDAYS.map((day) => pay('OTTER MILLS', day, 1000, { isoCurrencyCode: 'CAD' }));
    expect(streamsOf([...salary, ...other])).toMatchObject([
      { isoCurrencyCode: 'USD', totalAmount: -20_000 },
      { isoCurrencyCode: 'CAD', totalAmount: -10_000 },
    ]);
  });

  it("takes the payer from the details of the payment, and Plaid's source before it", () => {
    const meta = {
      referenceNumber: null,
      ppdId: null,
      payee: null,
      byOrderOf: null,
      payer: 'Otter Mills',
      paymentMethod: null,
      paymentProcessor: null,
      reason: null,
    };
    const named = FRIDAYS.map((day, index) =>
      pay(`REF ${'ABCDEFGHIJ'[index]}`, day, 2000, { paymentMeta: meta }),
    );
    expect(shortOf(named)).toEqual(['Otter Mills BIWEEKLY ACTIVE HIGH 10 -2000']);
    const sourced = FRIDAYS.map((day, index) =>
      pay(`X${'ABCDEFGHIJ'[index]}`, day, 2000, { incomeSourceId: 'source' }),
    );
    expect(shortOf(sourced)).toEqual(['XJ BIWEEKLY ACTIVE HIGH 10 -2000']);
  });
});

describe('the income streams of a report', () => {
  it('compute the payer of each deposit once', () => {
    let reads = 0;
    const counted = [...salary, posted('refund', daysAfter(FRIDAYS[0] ?? '', 3), 2000)].map((deposit) =>
      Object.defineProperty({ ...deposit }, 'incomeSourceId', {
        get: () => {
          reads += 1;
          return null;
        },
      }),
    );
    expect(streamsOf(counted)).toHaveLength(1);
    expect(reads).toBe(counted.length);
  });

  it('are unknown without categories, and none without transactions', () => {
    const plain = salary.map((deposit) => ({ ...deposit, creditCategory: null }));
    expect(incomeStreamsOf(report([account({ allTransactions: plain })]))).toBeNull();
    expect(incomeStreamsOf(report([account({ allTransactions: salary, hasInsights: false })]))).toBeNull();
    expect(incomeStreamsOf(report([account({ type: 'CREDIT', allTransactions: salary })]))).toBeNull();
    expect(incomeStreamsOf(report([account()]))).toEqual([]);
  });

  it('use each deposit once, and do not depend on the order of the report', () => {
    const deposit = fc.record({
      name: fc.constantFrom('OTTER MILLS', 'HERON BAKERY'),
      week: fc.integer({ min: 0, max: 12 }),
      amount: fc.constantFrom(1000, 1100, 5000, -1000),
      account: fc.integer({ min: 0, max: 2 }),
      isCategorized: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(deposit, { maxLength: 40 }), (drawn) => {
        const accounts = [0, 1, 2].map((number) =>
          drawn.flatMap(({ name, week, amount, isCategorized, account: own }, index) =>
            own === number
              ? pay(name, daysAfter('2026-08-01', 7 * week), amount, {
                  transactionId: `t${index}`,
                  ...(isCategorized ? INCOME : { creditCategory: null }),
                })
              : [],
          ),
        );
        const whole = report(
          accounts.map((allTransactions, index) => account({ accountId: `${index}`, allTransactions })),
        );
        const turned = report(
          whole.items
            .flatMap((item) => item.accounts)
            .map((own) => ({
              ...own,
              allTransactions: Lazy.of(own.allTransactions?.get().toReversed() ?? []),
            })),
        );
        const streams = incomeStreamsOf(whole);
        expect(incomeStreamsOf(turned)).toEqual(streams);
        const ids = (streams ?? []).flatMap(({ transactionIds, otherTransactionIds }) => [
          ...transactionIds,
          ...otherTransactionIds,
        ]);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
