import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CustomUserError, makeCustomUser } from '../../../src/sandbox/custom-user.js';
import type { Account } from '../../../src/sandbox/entities.js';

const today = '2026-11-21';
const options = { seed: 'item-1', today };
const sample = (name: string) => readFileSync(`test/custom-users/${name}.json`, 'utf8');
const accountsOf = (name: string) => makeCustomUser(sample(name), options).accounts;
const balanceOn = (account: Account | undefined, day: string) =>
  account?.historicalBalances.find(({ date }) => date === day)?.current;
const failure = (password: string) => {
  try {
    makeCustomUser(password, options);
  } catch (error) {
    if (error instanceof CustomUserError) return error;
    throw error;
  }
  throw new Error('the configuration was taken');
};
const withAccount = (account: object) =>
  JSON.stringify({ override_accounts: [{ type: 'depository', ...account }] });

describe('overdraft.json', () => {
  const [account] = accountsOf('overdraft');

  it('comes through with its amounts, dates and wording, newest first', () => {
    expect(
      account?.transactions.map((t) => [t.date, t.dateTransacted, t.amount, t.description, t.pending]),
    ).toEqual([
      ['2026-11-20', '2026-11-20', 18.75, 'TIN WHISTLE COFFEE', true],
      ['2026-10-09', '2026-10-09', -300, 'MOONBEAM CASH ADVANCE FUNDING', false],
      ['2026-10-05', '2026-10-03', 61.25, 'NINEPINS GROCERY MARKET', false],
      ['2026-10-05', '2026-10-05', 34, 'OVERDRAFT FEE FOR ITEM 61.25', false],
      ['2026-10-02', '2026-10-01', 95, 'LUCKY BADGER CASINO 0077', false],
    ]);
  });

  it('holds the starting balance until the first transaction and adds up from there', () => {
    expect(balanceOn(account, '2025-01-01')).toBe(120.5);
    expect(balanceOn(account, '2026-10-02')).toBe(25.5);
    expect(balanceOn(account, '2026-10-05')).toBe(-69.75);
    expect(account).toMatchObject({ current: 230.25, available: 211.5 });
  });

  it('recognizes what an underwriter looks for', () => {
    expect(account?.transactions.map(({ insights }) => insights.creditCategory?.primary ?? null)).toEqual([
      'DINING',
      'LOAN_DISBURSEMENTS',
      'FOOD_RETAIL',
      'BANK_PENALTIES',
      'ENTERTAINMENT',
    ]);
  });
});

describe('two-currencies.json', () => {
  const [euros, stablecoin, loan] = accountsOf('two-currencies');

  it('tells official currencies from others', () => {
    expect(euros?.currency).toEqual({ iso: 'EUR', unofficial: null });
    expect(stablecoin?.currency).toEqual({ iso: null, unofficial: 'USDC' });
  });

  it('pays the modelled income on the last day of every month', () => {
    const income = euros?.transactions.filter(({ description }) => description === 'GEHALT PAYROLL') ?? [];
    expect(income.slice(0, 3).map(({ date, amount }) => [date, amount])).toEqual([
      ['2026-10-31', -2_100.4],
      ['2026-09-30', -2_100.4],
      ['2026-08-31', -2_100.4],
    ]);
    expect(income).toHaveLength(24);
    expect(euros?.current).toBe(51_367.5);
  });

  it('takes masks from meta, or else from the account number', () => {
    expect([euros?.mask, stablecoin?.mask]).toEqual([null, '5678']);
  });

  it('forces an available balance and owes the principal of a loan', () => {
    expect(stablecoin).toMatchObject({ available: 200, current: 250.75 });
    expect(loan).toMatchObject({ current: 18_500, available: null, historicalBalances: [] });
  });
});

