import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';
import { CustomUserError, makeCustomUser } from '../../src/custom-user/custom-user.js';
import type { Account } from '../../src/state/entities.js';

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

  it('gives its amounts, dates and descriptions, newest first', () => {
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

  it('has the starting balance until the first transaction, and then the sum with all transactions', () => {
    expect(balanceOn(account, '2025-01-01')).toBe(120.5);
    expect(balanceOn(account, '2026-10-02')).toBe(25.5);
    expect(balanceOn(account, '2026-10-05')).toBe(-69.75);
    expect(account).toMatchObject({ current: 230.25, available: 211.5 });
  });

  it('categorizes transactions that matter for underwriting', () => {
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

  it('distinguishes official and unofficial currencies', () => {
    expect(euros?.currency).toEqual({ iso: 'EUR', unofficial: null });
    expect(stablecoin?.currency).toEqual({ iso: null, unofficial: 'USDC' });
  });

  it('has the income of its inflow model on the last day of every month', () => {
    const income = euros?.transactions.filter(({ description }) => description === 'GEHALT PAYROLL') ?? [];
    expect(income.slice(0, 3).map(({ date, amount }) => [date, amount])).toEqual([
      ['2026-10-31', -2_100.4],
      ['2026-09-30', -2_100.4],
      ['2026-08-31', -2_100.4],
    ]);
    expect(income).toHaveLength(24);
    expect(euros?.current).toBe(51_367.5);
  });

  it('has masks from meta, or else from the account number', () => {
    expect([euros?.mask, stablecoin?.mask]).toEqual([null, '5678']);
  });

  it('has the forced available balance and the principal of a loan', () => {
    expect(stablecoin).toMatchObject({ available: 200, current: 250.75 });
    expect(loan).toMatchObject({ current: 18_500, available: null, historicalBalances: [] });
  });
});

describe('joint-owners.json', () => {
  const { accounts, reportUser } = makeCustomUser(sample('joint-owners'), options);
  const [savings, card] = accounts;

  it('merges the owners into one, and the account is joint', () => {
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

  it('uses the owners of the Item for an account without owners', () => {
    expect(card?.owners).toEqual(savings?.owners);
    expect(reportUser).toMatchObject({
      firstName: 'Isolde',
      lastName: 'Marrow',
      email: 'isolde@example.com',
      ssn: null,
    });
  });

  it('adds purchases to the balance of a card and subtracts payments', () => {
    expect(balanceOn(card, '2026-11-05')).toBe(180);
    expect(card).toMatchObject({ current: 130, available: 1_370, limit: 1_500 });
  });
});

describe('brokerage.json', () => {
  const [account] = accountsOf('brokerage');

  it('has a balance equal to the value of its holdings', () => {
    expect(account?.investments?.holdings.map(({ institutionValue }) => institutionValue)).toEqual([
      123.45, 125, 75.31,
    ]);
    expect(account?.current).toBe(323.76);
  });

  it('debits cash for purchases, and credits it for sales and deposits', () => {
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
  it('without overrides is user_good', () => {
    expect(makeCustomUser('{}', options).accounts.map(({ mask }) => mask)).toContain('3333');
  });

  it('with a seed has the same amounts in every Item, but other ids', () => {
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

  it('pays the card balance of the statement day', () => {
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

  it('includes transactions older than two years in the balance, but not in the list', () => {
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

/** A value for every key that affects a report. */
const filledIn = {
  seed: 'own',
  override_accounts: [
    {
      type: 'credit',
      subtype: 'credit card',
      starting_balance: 300,
      has_null_available_balance: false,
      holder_category: 'business',
      currency: 'USD',
      meta: { name: 'Card', official_name: 'Official Card', limit: 900, mask: '0042', apy: 1.25 },
      numbers: { account: '000012345678', international_iban: 'DE00EXAMPLE' },
      identity: {
        names: ['Mabel Thistledown'],
        phone_numbers: [{ data: '2025550107', primary: true, type: 'home' }],
        emails: [{ data: 'mabel@example.com', primary: true, type: 'primary' }],
        addresses: [
          {
            data: {
              street: '3 Mill Road',
              city: 'Oakham',
              region: 'NY',
              postal_code: '00203',
              country: 'US',
            },
            primary: true,
          },
        ],
      },
      transactions: [
        {
          date_transacted: '2026-10-01',
          date_posted: '2026-10-02',
          amount: 12.5,
          description: 'ACORN',
          currency: 'USD',
        },
      ],
      liability: { type: 'credit', purchase_apr: 20, principal: 7 },
      inflow_model: {
        type: 'monthly-balance-payment',
        income_amount: 9,
        payment_day_of_month: 20,
        transaction_name: 'AUTOPAY',
        statement_day_of_month: '10',
      },
    },
  ],
};
/** The same structure with null for every value. */
const blank = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(blank);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, blank(inner)]));
};

type Steps = readonly (string | number)[];

describe('null in a configuration', () => {
  const taken = (config: unknown) => makeCustomUser(JSON.stringify(config), options);
  const outcome = (config: unknown) => {
    try {
      return taken(config);
    } catch (error) {
      return error instanceof CustomUserError ? error.message : error;
    }
  };
  const pathsOf = (value: unknown, path: Steps = []): Steps[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, inner]) => {
          const here = [...path, Array.isArray(value) ? Number(key) : key];
          return [here, ...pathsOf(inner, here)];
        });
  /** The configuration with null at the path, or without it. */
  const filledInBut = (path: Steps, value?: null): unknown => {
    const config = structuredClone(filledIn);
    const parent = path
      .slice(0, -1)
      .reduce<Record<Steps[number], unknown>>((at, step) => at[step] as typeof at, config);
    parent[path.at(-1) ?? ''] = value;
    return config;
  };

  it('everywhere has the same result as an empty configuration', () => {
    expect(taken(blank(filledIn))).toEqual(taken({}));
  });

  it.each(pathsOf(filledIn).map((path) => [path.join('.'), path] as const))(
    'at %s has the same result as a missing key',
    (_, path) => {
      // Each list has one element. Without it, the list counts as missing.
      const notGiven = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
      expect(outcome(filledInBut(path, null))).toEqual(outcome(filledInBut(notGiven)));
    },
  );

  it('is accepted in a partly filled template', () => {
    const { accounts, leftOut } = makeCustomUser(sample('mostly-null'), { ...options, today: '2026-03-02' });
    expect(accounts).toMatchObject([
      { current: 23_619.4805, holderCategory: 'business', transactions: [{ amount: 12.5 }] },
    ]);
    expect(accounts[0]?.owners[0]?.names).toEqual(['Alma B Testerly']);
    expect(leftOut).toEqual([]);
  });
});

describe('a configuration with amounts of more than two decimals', () => {
  const at = { date_transacted: '2026-11-01', date_posted: '2026-11-02', description: 'SHARES' };

  it('returns them unchanged, in transactions and in every balance', () => {
    const [account] = makeCustomUser(
      withAccount({
        type: 'credit',
        starting_balance: 23_631.9805,
        meta: { limit: 50_000.125 },
        transactions: [
          { ...at, amount: 0.0001 },
          { ...at, amount: -631.98 },
        ],
      }),
      options,
    ).accounts;
    expect(account).toMatchObject({ current: 23_000.0006, available: 27_000.1244, limit: 50_000.125 });
    expect(account?.transactions.map(({ amount }) => amount)).toEqual([0.0001, -631.98]);
    expect([balanceOn(account, '2026-11-01'), balanceOn(account, '2026-11-02')]).toEqual([
      23_631.9805, 23_000.0006,
    ]);
  });

  it('returns a forced balance and the amounts of investments unchanged', () => {
    const [account] = makeCustomUser(
      withAccount({
        type: 'investment',
        force_available_balance: 0.12345678,
        holdings: [{ institution_price: 0.0125, quantity: 1_890_558.44, security: {} }],
        investment_transactions: [
          { date: '2026-11-01', name: 'FUND', quantity: 1.5, price: 0.0125, fees: 0.001, type: 'buy' },
        ],
      }),
      options,
    ).accounts;
    expect(account).toMatchObject({ current: 23_631.9805, available: 0.12345678 });
    expect(account?.investments?.transactions[0]).toMatchObject({
      amount: 0.01975,
      price: 0.0125,
      fees: 0.001,
    });
  });

  it('returns every amount of up to 15 digits unchanged, next to any other amount', () => {
    const amount = fc
      .tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 7 }))
      .map(([digits, decimals]) => Number(`${digits}e-${decimals}`));
    fc.assert(
      fc.property(amount, fc.array(amount, { maxLength: 5 }), (starting_balance, amounts) => {
        const given = [starting_balance, ...amounts].reduce(
          (most, each) => Math.max(most, Math.abs(each)),
          0,
        );
        fc.pre(given < 10 ** 7);
        const transactions = amounts.map((each) => ({ ...at, amount: each }));
        const [account] = makeCustomUser(withAccount({ starting_balance, transactions }), options).accounts;
        expect(account?.transactions.map((each) => each.amount + 0)).toEqual(amounts.map((each) => each + 0));
        expect(balanceOn(account, '2026-11-01')).toBe(starting_balance + 0);
        const exact = amounts.reduce((sum, each) => sum.minus(each), new Big(starting_balance)).toNumber();
        expect(account?.current).toBe(exact + 0);
      }),
    );
  });
});

describe('a transaction that is dated after today', () => {
  const past = { date_transacted: '2026-11-20', date_posted: '2026-11-20', amount: 5, description: 'PAST' };
  const pending = {
    date_transacted: '2026-11-21',
    date_posted: '2026-11-24',
    amount: 7,
    description: 'PENDING',
  };
  const future = {
    date_transacted: '2026-11-22',
    date_posted: '2026-11-24',
    amount: 9,
    description: 'FUTURE',
  };
  const made = (type: string, ...transactions: object[]) =>
    makeCustomUser(
      withAccount({ type, starting_balance: 100, meta: { mask: '0042', limit: 500 }, transactions }),
      { ...options, seed: 'item' },
    );

  it.each(['depository', 'credit'])('is neither in the list nor in any balance of a %s account', (type) => {
    const amounts = ({ accounts: [account] }: ReturnType<typeof made>) =>
      account && [
        account.current,
        account.available,
        account.historicalBalances,
        account.transactions.map(({ amount }) => amount),
      ];
    expect(amounts(made(type, future, pending, past))).toEqual(amounts(made(type, pending, past)));
    expect(made(type, future, pending, past).leftOut).toEqual([
      { path: 'override_accounts[0].transactions[0]', reason: 'is after today' },
    ]);
  });

  it('is pending and subtracted from the available balance if only its posting day is after today', () => {
    const {
      accounts: [account],
      leftOut,
    } = made('depository', pending, past);
    expect(account).toMatchObject({ current: 95, available: 88 });
    expect(account?.transactions.map(({ date, pending }) => [date, pending])).toEqual([
      ['2026-11-21', true],
      ['2026-11-20', false],
    ]);
    expect(leftOut).toEqual([]);
  });

  it('is not in investments either', () => {
    const bought = (date: string) => ({ date, name: 'BOUGHT', quantity: 1, price: 2, type: 'buy' });
    const { accounts, leftOut } = makeCustomUser(
      withAccount({
        type: 'investment',
        investment_transactions: [bought('2026-11-21'), bought('2026-11-22')],
      }),
      options,
    );
    expect(accounts[0]?.investments?.transactions.map(({ date }) => date)).toEqual(['2026-11-21']);
    expect(leftOut).toEqual([
      { path: 'override_accounts[0].investment_transactions[1]', reason: 'is after today' },
    ]);
  });
});

describe('a missing value', () => {
  it('has the default that GUIDE.md documents', () => {
    const { accounts, leftOut } = makeCustomUser(
      JSON.stringify({
        override_accounts: [
          { type: 'depository' },
          { type: 'credit', subtype: 'paypal', identity: { names: ['Mabel Thistledown', 'Robin Eggshell'] } },
          { type: 'loan', liability: { principal: 70 }, identity: { emails: [{ data: 'm@example.com' }] } },
        ],
      }),
      options,
    );
    const [checking, card, loan] = accounts;
    expect(checking).toMatchObject({
      name: 'Depository',
      officialName: null,
      mask: expect.stringMatching(/^\d{4}$/),
      subtype: null,
      limit: null,
      apy: null,
      marginLoanAmount: null,
      currency: { iso: 'USD' },
      available: checking?.current,
      holderCategory: 'personal',
      ownershipType: 'joint',
      owners: [
        {
          names: ['Mabel Thistledown', 'Robin Eggshell'],
          emails: [{ data: 'alma.testerly@example.com' }],
        },
      ],
      daysAvailable: 730,
      transactions: [],
      investments: null,
    });
    expect(checking?.historicalBalances).toHaveLength(730);
    expect(checking?.current).toBeGreaterThanOrEqual(5_000);
    expect(checking?.current).toBeLessThanOrEqual(9_000);
    expect(Number.isInteger(checking?.current)).toBe(true);
    expect(card).toMatchObject({ name: 'Paypal', available: null, transactions: [] });
    expect(loan).toMatchObject({
      current: 70,
      available: null,
      historicalBalances: [],
      owners: [
        {
          names: ['Mabel Thistledown', 'Robin Eggshell'],
          emails: [{ data: 'm@example.com', primary: false, type: 'primary' }],
          phoneNumbers: [{ data: '+12125550106' }],
        },
      ],
    });
    expect(leftOut).toEqual([]);
  });

  it('of a transaction has no default, except the category that its description suggests', () => {
    const dated = { date_transacted: '2026-10-01', date_posted: '2026-10-02', amount: 1 };
    const [account] = makeCustomUser(
      withAccount({
        transactions: [
          { ...dated, description: 'OVERDRAFT FEE' },
          { ...dated, description: 'XYZZY' },
        ],
      }),
      options,
    ).accounts;
    expect(account?.transactions.map(({ insights }) => insights.creditCategory?.primary ?? null)).toEqual([
      'BANK_PENALTIES',
      null,
    ]);
    expect(account?.transactions[1]?.insights).toMatchObject({
      name: 'XYZZY',
      merchantName: null,
      transactionType: 'unresolved',
      location: { city: null },
      paymentMeta: { payee: null },
    });
  });
});

describe('a value', () => {
  it('replaces every default', () => {
    const [card] = makeCustomUser(JSON.stringify(filledIn), options).accounts;
    expect(card).toMatchObject({
      name: 'Card',
      officialName: 'Official Card',
      mask: '0042',
      type: 'credit',
      subtype: 'credit card',
      limit: 900,
      holderCategory: 'business',
      apy: 1.25,
      ownershipType: 'individual',
    });
    const [iban] = makeCustomUser(
      withAccount({ numbers: { international_iban: 'DE00EXAMPLE' } }),
      options,
    ).accounts;
    expect(iban?.mask).toBe('MPLE');
  });

  it('is reported by path, never by value, if its key is unknown or it has no effect', () => {
    const secret = 'hunter2';
    const { leftOut, accounts } = makeCustomUser(
      JSON.stringify({
        roll_dates_forward: secret,
        mfa: { type: secret },
        override_accounts: [
          null,
          {
            type: 'depository',
            starting_balance: 4,
            colour: { of: secret },
            shade: null,
            meta: { name: 'Kept', nick_name: secret, 'two words': secret },
            identity: { names: ['Mabel Thistledown'], ssn: secret },
            transactions: [
              null,
              {
                date_transacted: '2026-10-01',
                date_posted: '2026-10-02',
                amount: 1,
                description: 'X',
                memo: secret,
              },
              { date_transacted: '2020-10-01', date_posted: '2020-10-02', amount: 1, description: 'X' },
            ],
            holdings: [{ institution_price: 1, quantity: 1, security: {} }],
            inflow_model: {
              type: 'monthly-balance-payment',
              payment_day_of_month: 1,
              statement_day_of_month: 1,
              transaction_name: 'PAY',
              tip: secret,
            },
            ['k'.repeat(50)]: secret,
          },
        ],
      }),
      options,
    );
    const paths = [
      `override_accounts[1]["${'k'.repeat(40)}"]`,
      'override_accounts[1].colour',
      'override_accounts[1].holdings',
      'override_accounts[1].identity.ssn',
      'override_accounts[1].inflow_model',
      'override_accounts[1].inflow_model.tip',
      'override_accounts[1].meta["two words"]',
      'override_accounts[1].meta.nick_name',
      'override_accounts[1].transactions[1].memo',
      'override_accounts[1].transactions[2]',
      'roll_dates_forward',
    ];
    expect(leftOut.map(({ path }) => path).sort()).toEqual(paths.sort());
    expect(JSON.stringify(leftOut)).not.toContain(secret);
    expect(accounts).toMatchObject([{ name: 'Kept', current: 2 }]);
  });
});

describe('an invalid configuration', () => {
  const transaction = {
    date_transacted: '2026-10-01',
    date_posted: '2026-10-02',
    amount: 1,
    description: 'X',
  };
  const secret = 'hunter2-4111111111111111';

  it.each([
    ['invalid JSON', `{ "seed": "${secret}`, '', 'must be JSON'],
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
      'a string as an amount',
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
      'more digits than an exact sum can have',
      withAccount({ starting_balance: 400_000_000_000.1, force_available_balance: 4.1110001 }),
      'override_accounts[0]',
      'need more than 15 digits',
    ],
    [
      'an unknown holder category',
      withAccount({ holder_category: secret }),
      'override_accounts[0].holder_category',
      'must be one of business',
    ],
    ['the first version of the format', JSON.stringify({ version: 1 }), 'version', 'must be 2'],
    [
      'an error after null elements',
      withAccount({ transactions: [null, { amount: null }, { ...transaction, amount: secret }] }),
      'override_accounts[0].transactions[2].amount',
      'must be of type number',
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
      'no names',
      withAccount({ identity: { names: [] } }),
      'override_accounts[0].identity.names',
      'must contain at least one name',
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
  ])('with %s is rejected with the path and the rule, never with the value', (_, password, path, rule) => {
    const error = failure(password);
    expect(error.path).toBe(path);
    expect(error.rule).toContain(rule);
    expect(error.message).not.toMatch(/hunter2|4111|2026-02-30|4\.111/);
    expect(error.cause).toBeUndefined();
  });

  it('is not rejected because of its indentation', () => {
    const config = {
      override_accounts: [{ type: 'depository', transactions: Array(200).fill(transaction) }],
    };
    const indented = JSON.stringify(config, null, 20);
    expect(indented.length).toBeGreaterThan(55_000);
    expect(makeCustomUser(indented, options).accounts[0]?.transactions).toHaveLength(200);
  });

  it('of any form fails with a CustomUserError or not at all', () => {
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
