import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES, type Scope } from '../../src/auth/scope.js';
import { assetReport } from '../../src/plaid/endpoints/asset-report.js';
import { askDirectly } from '../support/plaid-client.js';
import { anybody, callerWith, type ScopedGraph, startScopedGraph } from '../support/scoped-graph.js';
import { given } from '../support/test-app.js';

const SSN = '000-00-1234';
const MASKED = '***-**-1234';

let graph: ScopedGraph;
let token: string;
let ownToken: string;
let accessToken: string;
let copyToken: string;

beforeAll(async () => {
  graph = await startScopedGraph();
  const { relayTokens, accessTokens } = graph.sandbox.samples;
  token = given(
    relayTokens.find(({ borrower }) => borrower === 'user_sparse'),
    'a relay token',
  ).relayToken;
  accessToken = given(accessTokens[0], 'an Item').accessToken;
  const created = await askDirectly(graph.sandbox).call(assetReport.create, {
    access_tokens: [accessToken],
    days_requested: 5,
    options: { user: { first_name: 'Iris', ssn: SSN } },
  });
  ownToken = created.asset_report_token;
  const { data } = await graph.ask(anybody(), {
    query:
      'mutation ($input: CreateAuditCopyInput!) { createAuditCopy(input: $input) { auditCopy { token } } }',
    variables: { input: { assetReportToken: ownToken } },
  });
  copyToken = (data as { createAuditCopy: { auditCopy: { token: string } } }).createAuditCopy.auditCopy.token;
});
afterAll(() => graph.stop());

const without = (...scopes: readonly Scope[]) => SCOPES.filter((scope) => !scopes.includes(scope));

const NAME = 'user { firstName }';
const STATUS = 'assetReport { status }';

describe('an operation that selects more than its caller may see', () => {
  it('is refused as a whole with 403, naming the scopes and the fields that need them', async () => {
    const { status, data, errors } = await graph.ask(callerWith(['reports:read']), {
      query: `query Borrower($token: String!) {
        relayToken(token: $token) { id secret: token assetReport { status report { ...Who } } }
      } fragment Who on AssetReport { assetReportId items { accounts { owners { names } } } user { firstName lastName } }`,
      variables: { token },
    });
    expect(status).toBe(403);
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([
      {
        message:
          'Missing scopes: pii:read (for Account.owners, Owner.names, ReportUser.firstName, 1 more); tokens:read (for RelayToken.token)',
        extensions: {
          code: 'FORBIDDEN',
          retryable: false,
          requiredScopes: ['reports:read', 'pii:read', 'tokens:read'],
        },
      },
    ]);
  });

  it('asks Plaid nothing', async () => {
    graph.sandbox.calls.reset();
    await graph.ask(callerWith(without('pii:read')), {
      query: `query ($token: String!) { relayToken(token: $token) { assetReport { status report { ${NAME} } } } }`,
      variables: { token },
    });
    expect(graph.sandbox.calls.count('/credit/relay/get')).toBe(0);
  });

  it('is noted with its name and what it selects, refused or not', async () => {
    const query =
      'query Tokens($token: String!) { relayToken(token: $token) { id token assetReport { status } } }';
    const notes = { name: 'Tokens', classes: ['public', 'report', 'token'] };
    for (const caller of [anybody(), callerWith([])]) {
      expect((await graph.ask(caller, { query, variables: { token } })).record).toEqual(notes);
    }
  });

  it('is refused by what its variables leave in it, whatever they were the time before', async () => {
    const query =
      'query ($token: String!, $v: Boolean = false) { relayToken(token: $token) { id token @include(if: $v) } }';
    const statusWith = async (variables: object) =>
      (await graph.ask(callerWith(['reports:read']), { query, variables: { token, ...variables } })).status;
    expect(await statusWith({})).toBe(200);
    expect(await statusWith({ v: true })).toBe(403);
    expect(await statusWith({ v: false })).toBe(200);
  });

  it('is refused without a name for it, and with the empty one, which is no name of it', async () => {
    const query = '{ relayToken(token: "a") { token } }';
    for (const operationName of [null, undefined]) {
      const { status } = await graph.ask(callerWith([]), {
        query,
        ...(operationName !== undefined && { operationName }),
      });
      expect(status).toBe(403);
    }
    const { data, errors } = await graph.ask(callerWith([]), { query, operationName: '' });
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }]);
  });
});

