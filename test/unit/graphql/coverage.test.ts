import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  execute,
  type GraphQLField,
  GraphQLFloat,
  GraphQLInt,
  GraphQLObjectType,
  GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  parse,
} from 'graphql';
import type { AssetReportGetResponse } from 'plaid';
import { createSchema } from '../../../src/graphql/schema.js';
import { Turns } from '../../../src/lib/turns.js';
import type { AssetReport, ReadOptions } from '../../../src/model/asset-report.js';
import { mapAssetReportResponse } from '../../../src/model/asset-report.mapper.js';
import type { Part } from '../../../src/model/coverage.js';
import { transactionsOfReport } from '../../../src/model/transaction-list.js';
import { Work } from '../../../src/operation/work.js';
import { withArguments } from '../../support/required-arguments.js';
import { runs } from '../../support/runs.js';

/*
 * Figures are found in the schema: each field with `computedFrom` in its extensions is one. The tests of this file run for
 * all figures, so a new figure needs no new test.
 */

interface Figure {
  /** From AssetReport or Account down, such as `attributes.cashFlow.netCashFlow`. */
  readonly path: string;
  readonly reads: readonly Part[];
}

const PARTS = ['transactions', 'historicalBalances', 'insights', 'owners', 'investments'] as const;
const WITH_INSIGHTS: ReadOptions = { includeInsights: true, fastReport: false, daysToInclude: null };

let schema: GraphQLSchema;
let figures: { readonly report: readonly Figure[]; readonly account: readonly Figure[] };
let document: ReturnType<typeof parse>;
beforeAll(async () => {
  const whole = await createSchema();
  const report = whole.getType('AssetReport') as GraphQLObjectType;
  const account = whole.getType('Account') as GraphQLObjectType;
  schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { report: { type: report } } }),
  });
  figures = { report: figuresOf(report, ['items']), account: figuresOf(account, []) };
  const accounts = `items { accounts { accountId ${selectionOf(account, [])} } }`;
  document = parse(`{ report { ${selectionOf(report, ['items'])} ${accounts} } }`);
});

type Field = GraphQLField<unknown, unknown>;

/** The figures of a report that an account does not have, because they compare accounts with each other. */
const REPORT_ONLY = [
  'incomeStreams',
  'largeDeposits',
  'verifiedAssets.averageDailyBalance',
  'verifiedAssets.daysCovered',
];

function fieldsOf(type: unknown, without: readonly string[]): Field[] {
  return isObjectType(type)
    ? Object.values(type.getFields()).filter(({ name }) => !without.includes(name))
    : [];
}

function figuresOf(type: unknown, without: readonly string[]): Figure[] {
  return fieldsOf(type, without).flatMap(({ name, extensions, type: inner }) => {
    const reads = extensions.computedFrom as readonly Part[] | undefined;
    if (reads !== undefined) return [{ path: name, reads }];
    return figuresOf(getNamedType(inner), []).map((figure) => ({
      ...figure,
      path: `${name}.${figure.path}`,
    }));
  });
}

/** All figures below a type, each with all that is below it. */
function selectionOf(type: unknown, without: readonly string[]): string {
  return fieldsOf(type, without)
    .map((field) => {
      const named = getNamedType(field.type);
      if (field.extensions.computedFrom === undefined) {
        const below = selectionOf(named, []);
        return below === '' ? '' : `${field.name} { ${below} }`;
      }
      const call = withArguments(field);
      return isLeafType(named) ? call : `${call} { ${everythingOf(named)} }`;
    })
    .filter((selection) => selection !== '')
    .join(' ');
}

function everythingOf(type: unknown): string {
  return fieldsOf(type, [])
    .map(({ name, type: inner }) => {
      const named = getNamedType(inner);
      return isLeafType(named) ? name : `${name} { ${everythingOf(named)} }`;
    })
    .join(' ');
}

interface Wire {
  warnings: object[] | null;
  request_id: string;
  report: {
    asset_report_id: string;
    date_generated: string;
    days_requested: number;
    items: { item_id: string; accounts: WireAccount[]; [key: string]: unknown }[];
    user: object;
  };
}

interface WireAccount {
  account_id: string;
  type: string;
  transactions?: WireTransaction[] | null;
  historical_balances?: object[] | null;
  owners?: object[] | null;
  investments?: object | null;
  [key: string]: unknown;
}

