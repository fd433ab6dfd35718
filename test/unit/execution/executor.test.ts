import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  execute,
  type GraphQLEnumType,
  type GraphQLError,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getOperationAST,
  parse,
} from 'graphql';
import { createExecutor, type Executor } from '../../../src/execution/executor.js';

class Refused extends Error {}

const schema = buildSchema(`
  enum Color { RED GREEN }
  input Filter { color: Color! = RED, size: Int }
  interface Thing { id: ID! }
  type Book implements Thing { id: ID! title: String }
  type Film implements Thing { id: ID! length: Int! }
  type Box { name: String! fails: String failsHard: String! boxes: [Box!] nothing: Box count: Int }
  type Query {
    box: Box
    echo(text: String, list: [Int!], filter: Filter, need: Int! = 3): String
    things: [Thing!]
    asyncThing: Thing
  }
  type Mutation { change: Int }
  type Subscription { changed: Int }
`);

class Box {
  readonly name = 'a box';
  get count(): number {
    return 7;
  }
  get boxes(): Box[] {
    return [new Box(), new Box()];
  }
}

let called = 0;
resolveWith(schema, 'Query', 'box', async () => new Box());
resolveWith(schema, 'Query', 'echo', (_, args) =>
  JSON.stringify(Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1))),
);
resolveWith(schema, 'Query', 'things', () => [
  { __typename: 'Book', id: '1', title: 'a book' },
  { __typename: 'Film', id: '2', length: 90 },
]);
resolveWith(schema, 'Mutation', 'change', () => ++called);
resolveWith(schema, 'Box', 'fails', async () => {
  throw new Refused('no');
});
resolveWith(schema, 'Box', 'failsHard', async () => {
  throw new Refused('never');
});
(schema.getType('Thing') as GraphQLInterfaceType).resolveType = ({ __typename }) => __typename;

function resolveWith(
  of: GraphQLSchema,
  type: string,
  field: string,
  resolve: (root: unknown, args: Record<string, unknown>) => unknown,
) {
  const definition = (of.getType(type) as GraphQLObjectType).getFields()[field];
  if (definition === undefined) throw new Error(`No field ${type}.${field}`);
  definition.resolve = resolve;
}

let executor: Executor;
beforeEach(() => {
  executor = createExecutor({ schema, maxCompiled: 3, compileAfter: 2 });
});

type Given = Readonly<Record<string, unknown>>;

function send(text: string, variables: Given = {}, operationName: string | null = null, by = executor) {
  const document = parse(text);
  const operation = getOperationAST(document, operationName) ?? undefined;
  return by.execute({
    document,
    documentKey: text,
    operation,
    operationName,
    variables,
    contextValue: null,
  });
}

type Case = readonly [what: string, text: string, variables?: Given];

function cases(all: readonly Case[]): [string, string, Given][] {
  return all.map(([what, text, variables = {}]) => [what, text, variables]);
}

/** Executes until the operation is compiled, and compares each result with graphql-js. */
async function compare(text: string, variables: Given = {}, operationName: string | null = null) {
  const expected = await execute({
    schema,
    document: parse(text),
    variableValues: variables,
    operationName,
    options: { maxCoercionErrors: 5 },
  });
  for (let use = 1; use <= 3; use += 1) {
    const answer = await send(text, variables, operationName);
    expect(JSON.stringify(answer.data)).toBe(JSON.stringify(expected.data));
    expect(inOrder(answer.errors)).toEqual(inOrder(expected.errors));
  }
  return expected;
}