describe('each way to a report asks for its scope', () => {
  it.each([
    ['relayToken', 'reports:read', (t: Tokens) => `{ relayToken(token: "${t.token}") { ${STATUS} } }`],
    ['relayTokens', 'reports:read', (t: Tokens) => `{ relayTokens(tokens: ["${t.token}"]) { ${STATUS} } }`],
    [
      'assetReport',
      'reports:read',
      (t: Tokens) => `{ assetReport(token: "${t.ownToken}") { report { id } } }`,
    ],
    ['auditCopy', 'reports:read', (t: Tokens) => `{ auditCopy(token: "${t.copyToken}") { ${STATUS} } }`],
    [
      'sealRelayToken',
      'reports:read',
      (t: Tokens) => `mutation { sealRelayToken(token: "${t.token}") { relayToken { ${STATUS} } } }`,
    ],
    [
      'createAuditCopy',
      'reports:read',
      (t: Tokens) =>
        `mutation { createAuditCopy(input: { assetReportToken: "${t.ownToken}" }) { auditCopy { ${STATUS} } } }`,
    ],
    [
      'filterAssetReport',
      'reports:read',
      (t: Tokens) =>
        `mutation { filterAssetReport(input: { assetReportToken: "${t.ownToken}", accountIdsToExclude: [] }) { ${STATUS} } }`,
    ],
    [
      'createAssetReport',
      'reports:read',
      (t: Tokens) =>
        `mutation { createAssetReport(input: { accessTokens: ["${t.accessToken}"], daysRequested: 1 }) { ${STATUS} } }`,
    ],
    [
      'cashflowReport',
      'cashflow:read',
      (t: Tokens) =>
        `{ cashflowReport(accessToken: "${t.accessToken}") { transactions { pageInfo { hasNextPage } } } }`,
    ],
    [
      'cashflowTransactions',
      'cashflow:read',
      (t: Tokens) =>
        `{ cashflowTransactions(accessToken: "${t.accessToken}") { nodes { location { city } } } }`,
    ],
    [
      'cashflowInsights',
      'cashflow:read',
      (t: Tokens) => `{ cashflowInsights(accessToken: "${t.accessToken}") { accounts { __typename } } }`,
    ],
  ] as const)('%s: %s', async (_field, scope, query) => {
    const tokens = { token, ownToken, copyToken, accessToken };
    const refused = await graph.ask(callerWith(without(scope)), { query: query(tokens) });
    expect(refused.status).toBe(403);
    expect(refused.errors[0]?.message).toMatch(`Missing scope: ${scope} (for `);
    const answered = await graph.ask(callerWith(SCOPES), { query: query(tokens) });
    expect(answered.errors.filter(({ extensions }) => extensions.code === 'FORBIDDEN')).toEqual([]);
  });

  interface Tokens {
    readonly token: string;
    readonly ownToken: string;
    readonly copyToken: string;
    readonly accessToken: string;
  }

  it('node and nodes: an id of what the caller may not read leads nowhere, like one that is made up', async () => {
    const { data } = await graph.ask(anybody(), {
      query: `query ($own: String!, $access: String!) { assetReport(token: $own) { report { id } } cashflowReport(accessToken: $access) { id } }`,
      variables: { own: ownToken, access: accessToken },
    });
    const found = data as { assetReport: { report: { id: string } }; cashflowReport: { id: string } };
    const ids = [found.assetReport.report.id, found.cashflowReport.id];
    const ask = async (...scopes: readonly Scope[]) => {
      const { data, errors } = await graph.ask(callerWith(scopes), {
        query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }',
        variables: { ids: [...ids, 'made up'] },
      });
      return {
        nodes: data?.nodes,
        codes: errors.map(({ message, extensions }) => [message, extensions.code]),
      };
    };
    const nothing = ['There is no object with this id', 'NOT_FOUND'];
    expect(await ask()).toEqual({ nodes: [null, null, null], codes: [nothing, nothing, nothing] });
    expect(await ask('reports:read')).toEqual({
      nodes: [{ __typename: 'AssetReport' }, null, null],
      codes: [nothing, nothing],
    });
    expect((await ask('cashflow:read')).nodes).toEqual([null, { __typename: 'CashflowReport' }, null]);
  });

  it('a report behind Node asks for its scope by the type that is selected on', async () => {
    const query = 'query { node(id: "a") { ... on CashflowReport { item { itemId } } } }';
    expect((await graph.ask(callerWith(without('cashflow:read')), { query })).status).toBe(403);
    expect((await graph.ask(callerWith(['cashflow:read']), { query })).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
  });
});

