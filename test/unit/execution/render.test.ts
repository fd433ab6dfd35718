import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  execute,
  type GraphQLEnumType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLScalarType,
  getOperationAST,
  parse,
} from 'graphql';
import { createExecutor, type Executor } from '../../../src/execution/executor.js';
import { JsonWriter } from '../../../src/execution/json-writer.js';

const schema = buildSchema(`
  enum Color { RED GREEN }
  scalar Day
  interface Named { name: String }
  type Coin implements Named { name: String value: Float! color: Color day: Day tags: [String!] twin: Coin count: Int }
  type Wallet implements Named {
    name: String
    coins(least: Int = 0): [Coin!]!
    more: [Coin]
    first: Coin
    owner: Owner
    secret: Secret
    broken: [Coin!]!
    brokenOrNull: [Coin!]
    late(than: Int): [Coin!]!
  }
  type Owner { name: String ssn: String }
  type Secret { text: String! }
  type Query { wallet: Wallet wallets: [Wallet!] named: Named plain: [Coin!] }
`);

function fieldOf(type: string, name: string) {
  const field = (schema.getType(type) as GraphQLObjectType).getFields()[name];
  if (field === undefined) throw new Error(`No field ${type}.${name}`);
  return field;
}

const coin = (value: number, more: object = {}) => ({
  __typename: 'Coin',
  name: `a "coin" of ${value}`,
  value,
  color: 'red',
  day: '2026-01-31',
  tags: ['é', 'x'],
  count: 3,
  twin: null,
  ...more,
});
/** Values of the model. */
const wallet = () =>
  parsed({
    __typename: 'Wallet',
    name: 'a wallet',
    stored: [coin(1), coin(2.5, { name: null, tags: null, color: null, twin: coin(0.1) }), coin(-7)],
    more: [coin(4), null],
    first: coin(5),
    owner: { name: 'Zoë', ssn: '000-00-0000' },
    secret: { text: null },
  });

/** Converts to objects of JSON.parse, because literals of a test file have the prototypes of Jest's VM. */
function parsed<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

fieldOf('Query', 'wallet').resolve = () => Promise.resolve(wallet());
fieldOf('Query', 'wallets').resolve = () => [wallet(), wallet()];
fieldOf('Query', 'named').resolve = () => wallet();
fieldOf('Query', 'plain').resolve = () => wallet().stored;
fieldOf('Wallet', 'coins').resolve = ({ stored }, { least }) =>
  stored.filter(({ value }: { value: number }) => value >= least);
fieldOf('Wallet', 'late').resolve = ({ stored }) => Promise.resolve(stored);
fieldOf('Wallet', 'broken').resolve = () => {
  throw new Error('broken');
};
fieldOf('Wallet', 'brokenOrNull').resolve = () => {
  throw new Error('broken, or null');
};
fieldOf('Owner', 'ssn').resolve = ({ ssn }, _args, context) => (context === 'trusted' ? ssn : 'masked');
(schema.getType('Named') as GraphQLInterfaceType).resolveType = ({ __typename }) => __typename;
(schema.getType('Day') as GraphQLScalarType).serialize = (value) => `the ${value}`;
const red = (schema.getType('Color') as GraphQLEnumType).getValue('RED');
if (red) red.value = 'red';

let executor: Executor;
beforeEach(() => {
  executor = createExecutor({ schema, maxCompiled: 3, compileAfter: 1 });
});

type Given = Readonly<Record<string, unknown>>;

/** Compares the rendered response with graphql-js and JSON.stringify. */
async function compare(text: string, variables: Given = {}, contextValue: unknown = null) {
  const document = parse(text);
  const { data, errors } = await execute({ schema, document, variableValues: variables, contextValue });
  const writer = new JsonWriter();
  const rendered = await executor.render(
    {
      document,
      documentKey: text,
      operation: getOperationAST(document) ?? undefined,
      operationName: null,
      variables,
      contextValue,
    },
    (result) => {
      writer.discard();
      writer.value(result.data);
      return { text: Buffer.from(writer.take()).toString(), errors: result.errors, data: result.data };
    },
  );
  expect(rendered.text).toBe(JSON.stringify(data));
  expect(rendered.errors?.map((error) => error.toJSON())).toEqual(errors?.map((error) => error.toJSON()));
  return rendered;
}

function cases(all: readonly (readonly [what: string, text: string, variables?: Given])[]) {
  return all.map(([what, text, variables = {}]): [string, string, Given] => [what, text, variables]);
}

const COMPILED = { compiled: 1, reference: 0, fallbacks: 0, refused: 0 };

