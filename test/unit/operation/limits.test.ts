import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getIntrospectionQuery,
  getOperationAST,
  Kind,
  parse,
  validate,
  visit,
} from 'graphql';
import { readConfig } from '../../../src/config/config.js';
import { createSchema } from '../../../src/graphql/schema.js';
import { brokenLimit } from '../../../src/operation/limits.js';
import type { OperationSize } from '../../../src/operation/operation-size.js';
import { PreparedOperation } from '../../../src/operation/prepared-operation.js';
import { fullExport } from '../../support/full-export.js';
import { randomOperation } from '../../support/random-operation.js';
import { runs } from '../../support/runs.js';
import { given } from '../../support/test-app.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await createSchema();
});

const { limits } = readConfig({});

function measured(document: DocumentNode, variables: Record<string, unknown> = {}): OperationSize {
  const operation = given(
    getOperationAST(document, null) ?? getOperationAST(document, 'Generated'),
    'an operation',
  );
  return new PreparedOperation(schema, document, operation).analysisFor(variables).size;
}

function sizeOf(query: string, variables: Record<string, unknown> = {}): OperationSize {
  const document = parse(query);
  expect(validate(schema, document).map(String)).toEqual([]);
  return measured(document, variables);
}

const rule = (query: string, variables = {}, isRegistered = false) =>
  brokenLimit(sizeOf(query, variables), limits, isRegistered)?.rule ?? null;

const times = (count: number, write: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => write(n)).join(' ');

const report = (fields: string) =>
  `{ relayToken(token: "a") { assetReport { report { items { accounts { ${fields} } } } } } }`;

describe('with the default limits', () => {
  it('one full export of a report is admitted, and ten are not', () => {
    expect(rule(fullExport(schema))).toBeNull();
    expect(rule(fullExport(schema, 10))).toBe('cost');
  });

  it('the standard introspection query is admitted although it is 15 deep', () => {
    expect(rule(getIntrospectionQuery())).toBeNull();
    expect(sizeOf(getIntrospectionQuery())).toMatchObject({ depth: 0, cost: 0, aliases: 0, rootFields: 1 });
  });

  it('ten aliases of one token are admitted, and more reports than allowed calls are not', () => {
    const reports = (count: number) =>
      `{ ${times(count, (n) => `r${n}: relayToken(token: "a") { assetReport { status } }`)} }`;
    expect(rule(reports(10))).toBeNull();
    expect(rule(reports(21))).toBe('rootFields');
    const tokens = Array.from({ length: 21 }, () => 'a');
    const query = 'query ($tokens: [String!]!) { relayTokens(tokens: $tokens) { assetReport { status } } }';
    expect(rule(query, { tokens })).toBe('upstreamCalls');
    expect(rule(query, { tokens: tokens.slice(1) })).toBeNull();
  });
});