describe('the schema', () => {
  it.each([
    ['{ __schema { queryType { name } } }'],
    ['{ t: __type(name: "Query") { name } }'],
    ['{ ...S } fragment S on Query { __schema { queryType { name } } }'],
  ])('is for schema:read: %s', async (query) => {
    expect((await graph.ask(callerWith(without('schema:read')), { query })).status).toBe(403);
    expect((await graph.ask(callerWith(['schema:read']), { query })).errors).toEqual([]);
  });

  it('does not count where a name is asked for', async () => {
    expect((await graph.ask(callerWith([]), { query: '{ __typename }' })).data).toEqual({
      __typename: 'Query',
    });
  });
});

describe('a social security number', () => {
  const read = async (caller: Parameters<ScopedGraph['ask']>[0], query: string, variables: object) => {
    const { data, errors } = await graph.ask(caller, { query, variables });
    expect(errors).toEqual([]);
    return JSON.stringify(data);
  };
  const OWN = 'query ($token: String!) { assetReport(token: $token) { report { user { n: ssn } } } }';

  it.each([
    ['nobody in particular', MASKED, anybody()],
    ['nobody in particular, for a purpose', SSN, anybody('underwriting')],
    ['reports:read', MASKED, callerWith(['reports:read'])],
    ['reports:read, for a purpose', MASKED, callerWith(['reports:read'], 'underwriting')],
    ['pii:read without a purpose', MASKED, callerWith(['reports:read', 'pii:read'])],
    ['pii:read for a purpose', SSN, callerWith(['reports:read', 'pii:read'], 'underwriting')],
  ])('to %s is %s', async (_who, shown, caller) => {
    // Twice and a third time: by graphql-js, and by compiled code.
    for (let time = 0; time < 3; time += 1) {
      expect(await read(caller, OWN, { token: ownToken })).toBe(
        `{"assetReport":{"report":{"user":{"n":"${shown}"}}}}`,
      );
    }
  });

  it('is masked in a copy, behind an id, and null where there is none', async () => {
    const caller = callerWith(['reports:read', 'pii:read']);
    const copied =
      'query ($token: String!) { auditCopy(token: $token) { assetReport { report { id user { ssn } } } } }';
    const text = await read(caller, copied, { token: copyToken });
    expect(text).toContain(MASKED);
    const id = given(/"id":"([^"]+)"/.exec(text)?.[1], 'an id');
    const node = 'query ($id: ID!) { node(id: $id) { ... on AssetReport { user { ssn } } } }';
    expect(await read(caller, node, { id })).toBe(`{"node":{"user":{"ssn":"${MASKED}"}}}`);
    const created = await askDirectly(graph.sandbox).call(assetReport.create, {
      access_tokens: [accessToken],
      days_requested: 1,
    });
    expect(await read(caller, OWN, { token: created.asset_report_token })).toContain('"n":null');
  });
});

describe('a file', () => {
  const query = 'query ($token: String!) { relayToken(token: $token) { downloads { json { url } } } }';
  const ask = (caller: Parameters<ScopedGraph['ask']>[0]) =>
    graph.ask(caller, { query, variables: { token } });

  it('is made for a purpose only', async () => {
    const { errors } = await ask(callerWith(['reports:read', 'pii:read']));
    expect(errors).toMatchObject([
      {
        message: 'Bad input: the header x-purpose: must say what the file is for',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect((await ask(callerWith(['reports:read', 'pii:read'], 'underwriting'))).errors).toEqual([]);
  });

  it('asks nobody for one where callers are not told apart, and takes the name of nobody for no excuse', async () => {
    expect((await ask(anybody())).errors).toEqual([]);
    const { principal } = callerWith(SCOPES);
    const claimed = { principal: { ...principal, subject: anybody().principal.subject }, purpose: null };
    expect((await ask(claimed)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});

it('joined reads of one report: each caller gets what is theirs', async () => {
  const query = `query ($token: String!) { assetReport(token: $token) { report { user { ssn } items { institutionName } } } }`;
  const callers = [
    callerWith(['reports:read', 'pii:read'], 'underwriting'),
    callerWith(['reports:read']),
    callerWith([]),
  ];
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      graph.ask(given(callers[n % 3], 'a caller'), { query, variables: { token: ownToken } }),
    ),
  );
  for (const [n, { status, data }] of answers.entries()) {
    const text = JSON.stringify(data ?? null);
    expect([status, text.includes(SSN), text.includes(MASKED)]).toEqual(
      [
        [200, true, false],
        [200, false, true],
        [403, false, false],
      ][n % 3],
    );
  }
});