interface WireTransaction {
  date: string;
  credit_category?: { primary: string; detailed: string | null } | null;
  [key: string]: unknown;
}

const dollars = { iso_currency_code: 'USD', unofficial_currency_code: null };
const TODAY = '2026-11-21';
const daysAgo = (days: number) =>
  new Date(Date.parse(TODAY) - days * 86_400_000).toISOString().slice(0, 'YYYY-MM-DD'.length);
const cents = fc.integer({ min: -900_000, max: 900_000 }).map((whole) => whole / 100);
const age = fc.integer({ min: 1, max: 90 });

const someTransaction = fc
  .record({
    days: age,
    amount: cents,
    primary: fc.constantFrom('BANK_PENALTIES', 'LOAN_DISBURSEMENTS', 'LOAN_PAYMENTS', 'DINING'),
    detailed: fc.constantFrom('SOME', null),
  })
  .map(
    ({ days, amount, primary, detailed }): WireTransaction => ({
      account_id: 'account',
      transaction_id: 'transaction',
      amount,
      date: daysAgo(days),
      pending: false,
      original_description: 'EXAMPLE',
      credit_category: { primary, detailed },
      ...dollars,
    }),
  );

/** An account with all parts that the tests remove. */
const someAccount = fc
  .record({
    type: fc.constantFrom('depository', 'depository', 'credit'),
    transactions: fc.array(someTransaction, { minLength: 1, maxLength: 12 }),
    balances: fc.uniqueArray(age, { minLength: 1, maxLength: 12 }),
    current: cents,
  })
  .map(
    ({ type, transactions, balances, current }): WireAccount => ({
      account_id: 'account',
      name: 'Account',
      type,
      subtype: null,
      days_available: 90,
      balances: { available: 1, current: 1, limit: null, ...dollars },
      transactions,
      historical_balances: balances.map((days) => ({ date: daysAgo(days), current, ...dollars })),
      owners: [{ names: ['Example Person'], phone_numbers: [], emails: [], addresses: [] }],
      investments: { holdings: [], securities: [], transactions: [] },
    }),
  );