/** Concurrent errors have no order. */
function inOrder(errors: readonly GraphQLError[] = []) {
  return errors
    .map(({ message, path, locations, nodes, originalError }) => ({
      place: JSON.stringify({ path, locations, message }),
      nodes: nodes?.map(({ kind }) => kind),
      of: originalError?.constructor,
    }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
}

describe('an operation is compiled', () => {
  it('on its second use, and not before', async () => {
    await send('{ box { name } }');
    expect(executor.counts).toEqual({ compiled: 0, reference: 1, fallbacks: 0, refused: 0 });
    await send('{ box { name } }');
    expect(executor.counts).toEqual({ compiled: 1, reference: 1, fallbacks: 0, refused: 0 });
  });

  it('on the configured use', async () => {
    const patient = createExecutor({ schema, maxCompiled: 3, compileAfter: 4 });
    for (let use = 1; use <= 4; use += 1) await send('{ box { name } }', {}, null, patient);
    expect(patient.counts).toMatchObject({ compiled: 1, reference: 3 });
  });

  it('once for each operation name of a document', async () => {
    const text = 'query A { box { name } } query B { box { count } }';
    await compare(text, {}, 'A');
    await compare(text, {}, 'B');
    expect(executor.counts).toMatchObject({ compiled: 4, reference: 2 });
  });

  it('once for each set of conditions', async () => {
    const text = 'query ($yes: Boolean!) { box { name @include(if: $yes) count @skip(if: $yes) } }';
    await compare(text, { yes: true });
    await compare(text, { yes: false });
    await compare(text, { yes: true });
    expect(executor.counts).toMatchObject({ compiled: 7, reference: 2 });
  });

  it('and evicted above the maximum, least recently used first', async () => {
    const texts = [1, 2, 3, 4].map((n) => `{ box { name${n}: name } }`);
    for (const text of [...texts, ...texts]) await send(text);
    expect(executor.counts).toMatchObject({ compiled: 4, reference: 4 });
    // The first was evicted, and is compiled again at once, because its uses are still counted.
    await send(texts[0] ?? '');
    expect(executor.counts).toMatchObject({ compiled: 5, reference: 4 });
  });

  it('only if it is repeated: others evict nothing', async () => {
    await compare('{ box { name } }');
    for (let n = 0; n < 100; n += 1) await send(`{ box { name${n}: name } }`);
    await send('{ box { name } }');
    expect(executor.counts).toMatchObject({ compiled: 3, reference: 101 });
  });
});

describe('graphql-js executes', () => {
  it('mutations on every use, and each once', async () => {
    called = 0;
    for (let use = 1; use <= 3; use += 1) await send('mutation { change }');
    expect(called).toBe(3);
    expect(executor.counts).toEqual({ compiled: 0, reference: 3, fallbacks: 0, refused: 0 });
  });

  it('subscriptions', async () => {
    await compare('subscription { changed }');
    expect(executor.counts).toMatchObject({ compiled: 0, refused: 0 });
  });

  it.each([
    ['introspection', '{ __schema { queryType { name } } }'],
    ['a field with the alias __proto__', '{ box { __proto__: name } }'],
    ['an invalid argument', '{ echo(list: [1, null]) }'],
    ['too many fields', doubling(14)],
  ])('%s, and compiles it only once', async (_, text) => {
    await compare(text);
    expect(executor.counts).toEqual({ compiled: 0, reference: 3, fallbacks: 0, refused: 1 });
  });

  it('selections on a type with an async resolveType', async () => {
    const other = buildSchema('interface T { id: ID } type A implements T { id: ID } type Query { t: T }');
    (other.getType('T') as GraphQLInterfaceType).resolveType = async () => 'A';
    const rootOf = createExecutor({ schema: other, maxCompiled: 3, compileAfter: 1 });
    await send('{ t { id } }', {}, null, rootOf);
    expect(rootOf.counts).toMatchObject({ compiled: 0, refused: 1 });
  });

  it('a document without an operation of that name', async () => {
    await compare('query A { box { name } }', {}, 'B');
    await compare('query A { box { name } } query B { box { name } }');
  });

  it('an operation with an error in a non-null field, for the correct error', async () => {
    const { data } = await compare('{ box { name boxes { failsHard fails } } }');
    expect(data).toEqual({ box: { name: 'a box', boxes: null } });
    expect(executor.counts).toMatchObject({ compiled: 0, fallbacks: 2 });
  });
});

describe('compiled code has the same result as graphql-js', () => {
  it.each(
    cases([
      ['getters of a class', '{ box { count boxes { name boxes { count } } } }'],
      ['errors with their classes, nodes and locations', '{ box { fails again: fails boxes { fails } } }'],
      ['an error in a field that is selected twice', '{ box { fails } box { ...on Box { fails } } }'],
      ['object types by name', '{ things { __typename id ...on Book { title } ...on Film { length } } }'],
      ['literal arguments', '{ echo(text: "a", list: [1, 2], filter: { size: 1 }) }'],
      ['one item for a list', '{ echo(list: 1) }'],
      ['omitted variables', 'query ($t: String, $n: Int) { echo(text: $t, filter: { size: $n }) }'],
      [
        'variables that are null',
        'query ($t: String, $n: Int) { echo(text: $t, filter: { size: $n }) }',
        { t: null, n: null },
      ],
      ['an omitted item of a list', 'query ($n: Int! = 5) { echo(list: [1, $n]) }'],
      ['defaults of variables', 'query ($c: Color! = GREEN) { echo(filter: { color: $c }) }'],
      [
        'a default in the place of a variable',
        'query ($c: Color, $n: Int) { echo(filter: { color: $c }, need: $n) }',
      ],
      ['empty selections', 'query ($no: Boolean = false) { box { name @include(if: $no) } }'],
      [
        'a fragment that is spread under two conditions',
        `query ($a: Boolean!, $b: Boolean!) { one: box @include(if: $a) { ...F } two: box @include(if: $b) { ...F } }
       fragment F on Box { name }`,
        { a: true, b: false },
      ],
      [
        'a fragment whose first spread is excluded',
        `query ($a: Boolean!) { box { ...F @include(if: $a) ...F } } fragment F on Box { name }`,
        { a: false },
      ],
      [
        'a field that fails, and whose first selection is excluded',
        'query ($a: Boolean!) { box { fails @skip(if: $a) fails @include(if: $a) } }',
        { a: true },
      ],
    ]),
  )('%s', async (what, text, variables) => {
    const { errors } = await compare(text, variables);
    expect(executor.counts).toMatchObject({ compiled: 2, reference: 1, fallbacks: 0 });
    // Only expected fields fail: if a resolver of this file broke, all results would be equal.
    expect({ what, fails: (errors?.length ?? 0) > 0 }).toEqual({ what, fails: /error|fails/.test(what) });
  });

  it.each(
    cases([
      [
        'null for a variable with a default',
        'query ($n: Int = 1) { echo(need: $n) box { name } }',
        { n: null },
      ],
      ['the same inside an input', 'query ($c: Color = RED) { echo(filter: { color: $c }) }', { c: null }],
    ]),
  )('%s: an error at the field', async (_, text, variables) => {
    const { errors } = await compare(text, variables);
    expect(errors?.[0]?.path).toEqual(['echo']);
    expect(executor.counts).toMatchObject({ compiled: 0, fallbacks: 2 });
  });

  it('for a condition that is null: an error at its parent', async () => {
    const text = 'query ($c: Boolean = true) { box { name @include(if: $c) } }';
    const { errors } = await compare(text, { c: null });
    expect(errors?.[0]?.path).toEqual(['box']);
    expect(executor.counts).toMatchObject({ compiled: 0, reference: 3 });
  });

  it('for invalid variables: the maximum number of errors, and no execution', async () => {
    const list = Array.from({ length: 50 }, () => 'one');
    const { errors, data } = await compare('query ($list: [Int!]) { echo(list: $list) }', { list });
    expect(data).toBeUndefined();
    expect(errors).toHaveLength(6);
  });
});

describe('a model whose getter throws', () => {
  it('fails its field, as in graphql-js', async () => {
    const rootOf = buildSchema('type A { x: Int } type Query { a: A }');
    resolveWith(rootOf, 'Query', 'a', () => ({
      get x() {
        throw new Refused('no x');
      },
    }));
    const eager = createExecutor({ schema: rootOf, maxCompiled: 1, compileAfter: 1 });
    const { data, errors } = await send('{ a { x } }', {}, null, eager);
    expect(data).toEqual({ a: { x: null } });
    expect(errors?.map(({ path }) => path)).toEqual([['a', 'x']]);
    expect(eager.counts).toMatchObject({ fallbacks: 1 });
  });
});

describe('leaves', () => {
  const other = () => buildSchema('enum E { A B } type Query { e: E n: Int }');

  it('are not serialized, which makes compiled code fast', async () => {
    const rootOf = other();
    resolveWith(rootOf, 'Query', 'n', () => 'not a number');
    const fast = createExecutor({ schema: rootOf, maxCompiled: 1, compileAfter: 1 });
    expect(await send('{ n }', {}, null, fast)).toEqual({ data: { n: 'not a number' } });
  });

  it('are serialized when the model and the graph name an enum value differently', async () => {
    const rootOf = other();
    const a = (rootOf.getType('E') as GraphQLEnumType).getValue('A');
    if (a) a.value = 'a';
    resolveWith(rootOf, 'Query', 'e', () => 'a');
    const slow = createExecutor({ schema: rootOf, maxCompiled: 1, compileAfter: 1 });
    expect(await send('{ e }', {}, null, slow)).toEqual({ data: { e: 'A' } });
    expect(slow.counts).toMatchObject({ compiled: 1 });
  });
});

describe('input of a client never becomes code', () => {
  /** The compiler treats a string of this form as a date, and copies the rest unescaped into its code. */
  const magic = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d';
  const texts = [
    `${magic}globalThis.taken=1`,
    `${magic.replace('DATE', 'NAN')}`,
    '\\"+x+\\"',
    '`+x+`',
    '\u2028',
  ];

  it.each(texts)('%j in an argument', async (text) => {
    expect((await compare(`{ echo(text: "${text}") }`)).errors).toBeUndefined();
    expect(executor.counts.compiled).toBe(2);
    expect('taken' in globalThis).toBe(false);
  });

  it.each(texts)('%j as a default', async (text) => {
    expect((await compare(`query ($t: String = "${text}") { echo(text: $t) }`)).errors).toBeUndefined();
    expect(executor.counts.compiled).toBe(2);
    expect('taken' in globalThis).toBe(false);
  });
});

/** 2^depth fields in a few lines. None is executed. */
function doubling(depth: number): string {
  const fragments = Array.from(
    { length: depth },
    (_, n) => `fragment F${n} on Box { a: nothing { ...F${n + 1} } b: nothing { ...F${n + 1} } }`,
  );
  return `{ box { nothing { ...F0 } } } ${fragments.join(' ')} fragment F${depth} on Box { name }`;
}
