import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  getNamedType,
  isObjectType,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import type { AssetReportGetResponse } from 'plaid';
import { JsonWriter } from '../../../src/execution/json-writer.js';
import type { Write } from '../../../src/execution/plain-field.js';
import { plainWrite } from '../../../src/execution/plain-selection.js';
import { createSchema } from '../../../src/graphql/schema.js';
import { LazyList } from '../../../src/lib/lazy-list.js';
import type { UnreadList } from '../../../src/lib/unread-list.js';
import type { AssetReportResponse } from '../../../src/model/asset-report.js';
import { mapAssetReportResponse } from '../../../src/model/asset-report.mapper.js';
import type { Transaction } from '../../../src/model/transaction.js';
import { transactionsOfAccount } from '../../../src/model/transaction-list.js';
import { endpoint } from '../../../src/plaid/endpoint.js';
import { parseReport } from '../../../src/reports/parse-report.js';
import { runs } from '../../support/runs.js';
import { completeReport, wholeWithInsights } from '../model/wire-report.js';

const PATH = '/credit/relay/get';
const relayGet = endpoint<object, AssetReportGetResponse>(PATH, 'read', 'reader', []);

/** Of all fields, and of a few that do not make a transaction malformed. */
let writes: Write[];
let writeBalances: Write;
beforeAll(async () => {
  const schema = await createSchema();
  const account = schema.getType('Account') as GraphQLObjectType;
  const writeOf = (name: string, select: (type: GraphQLOutputType) => string) => {
    const { type } = account.getFields()[name] ?? {};
    if (type === undefined) throw new Error(`Account has no ${name}`);
    const [operation] = parse(`{ ${name} ${select(type)} }`).definitions as OperationDefinitionNode[];
    const nodes = operation?.selectionSet.selections as FieldNode[];
    const write = plainWrite({ schema, fragments: new Map() }, type, nodes);
    if (write === null) throw new Error('The selection is not plain');
    return write;
  };
  writes = [everythingOf, () => '{ name pending }'].map((select) => writeOf('allTransactions', select));
  writeBalances = writeOf('historicalBalances', everythingOf);
});

/** A selection of all fields, and of all theirs. */
function everythingOf(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const fields = Object.values(named.getFields()).map((field) => `${field.name} ${everythingOf(field.type)}`);
  return `{ __typename again: __typename ${fields.join(' ')} }`;
}

const WIRE = JSON.stringify(completeReport().report.items[0]?.accounts[0]?.transactions[0]);
type Wire = Record<string, unknown>;

/** A report whose first account has the transactions of a JSON text. */
function bodyOf(transactions: string, indent?: number): Buffer {
  const report = completeReport();
  const [account] = report.report.items[0]?.accounts ?? [];
  if (account) account.transactions = 'HERE' as never;
  return Buffer.from(JSON.stringify(report, null, indent).replace('"HERE"', () => transactions));
}

function firstAccount({ report }: AssetReportResponse) {
  const account = report.items[0]?.accounts[0];
  if (account === undefined) throw new Error('The report has no account');
  return account;
}

function unreadOf(body: Buffer): UnreadList<Transaction> | null {
  const account = firstAccount(parseReport(relayGet, body, wholeWithInsights));
  const { allTransactions } = account;
  if (!(allTransactions instanceof LazyList)) return null;
  return allTransactions.unread(() => transactionsOfAccount(account).select({}).transactions);
}

function written(value: unknown, write: Write | undefined = writes[0]): string {
  const writer = new JsonWriter();
  write?.(writer, value);
  return Buffer.from(writer.take()).toString();
}

/** What the model gives, in the order of `allTransactions`; the message of the error when a transaction is malformed. */
function byModel(body: Buffer, write?: Write): string {
  return orMessage(() => {
    const whole = JSON.parse(body.toString()) as AssetReportGetResponse;
    const account = firstAccount(mapAssetReportResponse(whole, PATH, wholeWithInsights));
    return written(transactionsOfAccount(account).select({}).transactions, write);
  });
}

function orMessage(make: () => string): string {
  try {
    return make();
  } catch (error) {
    return (error as Error).message;
  }
}

const listOf = (wires: readonly Wire[], indent?: number) => JSON.stringify(wires, null, indent);
const usual = (own: Wire = {}): Wire => ({ ...JSON.parse(WIRE), ...own });

/** Whether the list was written without being read, and equals what the model gives. */
function isWrittenUnread(body: Buffer): boolean {
  const [first, ...others] = new Set(writes.map((write) => isWrittenUnreadBy(write, body)));
  if (first === undefined || others.length > 0) throw new Error('It depends on the selection');
  return first;
}

function isWrittenUnreadBy(write: Write, body: Buffer): boolean {
  const list = unreadOf(body);
  if (list === null) throw new Error('The list was not left unread');
  let wasRead = false;
  const watched = Object.assign(Object.create(list), {
    read: () => {
      wasRead = true;
      return list.read();
    },
  });
  expect(orMessage(() => written(watched, write))).toBe(byModel(body, write));
  return !wasRead;
}

const KEYS = Object.keys(usual());
const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' }),
  fc.constantFrom(
    'USD',
    'é\u2028"\\',
    '2026-03-27',
    'place',
    -12.5,
    0,
    -0,
    [],
    ['a', 'b'],
    ['a', 1],
    {},
    null,
    true,
  ),
);
/** A transaction in which some values are replaced or missing, with its keys in another order. */
const wire = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...KEYS), value, { maxKeys: 4 }),
    fc.subarray(KEYS, { minLength: KEYS.length - 2 }),
    fc.boolean(),
  )
  .map(([own, kept, isReversed]) => {
    const wire = usual(own);
    const keys = isReversed ? kept.toReversed() : kept;
    return Object.fromEntries(keys.map((key) => [key, wire[key]]));
  });
