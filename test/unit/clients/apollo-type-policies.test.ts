import { gql, InMemoryCache } from '@apollo/client';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { possibleTypes, typePolicies } from '../../../src/clients/apollo-type-policies.js';

type Fields = Record<string, unknown>;

let cache: InMemoryCache;
beforeEach(() => {
  cache = new InMemoryCache({ typePolicies, possibleTypes });
});

/** A query of the result around the report of one relay token, with `__typename` as in the cache. */
const query = (fields: string) =>
  gql`{ relayToken(token: "a") { __typename id assetReport { __typename ${fields} } } }`;
const write = (fields: string, answer: Fields) =>
  cache.writeQuery({
    query: query(fields),
    data: {
      relayToken: {
        __typename: 'RelayToken',
        id: 'token',
        assetReport: { __typename: 'AssetReportResult', ...answer },
      },
    },
  });
/** The cached fields; null if one is missing. */
const read = (fields: string) =>
  cache.readQuery<{ relayToken: { assetReport: Fields } }>({ query: query(fields) })?.relayToken
    .assetReport ?? null;

const WARNINGS = 'warnings { __typename warningCode }';
const WARNING = { warnings: [{ __typename: 'Warning', warningCode: 'OWNERS_UNAVAILABLE' }] };
const REPORT = 'report { __typename id }';
const USER = 'report { __typename user { __typename firstName } }';
const LAST_NAME = 'report { __typename user { __typename lastName } }';
const report = (id: string) => ({ report: { __typename: 'AssetReport', id } });
const named = (user: Fields) => ({
  report: { __typename: 'AssetReport', user: { __typename: 'ReportUser', ...user } },
});

describe('two results around a report, in the cache of Apollo Client,', () => {
  it('are merged if they have the same report', () => {
    write(`${WARNINGS} ${REPORT}`, { ...WARNING, ...report('one') });
    write(`status ${REPORT}`, { status: 'READY', ...report('one') });
    expect(read(`status ${WARNINGS} ${REPORT}`)).toMatchObject({ status: 'READY', ...WARNING });
  });

  it('are not merged if they have different reports: old warnings are dropped', () => {
    write(`${WARNINGS} ${REPORT}`, { ...WARNING, ...report('one') });
    write(`status ${REPORT}`, { status: 'READY', ...report('two') });
    expect(read(`status ${REPORT}`)).toMatchObject(report('two'));
    expect(read(`${WARNINGS} ${REPORT}`)).toBeNull();
  });

  it('are merged if one says only that there is a report', () => {
    write('status retryAfterMs', { status: 'READY', retryAfterMs: null });
    write(`${WARNINGS} ${REPORT}`, { ...WARNING, ...report('one') });
    write('status', { status: 'READY' });
    expect(read(`status retryAfterMs ${WARNINGS} ${REPORT}`)).toMatchObject({
      status: 'READY',
      ...report('one'),
    });
  });

  it.each([
    ['status', { status: 'PENDING' }],
    [
      'status error { __typename errorCode }',
      { status: 'FAILED', error: { __typename: 'PlaidErrorDetail', errorCode: 'A' } },
    ],
    [WARNINGS, WARNING],
    [`status ${WARNINGS}`, { status: 'READY', ...WARNING }],
    ['report { __typename id }', { report: null }],
  ])('are not merged if one says %s and the other has a report', (fields, answer) => {
    write(`status requestId ${REPORT}`, { status: 'READY', requestId: 'a', ...report('one') });
    write(fields, answer);
    expect(read(fields)).toMatchObject(answer);
    expect(read(`requestId ${REPORT}`)).toBeNull();

    write(`requestId ${REPORT}`, { requestId: 'a', ...report('one') });
    expect(read(`requestId ${REPORT}`)).toMatchObject(report('one'));
    if (fields !== REPORT) expect(read(fields)).toBeNull();
  });

  it('are merged if both are PENDING, but not if one is FAILED', () => {
    write('status retryAfterMs', { status: 'PENDING', retryAfterMs: 5_000 });
    write(`status ${REPORT}`, { status: 'PENDING', report: null });
    write(REPORT, { report: null });
    expect(read(`status retryAfterMs ${REPORT}`)).toMatchObject({ retryAfterMs: 5_000, report: null });

    write(`status ${REPORT}`, { status: 'FAILED', report: null });
    expect(read('status retryAfterMs')).toBeNull();
  });

  it('merge the parts of two warnings only if these are the same', () => {
    const CAUSE = 'warnings { __typename warningCode cause { __typename errorCode } }';
    const withCause = (warningCode: string) => ({
      warnings: [
        { __typename: 'Warning', warningCode, cause: { __typename: 'WarningCause', errorCode: 'A' } },
      ],
    });
    write(`${CAUSE} ${REPORT}`, { ...withCause('OWNERS_UNAVAILABLE'), ...report('one') });
    write(`${WARNINGS} ${REPORT}`, { ...WARNING, ...report('one') });
    expect(read(CAUSE)).toMatchObject(withCause('OWNERS_UNAVAILABLE'));

    write(`${CAUSE} ${REPORT}`, { ...withCause('INVESTMENTS_UNAVAILABLE'), ...report('one') });
    write(`${WARNINGS} ${REPORT}`, { ...WARNING, ...report('one') });
    expect(read(WARNINGS)).toMatchObject(WARNING);
    expect(read(CAUSE)).toBeNull();
  });
});