describe('the rendered response equals that of graphql-js', () => {
  it.each(
    cases([
      ['all kinds of leaves', '{ wallet { coins { name value color day tags count __typename } } }'],
      ['aliases in another order', '{ wallet { c: coins { v: value n: name value } name } }'],
      ['nulls', '{ wallet { more { name } first { twin { name } } } }'],
      ['objects in objects', '{ wallet { coins { twin { twin { name } value } } first { name } } }'],
      ['literal arguments', '{ wallet { coins(least: 2) { value } } }'],
      ['arguments with variables', 'query ($l: Int) { wallet { coins(least: $l) { value } } }', { l: 0 }],
      ['an asynchronous field', '{ wallet { late { value } } }'],
      ['a plain list at the root', '{ plain { value } again: plain { name } }'],
      [
        'a selection in several parts',
        '{ wallet { coins { value twin { name } twin { value } value name } } }',
      ],
      [
        'fragments',
        '{ wallet { coins { ...C ... on Named { name } ... on Coin { day } ... { tags } } } } fragment C on Coin { twin { ...D } } fragment D on Coin { value }',
      ],
      [
        'fragments that do not apply',
        '{ wallet { first { ... on Named { ... on Wallet { name } value: name } } } }',
      ],
      [
        'one name for two selections',
        '{ wallet { coins { value } coins { name } } wallet { first { name } } }',
      ],
      [
        'one name for two selections, in fragments',
        '{ wallet { ...A ...B } } fragment A on Wallet { coins { value } } fragment B on Wallet { coins { name } }',
      ],
      ['two wallets', '{ wallets { coins { value } name } }'],
      ['an interface', '{ named { name ... on Wallet { coins { value } } ... on Coin { twin { name } } } }'],
      [
        'conditions',
        'query ($no: Boolean!) { wallet { coins { value @include(if: $no) name @skip(if: $no) day } } }',
        { no: false },
      ],
      [
        'conditions that leave nothing',
        'query ($no: Boolean!) { wallet { coins { value @include(if: $no) } first { twin { name @include(if: $no) } } } }',
        { no: false },
      ],
      [
        'names with a meaning in JavaScript',
        '{ wallet { constructor: first { toJSON: name then: value toString: day } toJSON: name } }',
      ],
    ]),
  )('%s', async (_what, text, variables) => {
    await compare(text, variables);
    expect(executor.counts).toEqual(COMPILED);
  });

  it.each([['a field that fails', '{ wallet { brokenOrNull { value } coins { value } } }']])(
    '%s',
    async (_what, text) => {
      const { errors } = await compare(text);
      expect(errors).toHaveLength(1);
      expect(executor.counts).toEqual(COMPILED);
    },
  );

  it.each([
    ['a field whose null propagates to its parent', '{ wallet { name broken { value } } }'],
    ['null in a non-null position', '{ wallet { name secret { text } } }'],
  ])('%s, as a fallback to graphql-js', async (_what, text) => {
    const { errors } = await compare(text);
    expect(errors).toHaveLength(1);
    expect(executor.counts).toMatchObject({ compiled: 0, fallbacks: 1 });
  });

  it('a value that is not a leaf', async () => {
    const resolve = fieldOf('Query', 'plain').resolve;
    const odd = [
      { color: 'blue' },
      { value: 'no number' },
      { value: Number.NaN },
      { tags: 'x' },
      { name: {} },
      { twin: 7, name: 5 },
    ];
    for (const more of odd) {
      fieldOf('Query', 'plain').resolve = () => [coin(1, more)];
      executor = createExecutor({ schema, maxCompiled: 3, compileAfter: 1 });
      await compare('{ plain { name value color tags twin { name } count } }');
    }
    for (const list of [[coin(1), Promise.resolve(coin(2))], [new Error('no coin')], new Set([coin(1)])]) {
      fieldOf('Query', 'plain').resolve = () => list;
      executor = createExecutor({ schema, maxCompiled: 3, compileAfter: 1 });
      await compare('{ plain { name } }');
    }
    fieldOf('Query', 'plain').resolve = resolve as never;
  });
});

describe('a field with a resolver', () => {
  it('is resolved in each operation, and not read from the model', async () => {
    const query = '{ wallet { owner { name ssn } } }';
    expect((await compare(query)).text).toContain('masked');
    expect((await compare(query, {}, 'trusted')).text).toContain('000-00-0000');
  });
});

describe('a plain selection', () => {
  it('creates no result objects', async () => {
    const { data } = await compare('{ wallet { coins { value } owner { name ssn } } }');
    const { coins, owner } = (data as { wallet: { coins: unknown; owner: unknown } }).wallet;
    expect(Array.isArray(coins)).toBe(false);
    expect(owner).toEqual({ name: 'Zoë', ssn: 'masked' });
  });
});