/** A transaction that has its required values, and others of any kind. */
const valid = fc.tuple(wire, fc.nat(5)).map(([own, day]) => ({
  ...own,
  account_id: 'account-0',
  transaction_id: `transaction-${day}`,
  amount: 12.5,
  date: `2026-03-2${day}`,
}));

describe('an unread list', () => {
  it('is written as the model would be, for transactions with any values', () => {
    fc.assert(
      fc.property(
        fc.array(wire, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(undefined, 2),
        (wires, indent) => {
          isWrittenUnread(bodyOf(listOf(wires, indent), indent));
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it('is written without being read when all transactions have their ids, dates and amounts', () => {
    fc.assert(
      fc.property(
        fc.array(valid, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(undefined, 2),
        (wires, indent) => {
          expect(isWrittenUnread(bodyOf(listOf(wires, indent), indent))).toBe(true);
        },
      ),
      { numRuns: runs(40) },
    );
  });

  const cases: readonly (readonly [string, string, boolean])[] = [
    ['transactions of one day', listOf([usual(), usual({ amount: -3.1 })]), true],
    ['newest first', listOf([usual({ date: '2026-03-28' }), usual({ date: '2026-03-27' })]), true],
    ['oldest first', listOf([usual({ date: '2026-03-27' }), usual({ date: '2026-03-28' })]), true],
    ['a date that is a longer text', listOf([usual(), usual({ date: '2026-03-28T00:00' })]), true],
    ['dates that are no ASCII', listOf([usual({ date: '\uffee' }), usual({ date: '\u{1f600}' })]), true],
    ['a date with an escape', listOf([usual({ date: '2026-"' })]), false],
    ['no amount', listOf([usual({ amount: null })]), false],
    ['an infinite amount', listOf([usual()]).replace('89.4', '1e999'), false],
    ['an amount in another form', listOf([usual()]).replace('89.4', '8940e-2'), true],
    ['a key twice', listOf([usual()]).replace('"amount":89.4', '"amount":1,"amount":89.4'), true],
    ['a key with an escape', listOf([usual()]).replace('"amount"', '"am\\u006funt"'), false],
    ['a list after the transaction', listOf([usual(), usual()]).replace(/\}\]$/, '},[]]'), false],
    [
      'other JSON nested deeply',
      listOf([usual({ extra: JSON.parse('['.repeat(40) + ']'.repeat(40)) })]),
      false,
    ],
  ];
  it.each(cases)('is written as the model would be, with %s', (_name, transactions, isUnread) => {
    expect(isWrittenUnread(bodyOf(transactions))).toBe(isUnread);
  });

  it('is refused as the model refuses it, when one transaction is not JSON', () => {
    const body = bodyOf(listOf([usual(), usual()]).replace(/"pending":false/, '"pending":fals'));
    expect(() => written(unreadOf(body))).toThrow('expected JSON, got something else');
  });

  it('is read when it was read since', () => {
    const body = bodyOf(listOf([usual()]));
    const list = unreadOf(body);
    list?.read();
    expect(written(list)).toBe(byModel(body));
  });
});

const BALANCE = {
  date: '2026-03-27',
  current: 4.5,
  iso_currency_code: 'USD',
  unofficial_currency_code: null,
};
const BALANCE_KEYS = Object.keys(BALANCE);
/** A balance of a past day in which some values are replaced or missing. */
const balance = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...BALANCE_KEYS), value, { maxKeys: 2 }),
    fc.subarray(BALANCE_KEYS, { minLength: BALANCE_KEYS.length - 1 }),
  )
  .map(([own, kept]) => {
    const wire: Wire = { ...BALANCE, ...own };
    return Object.fromEntries(kept.map((key) => [key, wire[key]]));
  });

describe('an unread list of balances of past days', () => {
  it('is written as the model would be, in the order of Plaid, for balances with any values', () => {
    let unread = 0;
    const holds = (wires: readonly Wire[]) => {
      const report = completeReport();
      const [account] = report.report.items[0]?.accounts ?? [];
      if (account) account.historical_balances = wires as never;
      const body = Buffer.from(JSON.stringify(report));
      const whole = JSON.parse(body.toString()) as AssetReportGetResponse;
      const byModel = orMessage(() => {
        const { historicalBalances } = firstAccount(mapAssetReportResponse(whole, PATH, wholeWithInsights));
        return written(historicalBalances?.get(), writeBalances);
      });
      const { historicalBalances } = firstAccount(parseReport(relayGet, body, wholeWithInsights));
      if (!(historicalBalances instanceof LazyList)) throw new Error('The list was not left unread');
      const list = historicalBalances.unread(() => historicalBalances.get());
      expect(orMessage(() => written(list, writeBalances))).toBe(byModel);
      if (historicalBalances.unread(() => []) !== null) unread += 1;
    };
    fc.assert(fc.property(fc.array(balance, { minLength: 1, maxLength: 3 }), holds), {
      numRuns: runs(60),
      examples: [[[{ ...BALANCE }, { ...BALANCE, date: '2026-03-28' }]]],
    });
    expect(unread).toBeGreaterThan(0);
  });
});