describe('a report without an id, in the cache of Apollo Client,', () => {
  it('is replaced as a whole by the next one', () => {
    write(USER, named({ firstName: 'Iris' }));
    expect(read(USER)).toMatchObject(named({ firstName: 'Iris' }));
    write(LAST_NAME, named({ lastName: 'Larkspur' }));
    expect(read(LAST_NAME)).toMatchObject(named({ lastName: 'Larkspur' }));
    expect(read(USER)).toBeNull();
  });

  it('is not mixed with one that has an id', () => {
    write(`${REPORT} ${USER}`, { report: { ...named({ firstName: 'Iris' }).report, id: 'one' } });
    write(`status ${LAST_NAME}`, { status: 'READY', ...named({ lastName: 'Larkspur' }) });
    expect(read(USER)).toBeNull();
    expect(read(`status ${LAST_NAME}`)).toMatchObject(named({ lastName: 'Larkspur' }));
    write(`${REPORT} ${USER}`, { report: { ...named({ firstName: 'Rose' }).report, id: 'two' } });
    expect(read(LAST_NAME)).toBeNull();
  });
});

describe('the parts of one report, in the cache of Apollo Client,', () => {
  it('are merged down to the leaves of lists', () => {
    const attributes = (fields: string) =>
      `report { __typename id attributes { __typename cashFlow { __typename ${fields} } } }`;
    const answer = (...cashFlows: Fields[]) => ({
      report: {
        __typename: 'AssetReport',
        id: 'one',
        attributes: cashFlows.map((cashFlow) => ({
          __typename: 'CreditAttributes',
          cashFlow: { __typename: 'CashFlowAttributes', ...cashFlow },
        })),
      },
    });
    write(attributes('numInflows'), answer({ numInflows: 1 }, { numInflows: 2 }));
    write(attributes('numOutflows'), answer({ numOutflows: 3 }, { numOutflows: 4 }));
    expect(read(attributes('numInflows numOutflows'))).toMatchObject(
      answer({ numInflows: 1, numOutflows: 3 }, { numInflows: 2, numOutflows: 4 }),
    );
  });
});

/** The rows from `from` up to `to`, exclusive, as a page of a connection. The cursor of a row is its number. */
function page(
  [from, to]: readonly [number, number],
  total: number,
  by: 'nodes' | 'edges',
  fields: (row: number) => Fields,
) {
  const rows = Array.from({ length: to - from }, (_, index) => from + index);
  const node = (row: number) => ({ __typename: 'Transaction', ...fields(row) });
  return {
    __typename: 'TransactionConnection',
    totalCount: total,
    [by]: rows.map((row) =>
      by === 'nodes' ? node(row) : { __typename: 'TransactionEdge', cursor: `${row}`, node: node(row) },
    ),
    pageInfo: {
      __typename: 'PageInfo',
      hasPreviousPage: from > 0,
      hasNextPage: to < total,
      startCursor: `${from}`,
      endCursor: `${to - 1}`,
    },
  };
}

const BY = {
  nodes: (field: string) => `nodes { __typename ${field} }`,
  edges: (field: string) => `edges { __typename cursor node { __typename ${field} } }`,
};
const pageQuery = (
  by: keyof typeof BY,
  field: string,
  args: string,
) => gql`{ node(id: "one") { ... on AssetReport {
  __typename id transactions(${args}) {
    __typename totalCount ${BY[by](field)}
    pageInfo { __typename hasPreviousPage hasNextPage startCursor endCursor }
  }
} } }`;