describe('joint-owners.json', () => {
  const { accounts, reportUser } = makeCustomUser(sample('joint-owners'), options);
  const [savings, card] = accounts;

  it('merges the owners into one and calls the account joint', () => {
    expect(savings?.ownershipType).toBe('joint');
    expect(savings?.owners).toEqual([
      {
        names: ['Isolde Marrow', 'Tristan Van Der Peach'],
        phoneNumbers: [{ data: '2025550107', primary: true, type: 'home' }],
        emails: [
          { data: 'isolde@example.com', primary: true, type: 'primary' },
          { data: 'tristan@example.com', primary: false, type: 'secondary' },
        ],
        addresses: [
          {
            street: '3 Two Front Doors',
            city: 'Sampleton',
            region: 'NY',
            postalCode: '00203',
            country: 'US',
            primary: true,
          },
        ],
      },
    ]);
  });

  it('gives an account without owners those of the Item', () => {
    expect(card?.owners).toEqual(savings?.owners);
    expect(reportUser).toMatchObject({
      firstName: 'Isolde',
      lastName: 'Marrow',
      email: 'isolde@example.com',
      ssn: null,
    });
  });

  it('adds purchases to what a card owes and takes payments off', () => {
    expect(balanceOn(card, '2026-11-05')).toBe(180);
    expect(card).toMatchObject({ current: 130, available: 1_370, limit: 1_500 });
  });
});

describe('brokerage.json', () => {
  const [account] = accountsOf('brokerage');

  it('is worth its holdings, each rounded to the cent', () => {
    expect(account?.investments?.holdings.map(({ institutionValue }) => institutionValue)).toEqual([
      123.45, 125, 75.31,
    ]);
    expect(account?.current).toBe(323.76);
  });

  it('debits cash for purchases and credits it for sales and deposits', () => {
    expect(
      account?.investments?.transactions.map((t) => [t.date, t.type, t.subtype, t.amount, t.fees]),
    ).toEqual([
      ['2026-10-20', 'sell', 'sell', -78.5, 1.5],
      ['2026-10-06', 'buy', 'buy', 101, 1.5],
      ['2026-10-01', 'cash', 'deposit', -500, null],
    ]);
  });

  it('lists each security once', () => {
    expect(account?.investments?.securities.map(({ tickerSymbol, type }) => [tickerSymbol, type])).toEqual([
      ['ZPFN', null],
      ['CUR:BTC', 'cryptocurrency'],
      ['CUR:USD', 'cash'],
      ['ZTTR', null],
    ]);
  });
});

describe('a custom user', () => {
  it('is user_good when it overrides nothing', () => {
    expect(makeCustomUser('{}', options).accounts.map(({ mask }) => mask)).toContain('3333');
  });

  it('repeats amounts under its own seed, yet never shares ids between Items', () => {
    const config = JSON.stringify({
      seed: 'own',
      override_accounts: [{ type: 'depository', subtype: 'cd' }],
    });
    const [one] = makeCustomUser(config, { seed: 'item-1', today }).accounts;
    const [two] = makeCustomUser(config, { seed: 'item-2', today }).accounts;
    expect(two?.current).toBe(one?.current);
    expect(two?.accountId).not.toBe(one?.accountId);
    expect(makeCustomUser(config, options)).toEqual(makeCustomUser(config, options));
  });

  it('pays off a card as of its statement day', () => {
    const [card] = makeCustomUser(
      withAccount({
        type: 'credit',
        starting_balance: 0,
        transactions: [
          { date_transacted: '2026-10-02', date_posted: '2026-10-03', amount: 70, description: 'BOOKS' },
          { date_transacted: '2026-10-12', date_posted: '2026-10-13', amount: 9, description: 'TEA' },
        ],
        inflow_model: {
          type: 'monthly-balance-payment',
          payment_day_of_month: 20,
          statement_day_of_month: '10',
          transaction_name: 'AUTOPAY',
        },
      }),
      options,
    ).accounts;
    const payments = card?.transactions.filter(({ description }) => description === 'AUTOPAY');
    expect(payments?.map(({ date, amount }) => [date, amount])).toEqual([
      ['2026-11-20', -9],
      ['2026-10-20', -70],
    ]);
    expect(card?.current).toBe(0);
  });

  it('counts transactions older than two years into the balance without listing them', () => {
    const old = {
      date_transacted: '2020-01-01',
      date_posted: '2020-01-02',
      amount: 40,
      description: 'LONG AGO',
    };
    const [account] = makeCustomUser(
      withAccount({ starting_balance: 100, transactions: [old] }),
      options,
    ).accounts;
    expect(account?.transactions).toEqual([]);
    expect([account?.current, account?.historicalBalances.at(-1)?.current]).toEqual([60, 60]);
  });
});