describe('the size of an operation', () => {
  it('has a depth, also through fragments', () => {
    expect(sizeOf('{ __typename }').depth).toBe(1);
    expect(sizeOf(report('balances { current }')).depth).toBe(7);
    expect(
      sizeOf(`${report('...A')} fragment A on Account { ... on Account { balances { current } } }`).depth,
    ).toBe(7);
  });

  it('counts aliases and root fields, including __typename', () => {
    const size = sizeOf(`{ ${times(7, (n) => `a${n}: __typename`)} __typename }`);
    expect(size).toMatchObject({ aliases: 7, rootFields: 8 });
    const spread = sizeOf('{ ...A ...A a: __typename } fragment A on Query { b: __typename __typename }');
    expect(spread).toMatchObject({ aliases: 3, rootFields: 5 });
  });

  it('counts directives at all places', () => {
    const skips = (count: number) => times(count, () => '@a');
    const document = parse(
      `query ($v: Int ${skips(2)}) ${skips(3)} { ...A ${skips(4)} ... ${skips(5)} { __typename } __schema { types ${skips(6)} { name } } } fragment A on Query ${skips(7)} { __typename ${skips(8)} }`,
    );
    expect(measured(document)).toMatchObject({ directives: 35, directivesPerNode: 8 });
  });

  it('has a cost by the page length as a literal, as a variable and by default', () => {
    const page = (args: string, head = '') =>
      `query ${head} ${report(`transactions${args} { nodes { amount date } }`)}`;
    const costOf = (query: string, variables = {}) => sizeOf(query, variables).cost;
    const perEntry = (costOf(page('(first: 2)')) - costOf(page('(first: 1)'))) / 20;
    expect(perEntry).toBe(2);
    const fifty = costOf(page('(first: 50)'));
    const twenty = costOf(page('(first: 20)'));
    expect(twenty).toBeLessThan(fifty);
    expect(costOf(page(''))).toBe(fifty);
    expect(costOf(page('(first: null)'))).toBe(fifty);
    expect(costOf(page('(last: 20)'))).toBe(twenty);
    expect(costOf(page('(first: $n)', '($n: Int)'))).toBe(fifty);
    expect(costOf(page('(first: $n)', '($n: Int)'), { n: null })).toBe(fifty);
    expect(costOf(page('(first: $n)', '($n: Int = 20)'))).toBe(twenty);
    expect(costOf(page('(first: $n)', '($n: Int = 50)'), { n: 20 })).toBe(twenty);
    expect(costOf(page('(first: $n)', '($n: Int)'), { n: 'many' })).toBe(fifty);
  });

  it('has a cost for a page with its lists in fragments', () => {
    const written = report('transactions(first: 7) { nodes { amount } edges { node { date } } }');
    const spread = `${report('transactions(first: 7) { ...P }')} fragment P on TransactionConnection { ...N edges { node { date } } } fragment N on TransactionConnection { nodes { amount } }`;
    expect(sizeOf(spread).cost).toBe(sizeOf(written).cost);
  });

  it('is computed again for other variables of the same document', () => {
    const document = parse('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }');
    expect(measured(document, { ids: ['a'] })).toMatchObject({ cost: 2, upstreamCalls: 1 });
    expect(measured(document, { ids: ['a', 'b', 'c'] })).toMatchObject({ cost: 4, upstreamCalls: 3 });
    expect(measured(document, { ids: 'a' })).toMatchObject({ cost: 2, upstreamCalls: 1 });
  });

  it('counts calls to Plaid, for an interface those of the type with the most', () => {
    const size = sizeOf(
      '{ nodes(ids: ["a", "b"]) { ... on RelayToken { assetReport { status } } ... on AuditCopy { a: assetReport { status } b: assetReport { status } } } }',
    );
    expect(size.upstreamCalls).toBe(2 * (1 + 2));
    const spread = sizeOf(
      '{ nodes(ids: ["a", "b"]) { ...N } } fragment N on Node { ... on RelayToken { assetReport { status } } ... on AuditCopy { a: assetReport { status } b: assetReport { status } } }',
    );
    expect(spread).toEqual(size);
    expect(sizeOf('mutation { sealRelayToken(token: "a") { relayToken { id } } }').upstreamCalls).toBe(0);
  });

  it('does not depend on the names of fragments, even for one named __schema', () => {
    const deep = report('balances { current }').slice(1, -1);
    const named = sizeOf(
      `{ ...__schema ...__type } fragment __schema on Query { ${deep} } fragment __type on Query { a: __typename }`,
    );
    expect(named).toMatchObject({ depth: 7, aliases: 1, rootFields: 2 });
  });

  it('is computed fast for deeply nested fragment spreads', () => {
    const query = `{ ...F0 } ${times(150, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F150 on Query { a: __typename }`;
    const document = parse(query);
    // With inlined fragments, this would never end.
    const size = measured(document);
    expect(size.aliases).toBe(2 ** 150);
    expect(brokenLimit(size, limits, false)).toEqual({ rule: 'rootFields', max: 20, actual: 2 ** 53 - 1 });
  });

  it('is the same with inlined fragments, for random operations', () => {
    const pool = { token: ['a'], tokens: ['a', 'b'], accessToken: ['a'], id: ['a'], ids: ['a', 'b'] };
    fc.assert(
      fc.property(randomOperation(schema, pool), ({ query, variables }) => {
        const document = parse(query);
        if (validate(schema, document).length > 0) return;
        const inlined = inline(document);
        const given = { ...variables };
        expect(measured(inlined, given)).toEqual(measured(document, given));
      }),
      { numRuns: runs(60) },
    );
  });
});

it('registered operations have no cost limits, but a limit of calls to Plaid', () => {
  const query = 'query ($tokens: [String!]!) { relayTokens(tokens: $tokens) { assetReport { status } } }';
  expect(rule(fullExport(schema, 10), {}, true)).toBeNull();
  expect(rule(query, { tokens: Array.from({ length: 21 }, () => 'a') }, true)).toBe('upstreamCalls');
});

it('a limit of 0 is off', () => {
  const off = readConfig({ LIMIT_COST: '0', LIMIT_ALIASES: '0' }).limits;
  expect(brokenLimit(sizeOf(fullExport(schema, 10)), off, false)).toBeNull();
});

/** Inlines all fragment spreads of a document. */
function inline(document: DocumentNode): DocumentNode {
  const fragments = new Map(
    document.definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  return visit(document, {
    FragmentSpread(node) {
      const fragment = given(fragments.get(node.name.value), 'a fragment');
      // Returned nodes are visited too, with their spreads.
      return {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: fragment.typeCondition,
        directives: node.directives,
        selectionSet: fragment.selectionSet,
      };
    },
    FragmentDefinition: () => null,
  });
}
