import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, print, separateOperations } from 'graphql';
import { compareGenerated } from '../support/generated-operations.js';
import { someOf } from '../support/runs.js';
import {
  createSubjects,
  operationsIn,
  type Subjects,
  textsIn,
  UNKNOWN,
  variablesFor,
} from '../support/test-operations.js';
import { startTwoExecutors, type TwoExecutors } from '../support/two-executors.js';

const HOUR_MS = 3_600_000;

let both: TwoExecutors;
let subjects: Subjects;
let token: string;
let pendingToken: string;
beforeAll(async () => {
  // The examples contain the tokens of this seed and time.
  both = await startTwoExecutors({
    seed: 'creditgraph',
    now: new Date('2026-11-02T15:00:00Z'),
    reportDelayMs: HOUR_MS,
  });
  subjects = await createSubjects(both.sandbox, both.reference);
  ({ token, pendingToken } = subjects);
});
afterAll(() => both.stop());

/** Split into operations, because fragments are shared between files. */
const testOperations = Object.entries(
  separateOperations(parse(textsIn('test/operations').join('\n'))),
).flatMap(([name, document]) => {
  const query = print(document);
  return operationsIn(query).map((operation) => ({ name, query, operation }));
});
const examples = textsIn('examples/operations');

describe('compiled and reference execution return the same over HTTP', () => {
  it.each(someOf(testOperations, 2))(
    'the operation $name of test/operations',
    async ({ query, operation }) => {
      const before = both.counts.compiled;
      const variables = variablesFor(operation, subjects);
      const { status } = await both.compare({ query, variables });
      expect(status).toBe(200);
      expect(both.counts.compiled - before).toBe(operation.operation === 'query' ? 1 : 0);
    },
  );

  it('queries of examples/operations: a sixteenth of them here, all in test:full', async () => {
    // An id in an example is sealed for the embedded sandbox, and invalid here.
    const queries = examples.filter(
      (query) => operationsIn(query)[0]?.operation === 'query' && !query.includes('"AQ'),
    );
    expect(queries.length).toBeGreaterThan(25);
    for (const query of someOf(queries, 16)) {
      const before = both.counts.compiled;
      const { errors } = await both.compare({ query });
      expect(errors).toEqual([]);
      expect(both.counts.compiled - before).toBe(1);
    }
  });
});

interface Case {
  readonly what: string;
  readonly query: string;
  readonly variables?: () => object | null;
  readonly operationName?: string;
  /** The codes of the errors; none by default. */
  readonly codes?: readonly string[];
  /** Whether the second use executes compiled code; true by default. */
  readonly isCompiled?: boolean;
}

const REPORT = 'status retryAfterMs requestId report { assetReportId items { accounts { name } } }';
const relay = (selection: string) => `query ($token: String!) { relayToken(token: $token) { ${selection} } }`;
const inReport = (selection: string) => relay(`assetReport { report { ${selection} } }`);
const withToken = (more: object = {}) => ({ token, ...more });