describe.each(['nodes', 'edges'] as const)('pages by %s, in the cache of Apollo Client,', (by) => {
  const byAmount = (row: number) => ({ amount: row });
  const writePage = (args: string, transactions: object, field = 'amount') =>
    cache.writeQuery({
      query: pageQuery(by, field, args),
      data: { node: { __typename: 'AssetReport', id: 'one', transactions } },
    });
  const readPage = (args: string, field = 'amount', as: 'nodes' | 'edges' = by) =>
    cache.readQuery<{ node: { transactions: unknown } }>({ query: pageQuery(as, field, args) })?.node
      .transactions ?? null;

  it('are one list for a query without a cursor, and pages for one with a cursor', () => {
    writePage('first: 3', page([0, 3], 8, by, byAmount));
    writePage('first: 3, after: "2"', page([3, 6], 8, by, byAmount));
    expect(readPage('first: 3')).toEqual(page([0, 6], 8, by, byAmount));
    expect(readPage('first: 3, after: "2"')).toEqual(page([3, 6], 8, by, byAmount));
    expect(readPage('first: 3, after: "5"')).toBeNull();
    writePage('first: 3, after: "5"', page([6, 8], 8, by, byAmount));
    expect(readPage('first: 3')).toEqual(page([0, 8], 8, by, byAmount));
    expect(readPage('first: 3, after: "5"')).toEqual(page([6, 8], 8, by, byAmount));
    expect(readPage('first: 500')).toEqual(page([0, 8], 8, by, byAmount));
  });

  it('are not truncated by the first page of another query, and keep fields that it does not select', () => {
    writePage('first: 3', page([0, 3], 8, by, byAmount));
    writePage('first: 3, after: "2"', page([3, 6], 8, by, byAmount));
    writePage(
      'first: 2',
      page([0, 2], 8, by, (row) => ({ date: `${row}` })),
      'date',
    );
    expect(readPage('first: 3')).toEqual(page([0, 6], 8, by, byAmount));
  });

  it('have fewer rows than requested only at the end of the list', () => {
    writePage('first: 3', page([0, 3], 8, by, byAmount));
    expect(readPage('first: 5')).toBeNull();
    expect(readPage('orderBy: { field: DATE, direction: ASC }, first: 3')).toBeNull();
    writePage('first: 5', page([0, 5], 5, by, byAmount));
    expect(readPage('first: 50')).toEqual(page([0, 5], 5, by, byAmount));
  });

  it('ignore a page after a gap, and keep the cached rows', () => {
    writePage('first: 3', page([0, 3], 8, by, byAmount));
    writePage('first: 1, after: "4"', page([5, 6], 8, by, byAmount));
    expect(readPage('first: 3')).toEqual(page([0, 3], 8, by, byAmount));
    expect(readPage('first: 1, after: "4"')).toBeNull();
  });

  it('are stored separately when paged backwards', () => {
    writePage('first: 3', page([0, 3], 8, by, byAmount));
    writePage('last: 3', page([5, 8], 8, by, byAmount));
    writePage('last: 3, before: "5"', page([2, 5], 8, by, byAmount));
    expect(readPage('first: 3')).toEqual(page([0, 3], 8, by, byAmount));
    expect(readPage('last: 3')).toEqual(page([5, 8], 8, by, byAmount));
    expect(readPage('last: 3, before: "5"')).toEqual(page([2, 5], 8, by, byAmount));
  });

  it('fetched by edges are cached for a query by nodes', () => {
    writePage('first: 3', page([0, 3], 8, by, byAmount));
    expect(readPage('first: 3', 'amount', 'nodes')).toEqual(page([0, 3], 8, 'nodes', byAmount));
  });
});

describe('pages of a list that may change, in the cache of Apollo Client,', () => {
  const changing = (args: string) =>
    gql`{ cashflowTransactions(accessToken: "a", ${args}) { __typename totalCount ${BY.nodes('amount')} pageInfo { __typename hasPreviousPage hasNextPage startCursor endCursor } } }`;
  const writeRows = (args: string, from: number, to: number, amount: number) =>
    cache.writeQuery({
      query: changing(args),
      data: { cashflowTransactions: page([from, to], 8, 'nodes', () => ({ amount })) },
    });
  const amounts = () =>
    cache
      .readQuery<{ cashflowTransactions: { nodes: { amount: number }[] } }>({ query: changing('first: 2') })
      ?.cashflowTransactions.nodes.map(({ amount }) => amount);

  it('are replaced by a new first page', () => {
    writeRows('first: 2', 0, 2, 1);
    writeRows('first: 2, after: "1"', 2, 4, 2);
    expect(amounts()).toEqual([1, 1, 2, 2]);
    writeRows('first: 2', 0, 2, 3);
    expect(amounts()).toEqual([3, 3]);
  });
});