/** At least one depository account, which is what the attributes of a report cover. */
const someReport = fc
  .array(fc.array(someAccount, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((items): Wire => {
    const first = items[0]?.[0];
    if (first !== undefined) first.type = 'depository';
    return {
      warnings: [],
      request_id: 'request',
      report: {
        asset_report_id: 'report',
        date_generated: `${TODAY}T12:00:00Z`,
        days_requested: 90,
        user: {},
        items: items.map((accounts, item) => ({
          item_id: `item-${item}`,
          institution_id: 'ins_0',
          institution_name: 'Bank of Examples',
          date_last_updated: `${TODAY}T11:00:00Z`,
          accounts: accounts.map((account, index) => ({ ...account, account_id: `${item}-${index}` })),
        })),
      },
    };
  });

/** The ways in which an account of a response can lack a part. */
const removals: Readonly<Record<Part, Readonly<Record<string, (account: WireAccount) => void>>>> = {
  transactions: {
    'null on the wire': (account) => Object.assign(account, { transactions: null }),
    'no key on the wire': (account) => Reflect.deleteProperty(account, 'transactions'),
  },
  historicalBalances: {
    'null on the wire': (account) => Object.assign(account, { historical_balances: null }),
    'no key on the wire': (account) => Reflect.deleteProperty(account, 'historical_balances'),
  },
  insights: {
    'no categories': (account) => {
      for (const transaction of account.transactions ?? []) transaction.credit_category = null;
    },
  },
  owners: { 'null on the wire': (account) => Object.assign(account, { owners: null }) },
  investments: { 'null on the wire': (account) => Object.assign(account, { investments: null }) },
};

interface Answered {
  readonly report: Record<string, unknown>;
  readonly accounts: readonly (Record<string, unknown> & { readonly accountId: string })[];
}

async function answered(report: AssetReport): Promise<Answered> {
  const { data, errors } = (await execute({
    schema,
    document,
    rootValue: { report },
    contextValue: { work: new Work(new Turns(), null) },
  })) as unknown as {
    data: { report: Record<string, unknown> & { items: { accounts: Answered['accounts'] }[] } };
    errors?: readonly Error[];
  };
  if (errors !== undefined) throw errors[0];
  return { report: data.report, accounts: data.report.items.flatMap(({ accounts }) => accounts) };
}

async function read(wire: Wire, options = WITH_INSIGHTS): Promise<{ model: AssetReport; answer: Answered }> {
  const { report: model } = mapAssetReportResponse(
    wire as unknown as AssetReportGetResponse,
    '/asset_report/get',
    options,
  );
  return { model, answer: await answered(model) };
}

/** The lists whose entries have figures. */
const LISTS = ['attributes', 'verifiedAssets'];

/** The values at a path, one for each entry of the lists on the path; null for a null on the path. */
function valuesAt(root: unknown, path: string): unknown[] {
  return path.split('.').reduce<unknown[]>(
    (values, name) =>
      values.flatMap((value) => {
        const found = value === null ? null : (value as Record<string, unknown>)[name];
        return Array.isArray(found) && LISTS.includes(name) ? found : [found];
      }),
    [root],
  );
}

const isNull = (root: unknown, { path }: Figure) => valuesAt(root, path).every((value) => value === null);
const nullsAmong = (root: unknown, all: readonly Figure[]) =>
  all.filter((figure) => isNull(root, figure)).map(({ path }) => path);
const clone = (wire: Wire) => structuredClone(wire);

describe('computed figures', () => {
  it('are found in the schema by the parts that they read, on accounts as on reports', () => {
    const readers = (part: Part) => figures.report.filter(({ reads }) => reads.includes(part)).length;
    const paths = (all: readonly Figure[]) => all.map(({ path }) => path).sort();
    expect(paths(figures.report)).toEqual([...paths(figures.account), ...REPORT_ONLY].sort());
    expect({
      all: figures.report.length,
      ...Object.fromEntries(PARTS.map((part) => [part, readers(part)])),
    }).toEqual({
      all: 48,
      transactions: 36,
      historicalBalances: 12,
      insights: 23,
      owners: 0,
      investments: 0,
    });
  });

  it('are all fields of attributes, summaries and counts, except the currency codes', () => {
    const names = ['isoCurrencyCode', 'unofficialCurrencyCode'];
    const leaves = (type: unknown, isFigure: boolean, at: string): string[] =>
      fieldsOf(type, names).flatMap(({ name, type: inner, extensions }) => {
        const isOne = isFigure || extensions.computedFrom !== undefined;
        const named = getNamedType(inner);
        if (isLeafType(named)) return isOne ? [] : [`${at}.${name}`];
        return leaves(named, isOne, `${at}.${name}`);
      });
    expect(leaves(schema.getType('CreditAttributes'), false, 'attributes')).toEqual([]);
  });
});

/** Numbers that a resolver computes without a statement of the parts of the report that they read. */
function numbersWithoutParts(type: unknown): string[] {
  return fieldsOf(type, [])
    .filter(({ type: inner, resolve }) => resolve !== undefined && isNumber(getNamedType(inner)))
    .filter(({ extensions }) => extensions.computedFrom === undefined)
    .map(({ name }) => name);
}

const isNumber = (type: unknown) => type === GraphQLInt || type === GraphQLFloat;

describe('a computed number', () => {
  it('states the parts of the report that it reads', () => {
    const careless = new GraphQLObjectType({
      name: 'Careless',
      fields: { sum: { type: GraphQLFloat, resolve: () => 0 }, sent: { type: GraphQLFloat } },
    });
    expect(numbersWithoutParts(careless)).toEqual(['sum']);
    expect(['AssetReport', 'Account'].flatMap((type) => numbersWithoutParts(schema.getType(type)))).toEqual(
      [],
    );
  });

  it.each(['AssetReport', 'Account'])('counts its work, in each field of %s that has one', async (name) => {
    const type = schema.getType(name);
    const all = name === 'Account' ? figures.account : figures.report;
    const roots = [...new Set(all.map(({ path }) => path.split('.')[0] ?? ''))];
    const [wire] = fc.sample(someReport, { numRuns: 1, seed: 1 });
    const { model } = await read(wire as Wire);
    for (const root of roots) {
      const others = fieldsOf(type, [root]).map((field) => field.name);
      const selection = selectionOf(type, others);
      const text = name === 'Account' ? `items { accounts { ${selection} } }` : selection;
      const work = new Work(new Turns(), null);
      const { errors } = await execute({
        schema,
        document: parse(`{ report { ${text} } }`),
        rootValue: { report: model },
        contextValue: { work },
      });
      expect(errors).toBeUndefined();
      expect({ root, units: work.units > 0 }).toEqual({ root, units: true });
    }
  });
});

describe('missing parts', () => {
  it.each(PARTS.flatMap((part) => Object.keys(removals[part]).map((way) => [part, way] as const)))(
    'without %s (%s), every figure of the account that reads it is null, and no other figure changes',
    async (part, way) => {
      await fc.assert(
        fc.asyncProperty(someReport, fc.nat(), async (wire, pick) => {
          const before = (await read(wire)).answer;
          const broken = clone(wire);
          const accounts = broken.report.items.flatMap((item) => item.accounts);
          const index = pick % accounts.length;
          removals[part][way]?.(accounts[index] as WireAccount);
          const { answer } = await read(broken);
          for (const [position, account] of answer.accounts.entries()) {
            for (const figure of figures.account) {
              const isExpectedNull = position === index && figure.reads.includes(part);
              expect([figure.path, valuesAt(account, figure.path)]).toEqual([
                figure.path,
                isExpectedNull
                  ? valuesAt(account, figure.path).map(() => null)
                  : valuesAt(before.accounts[position], figure.path),
              ]);
            }
          }
        }),
        { numRuns: runs(5) },
      );
    },
  );

  it.each(
    (['transactions', 'historicalBalances'] as const).flatMap((part) =>
      Object.keys(removals[part]).map((way) => [part, way] as const),
    ),
  )(
    'without %s (%s) in one depository account, every figure of the report that reads it is null',
    async (part, way) => {
      await fc.assert(
        fc.asyncProperty(someReport, async (wire) => {
          const broken = clone(wire);
          removals[part][way]?.(broken.report.items[0]?.accounts[0] as WireAccount);
          const { model, answer } = await read(broken);
          const readers = figures.report.filter(({ reads }) => reads.includes(part));
          expect(nullsAmong(answer.report, readers)).toEqual(readers.map(({ path }) => path));
          const isOnly = wire.report.items.flatMap(({ accounts }) => accounts).length === 1;
          expect(model.coverage.get()[part].status).toBe(isOnly ? 'ABSENT' : 'PARTIAL');
        }),
        { numRuns: runs(5) },
      );
    },
  );

  it.each([
    ['a fast report', { ...WITH_INSIGHTS, fastReport: true }, []],
    ['a report over 0 days', { ...WITH_INSIGHTS, daysToInclude: 0 }, []],
    ['a warning about its Item', WITH_INSIGHTS, [warningAbout('item-0')]],
    ['a warning that names no Item', WITH_INSIGHTS, [warningAbout(null)]],
    ['a warning without a cause', WITH_INSIGHTS, [{ ...warningAbout(null), cause: null }]],
    ['a warning without a code', WITH_INSIGHTS, [{ ...warningAbout('item-0'), warning_code: null }]],
    ['a warning with a new code', WITH_INSIGHTS, [{ ...warningAbout('item-0'), warning_code: 'BRAND_NEW' }]],
    ['a warning that cannot be parsed', WITH_INSIGHTS, [['TRANSACTIONS_UNAVAILABLE']]],
  ])('with empty lists because of %s, every figure is null', async (_, options, warnings) => {
    await fc.assert(
      fc.asyncProperty(someReport, async (wire) => {
        const empty = clone(wire);
        empty.report.items.splice(1);
        for (const account of empty.report.items[0]?.accounts ?? []) {
          Object.assign(account, { transactions: [], historical_balances: [] });
        }
        empty.warnings = warnings;
        const { answer } = await read(empty, options);
        expect(nullsAmong(answer.report, figures.report)).toEqual(figures.report.map(({ path }) => path));
        for (const account of answer.accounts) {
          expect(nullsAmong(account, figures.account)).toEqual(figures.account.map(({ path }) => path));
        }
      }),
      { numRuns: runs(3) },
    );
  });

  it('with Insights declined, every figure that reads them is null and no other figure changes', async () => {
    await fc.assert(
      fc.asyncProperty(someReport, async (wire) => {
        const before = (await read(wire)).answer;
        const { answer } = await read(wire, { ...WITH_INSIGHTS, includeInsights: false });
        for (const figure of figures.report) {
          const expected = valuesAt(before.report, figure.path);
          expect(valuesAt(answer.report, figure.path)).toEqual(
            figure.reads.includes('insights') ? expected.map(() => null) : expected,
          );
        }
      }),
      { numRuns: runs(5) },
    );
  });

  it.each([
    ['nothing', []],
    ['a warning about other parts', [{ ...warningAbout('item-0'), warning_code: 'OWNERS_UNAVAILABLE' }]],
    ['a warning about another Item', [warningAbout('elsewhere')]],
  ])('with empty lists and %s, a count is 0, because the part is present and empty', async (_, warnings) => {
    await fc.assert(
      fc.asyncProperty(someReport, async (wire) => {
        const empty = clone(wire);
        empty.warnings = warnings;
        for (const account of empty.report.items.flatMap((item) => item.accounts)) {
          Object.assign(account, { transactions: [], historical_balances: [] });
        }
        const { answer } = await read(empty);
        for (const path of [
          'attributes.negativeRecord.countOdNsf',
          'attributes.negativeRecord.countNegativeHistoricalBalances',
          'attributes.cashFlow.netCashFlow',
          'attributes.debtInsights.countLoanPayments',
          'transactions.totalCount',
        ]) {
          expect([path, ...new Set(valuesAt(answer.report, path))]).toEqual([path, 0]);
        }
        expect(answer.report.summary).toEqual([]);
      }),
      { numRuns: runs(3) },
    );
  });

  it('in a shorter window, coverage has other days and no count becomes null', async () => {
    await fc.assert(
      fc.asyncProperty(someReport, fc.integer({ min: 1, max: 89 }), async (wire, days) => {
        const from = daysAgo(days);
        const cut = clone(wire);
        for (const account of cut.report.items.flatMap((item) => item.accounts)) {
          account.transactions = account.transactions?.filter(({ date }) => date >= from) ?? null;
        }
        const { model, answer } = await read(cut, { ...WITH_INSIGHTS, daysToInclude: days });
        const dates = cut.report.items
          .flatMap(({ accounts }) => accounts.flatMap(({ transactions }) => transactions ?? []))
          .map(({ date }) => date)
          .sort();
        expect(model.coverage.get()).toMatchObject({
          requestedFrom: from,
          transactions: {
            status: 'PRESENT',
            firstDate: dates[0] ?? null,
            lastDate: dates.at(-1) ?? null,
          },
        });
        for (const path of ['attributes.cashFlow.numTransactions', 'attributes.negativeRecord.countOdNsf']) {
          for (const value of valuesAt(answer.report, path))
            expect([path, typeof value]).toEqual([path, 'number']);
        }
      }),
      { numRuns: runs(5) },
    );
  });

  it('counts the transactions that a filter by `pending` excludes for both values', async () => {
    await fc.assert(
      fc.asyncProperty(someReport, fc.integer({ min: 1, max: 5 }), async (wire, every) => {
        const broken = clone(wire);
        const transactions = broken.report.items.flatMap(({ accounts }) =>
          accounts.flatMap((account) => account.transactions ?? []),
        );
        const without = transactions.filter((_, index) => index % (every + 1) === every);
        for (const transaction of without) transaction.pending = 'perhaps';
        const { model } = await read(broken);
        const list = transactionsOfReport(model);
        const taken = [true, false].map((pending) => list.select({ pending }).length);
        expect(model.coverage.get().transactionsWithoutPending).toBe(without.length);
        expect(transactions.length - without.length).toBe(taken.reduce((sum, count) => sum + count, 0));
      }),
      { numRuns: runs(5) },
    );
  });

  it('counts the transactions without a category', async () => {
    await fc.assert(
      fc.asyncProperty(someReport, fc.integer({ min: 1, max: 5 }), async (wire, every) => {
        const broken = clone(wire);
        const transactions = broken.report.items.flatMap(({ accounts }) =>
          accounts.flatMap((account) => account.transactions ?? []),
        );
        const without = transactions.filter((_, index) => index % (every + 1) === every);
        for (const transaction of without) transaction.credit_category = null;
        const { model } = await read(broken);
        expect(model.coverage.get().transactionsWithoutCategory).toBe(without.length);
      }),
      { numRuns: runs(5) },
    );
  });
});

function warningAbout(itemId: string | null) {
  return {
    warning_type: 'ASSET_REPORT_WARNING',
    warning_code: 'TRANSACTIONS_UNAVAILABLE',
    cause: { item_id: itemId, error_type: 'ITEM_ERROR', error_code: 'ITEM_LOGIN_REQUIRED' },
  };
}