const cases: readonly Case[] = [
  {
    what: 'an unknown token',
    query: relay(`assetReport { ${REPORT} }`),
    variables: () => ({ token: UNKNOWN }),
    codes: ['PLAID_ERROR'],
  },
  {
    what: 'a report that is pending',
    query: `query ($token: String!) { assetReport(token: $token) { ${REPORT} } }`,
    variables: () => ({ token: pendingToken }),
  },
  {
    what: 'a change to a pending report',
    query: 'mutation ($i: FilterAssetReportInput!) { filterAssetReport(input: $i) { requestId } }',
    variables: () => ({ i: { assetReportToken: pendingToken, accountIdsToExclude: ['a'] } }),
    codes: ['REPORT_NOT_READY'],
    isCompiled: false,
  },
  {
    what: 'refusals in a list, with aliases',
    query: `query ($t: [String!]!) { a: relayTokens(tokens: $t) { token x: assetReport { ${REPORT} } y: assetReport { status } } }`,
    variables: () => ({ t: [UNKNOWN, token, UNKNOWN] }),
    codes: Array.from({ length: 4 }, () => 'PLAID_ERROR'),
  },
  {
    what: 'an empty token',
    query: relay('token'),
    variables: () => ({ token: '' }),
    codes: ['BAD_USER_INPUT'],
  },
  {
    what: 'a token of the wrong kind',
    query: relay('token'),
    variables: () => ({ token: { ssn: 'x' } }),
    codes: ['BAD_USER_INPUT'],
    isCompiled: false,
  },
  {
    what: 'no token',
    query: relay('token'),
    variables: () => ({}),
    codes: ['BAD_USER_INPUT'],
    isCompiled: false,
  },
  {
    what: 'null for a token',
    query: relay('token'),
    variables: () => ({ token: null }),
    codes: ['BAD_USER_INPUT'],
    isCompiled: false,
  },
  {
    what: 'variables that are null',
    query: '{ __typename }',
    variables: () => null,
  },
  {
    what: 'a thousand bad values',
    query: 'query ($t: [String!]!) { relayTokens(tokens: $t) { token } }',
    variables: () => ({ t: Array.from({ length: 1_000 }, (_, n) => n) }),
    codes: Array.from({ length: 6 }, () => 'BAD_USER_INPUT'),
    isCompiled: false,
  },
  {
    what: 'an enum value that there is not',
    query: `query ($token: String!, $f: TransactionFilterInput) { relayToken(token: $token) { assetReport { report { summary(filter: $f) { net } } } } }`,
    variables: () => withToken({ f: { direction: 'SIDEWAYS' } }),
    codes: ['BAD_USER_INPUT'],
    isCompiled: false,
  },
  {
    what: 'a day that there is not, in a variable',
    query: `query ($token: String!, $d: Date) { relayToken(token: $token) { assetReport { report { summary(filter: { startDate: $d }) { net } } } } }`,
    variables: () => withToken({ d: '2026-02-30' }),
    codes: ['BAD_USER_INPUT'],
    isCompiled: false,
  },
  {
    what: 'a day that there is not, in a literal',
    query: inReport('summary(filter: { startDate: "2026-02-30" }) { net }'),
    variables: withToken,
    codes: ['GRAPHQL_VALIDATION_FAILED'],
    isCompiled: false,
  },
  {
    what: 'days in a literal and in a variable',
    query: `query ($token: String!, $d: Date) { relayToken(token: $token) { assetReport { report {
      items { accounts { historicalBalances(startDate: $d, endDate: "2026-11-01") { date current } } }
      summary(filter: { startDate: $d, endDate: "2026-11-01" }) { net firstDate lastDate } } } } }`,
    variables: () => withToken({ d: '2026-10-01' }),
  },
  {
    what: 'numbers at the borders of Int and Float',
    query: `query ($token: String!, $n: Int, $low: Float) { relayToken(token: $token) { assetReport { report {
      a: transactions(first: $n) { totalCount }
      b: allTransactions(filter: { minAmount: $low, maxAmount: 1e308 }) { amount }
      c: transactions(first: 2147483647) { totalCount } } } } }`,
    variables: () => withToken({ n: -(2 ** 31), low: Number.MIN_SAFE_INTEGER }),
    codes: ['BAD_USER_INPUT', 'BAD_USER_INPUT'],
  },
  {
    what: 'an integer that is too large for Int',
    query: 'query ($token: String!, $n: Int) { assetReport(token: $token, daysToInclude: $n) { status } }',
    variables: () => withToken({ n: 2 ** 31 }),
    codes: ['BAD_USER_INPUT'],
    isCompiled: false,
  },
  {
    what: 'an integer that is too large, in a literal',
    query: relay('assetReport { report { transactions(first: 99999999999999999999) { totalCount } } }'),
    variables: withToken,
    codes: ['GRAPHQL_VALIDATION_FAILED'],
    isCompiled: false,
  },
  {
    what: '__typename everywhere',
    query: `query ($token: String!) { __typename relayToken(token: $token) { __typename assetReport { __typename report { __typename
      items { __typename accounts { __typename t: __typename balances { __typename } transactions { __typename pageInfo { __typename } nodes { __typename } edges { __typename } } } } } } } }`,
    variables: withToken,
  },
  {
    what: 'pages, whose parts are getters of a class',
    query: inReport(
      'transactions(first: 3) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { amount date } } nodes { date } }',
    ),
    variables: withToken,
  },
  {
    what: 'fragments on objects, with conditions of their own',
    query: `query ($token: String!, $yes: Boolean!, $no: Boolean = false) {
      relayToken(token: $token) { ...R @include(if: $yes) ...R @skip(if: $yes) }
      other: relayToken(token: $token) @skip(if: $no) { ...R }
      none: relayToken(token: $token) @include(if: $no) { ...R }
    } fragment R on RelayToken { assetReport { status @skip(if: $no) ... @include(if: $no) { requestId } ... on AssetReportResult { report { ...A } } } }
    fragment A on AssetReport { assetReportId daysRequested @include(if: $yes) @skip(if: $no) }`,
    variables: () => withToken({ yes: true }),
  },
  {
    what: 'filters that need Insights where there are none',
    query: relay(
      'assetReport(includeInsights: false) { status report { items { accounts { name allTransactions(filter: { text: "coffee" }) { date } } } } }',
    ),
    variables: withToken,
    codes: Array.from({ length: 4 }, () => 'BAD_USER_INPUT'),
  },
  {
    what: 'a null that goes up to a parent',
    query: 'query ($t: String!) { cashflowReport(accessToken: $t) { accounts { name } item { itemId } } }',
    variables: () => ({ t: UNKNOWN }),
    codes: ['PLAID_ERROR'],
    isCompiled: false,
  },
  {
    what: 'one operation of two',
    query: 'query A($token: String!) { relayToken(token: $token) { token } } query B { __typename }',
    operationName: 'A',
    variables: withToken,
  },
  {
    what: 'an operation of a name that there is not',
    query: 'query A { __typename } query B { __typename }',
    operationName: 'C',
    codes: ['OPERATION_RESOLUTION_FAILURE'],
    isCompiled: false,
  },
  {
    what: 'no name for one operation of two',
    query: 'query A { __typename } query B { __typename }',
    codes: ['OPERATION_RESOLUTION_FAILURE'],
    isCompiled: false,
  },
  {
    what: 'introspection',
    query:
      '{ __schema { queryType { name } types { name kind } } __type(name: "Account") { fields { name } } }',
    isCompiled: false,
  },
  {
    what: 'what no schema has',
    query: '{ nothing }',
    codes: ['GRAPHQL_VALIDATION_FAILED'],
    isCompiled: false,
  },
  { what: 'no GraphQL', query: '{', codes: ['GRAPHQL_PARSE_FAILED'], isCompiled: false },
  {
    what: 'a subscription',
    query: 'subscription { changed }',
    codes: ['GRAPHQL_VALIDATION_FAILED'],
    isCompiled: false,
  },
];