describe('a bad configuration', () => {
  const transaction = {
    date_transacted: '2026-10-01',
    date_posted: '2026-10-02',
    amount: 1,
    description: 'X',
  };
  const secret = 'hunter2-4111111111111111';

  it.each([
    ['no JSON', `{ "seed": "${secret}`, '', 'must be JSON'],
    ['a list', '[]', '', 'must be of type object'],
    [
      'an unknown type',
      withAccount({ type: secret }),
      'override_accounts[0].type',
      'must be one of depository',
    ],
    [
      'a missing type',
      '{"override_accounts":[{}]}',
      'override_accounts[0].type',
      'must be one of depository',
    ],
    [
      'text for an amount',
      withAccount({ transactions: [transaction, { ...transaction, amount: secret }] }),
      'override_accounts[0].transactions[1].amount',
      'must be of type number',
    ],
    [
      'a missing amount',
      withAccount({ transactions: [{ ...transaction, amount: undefined }] }),
      'override_accounts[0].transactions[0].amount',
      'is missing',
    ],
    [
      'fractions of a cent',
      withAccount({ starting_balance: 4.111 }),
      'override_accounts[0].starting_balance',
      'must be whole cents',
    ],
    [
      'a day that does not exist',
      withAccount({ transactions: [{ ...transaction, date_posted: '2026-02-30' }] }),
      'override_accounts[0].transactions[0].date_posted',
      'must be a date',
    ],
    [
      'a long mask',
      withAccount({ meta: { mask: secret } }),
      'override_accounts[0].meta.mask',
      'must be empty or 2 to 4',
    ],
    [
      'nobody',
      withAccount({ identity: { names: [] } }),
      'override_accounts[0].identity.names',
      'must name someone',
    ],
    [
      'two rules for one balance',
      withAccount({ force_available_balance: 1, has_null_available_balance: true }),
      'override_accounts[0].has_null_available_balance',
      'cannot be set together',
    ],
    [
      'a transaction in another currency',
      withAccount({ currency: 'USD', transactions: [{ ...transaction, currency: 'EUR' }] }),
      'override_accounts[0].transactions[0].currency',
      "must be the account's currency",
    ],
    [
      'an unknown inflow model',
      withAccount({ inflow_model: { type: secret } }),
      'override_accounts[0].inflow_model.type',
      'must be a known type',
    ],
    ['a forced error', JSON.stringify({ force_error: secret }), 'force_error', 'is not supported'],
    [
      'eleven accounts',
      JSON.stringify({ override_accounts: Array.from({ length: 11 }, () => ({ type: 'depository' })) }),
      'override_accounts',
      'at most 10 accounts',
    ],
    [
      '251 transactions over two accounts',
      JSON.stringify({
        override_accounts: [126, 125].map((length) => ({
          type: 'depository',
          transactions: Array.from({ length }, () => transaction),
        })),
      }),
      'override_accounts',
      'at most 250 transactions',
    ],
    [
      'more than 55 kB',
      withAccount({ meta: { name: secret.repeat(3_000) } }),
      '',
      'must not exceed 55000 bytes',
    ],
  ])('with %s is refused by place and rule, never by value', (_, password, path, rule) => {
    const error = failure(password);
    expect(error.path).toBe(path);
    expect(error.rule).toContain(rule);
    expect(error.message).not.toMatch(/hunter2|4111|2026-02-30|4\.111/);
    expect(error.cause).toBeUndefined();
  });

  it('is not refused for its indentation alone', () => {
    const config = {
      override_accounts: [{ type: 'depository', transactions: Array(200).fill(transaction) }],
    };
    const indented = JSON.stringify(config, null, 20);
    expect(indented.length).toBeGreaterThan(55_000);
    expect(makeCustomUser(indented, options).accounts[0]?.transactions).toHaveLength(200);
  });

  it('whatever it is, fails as a CustomUserError or not at all', () => {
    const almost = fc.oneof(
      fc.string(),
      fc.json(),
      fc.json().map((json) => `{"override_accounts":[${json}]}`),
    );
    fc.assert(
      fc.property(almost, (password) => {
        try {
          makeCustomUser(password, options);
        } catch (error) {
          expect(error).toBeInstanceOf(CustomUserError);
        }
      }),
    );
    expect(failure('['.repeat(20_000) + ']'.repeat(20_000)).path).toBe('');
  });
});