describe('they return the same for', () => {
  it.each(cases)('$what', async ({ query, variables, operationName, codes = [], isCompiled = true }) => {
    const before = both.counts.compiled;
    const { errors } = await both.compare({
      query,
      ...(variables && { variables: variables() }),
      ...(operationName && { operationName }),
    });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(codes);
    expect(both.counts.compiled - before).toBe(isCompiled ? 1 : 0);
  });

  it('Insights that only one part of an operation reads', async () => {
    both.sandbox.calls.reset();
    const selection = 'assetReport { report { hasInsights allTransactions { merchantName } } }';
    const query = `query ($token: String!) { relayToken(token: $token) { ${selection} } x: relayToken(token: $token) { token } }`;
    const { data } = await both.compare({ query, variables: { token } });
    expect(data).toMatchObject({ relayToken: { assetReport: { report: { hasInsights: true } } } });
    // Five operations with one read each.
    expect(both.sandbox.calls.count('/credit/relay/get')).toBe(5);
  });

  it('a failure that graphql-js executes again: nothing is read again', async () => {
    both.sandbox.calls.reset();
    const before = both.counts.fallbacks;
    const query = 'query ($t: String!) { cashflowReport(accessToken: $t) { item { institutionName } } }';
    await both.compare({ query, variables: { t: UNKNOWN } });
    expect(both.counts.fallbacks - before).toBe(1);
    expect(both.sandbox.calls.count('/cashflow_report/get')).toBe(5);
  });
});

describe('they return the same for generated operations', () => {
  it('ten here, two thousand in test/full', async () => {
    const before = both.counts.compiled;
    const seen = await compareGenerated(both, 10);
    expect(seen.whole + seen.partial).toBeGreaterThan(0);
    expect(both.counts.compiled).toBeGreaterThan(before);
  });
});
