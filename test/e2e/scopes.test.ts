import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SCOPES, type Scope } from '../../src/auth/scope.js';
import { assetReport } from '../../src/plaid/endpoints/asset-report.js';
import { askDirectly } from '../support/plaid-client.js';
import { type Asking, type ScopedApp, startScopedApp } from '../support/scoped-app.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

/** A caller with all scopes and without a purpose. */
const EVERYBODY: Asking = { scopes: SCOPES };

const SSN = '000-00-1234';
const MASKED = '***-**-1234';

let scoped: ScopedApp;
let token: string;
let ownToken: string;
let accessToken: string;
let copyToken: string;

beforeAll(async () => {
  scoped = await startScopedApp();
  const { relayTokens, accessTokens } = scoped.app.sandbox.samples;
  token = given(
    relayTokens.find(({ borrower }) => borrower === 'user_sparse'),
    'a relay token',
  ).relayToken;
  accessToken = given(accessTokens[0], 'an Item').accessToken;
  const created = await askDirectly(scoped.app.sandbox).call(assetReport.create, {
    access_tokens: [accessToken],
    days_requested: 5,
    options: { user: { first_name: 'Iris', ssn: SSN } },
  });
  ownToken = created.asset_report_token;
  const { data } = await scoped.ask(EVERYBODY, {
    query:
      'mutation ($input: CreateAuditCopyInput!) { createAuditCopy(input: $input) { auditCopy { token } } }',
    variables: { input: { assetReportToken: ownToken } },
  });
  copyToken = (data as { createAuditCopy: { auditCopy: { token: string } } }).createAuditCopy.auditCopy.token;
});
afterAll(() => scoped.stop());

const without = (...scopes: readonly Scope[]) => SCOPES.filter((scope) => !scopes.includes(scope));

const NAME = 'user { firstName }';
const STATUS = 'assetReport { status }';

describe('an operation that selects more than its caller may see', () => {
  it.each([
    ['transactions { nodes { paymentMeta { payer } } }', 'PaymentMeta.payer'],
    ['incomeStreams { payer }', 'IncomeStream.payer'],
  ])('needs pii:read for the payer of a deposit: %s', async (selection, field) => {
    const { status, errors } = await scoped.ask(
      { scopes: ['reports:read'] },
      { query: `{ relayToken(token: "${token}") { assetReport { report { ${selection} } } } }` },
    );
    expect(status).toBe(403);
    expect(errors[0]?.message).toContain(`pii:read (for ${field})`);
  });

  it('is refused with 403, the missing scopes and the fields that need them', async () => {
    const { status, data, errors } = await scoped.ask(
      { scopes: ['reports:read'] },
      {
        query: `query Borrower($token: String!) {
        relayToken(token: $token) { id secret: token assetReport { status report { ...Who } } }
      } fragment Who on AssetReport { assetReportId items { accounts { owners { names } } } user { firstName lastName } }`,
        variables: { token },
      },
    );
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

  it('causes no call of Plaid', async () => {
    scoped.app.sandbox.calls.reset();
    await scoped.ask(
      { scopes: without('pii:read') },
      {
        query: `query ($token: String!) { relayToken(token: $token) { assetReport { status report { ${NAME} } } } }`,
        variables: { token },
      },
    );
    expect(scoped.app.sandbox.calls.count('/credit/relay/get')).toBe(0);
  });

  it('is checked with its current variables', async () => {
    const query =
      'query ($token: String!, $v: Boolean = false) { relayToken(token: $token) { id token @include(if: $v) } }';
    const statusWith = async (variables: object) =>
      (await scoped.ask({ scopes: ['reports:read'] }, { query, variables: { token, ...variables } })).status;
    expect(await statusWith({})).toBe(200);
    expect(await statusWith({ v: true })).toBe(403);
    expect(await statusWith({ v: false })).toBe(200);
  });

  it('is refused without an operation name, and with an empty one', async () => {
    const query = '{ relayToken(token: "a") { token } }';
    for (const operationName of [null, undefined]) {
      const { status } = await scoped.ask(
        { scopes: [] },
        {
          query,
          ...(operationName !== undefined && { operationName }),
        },
      );
      expect(status).toBe(403);
    }
    const { data, errors } = await scoped.ask({ scopes: [] }, { query, operationName: '' });
    expect(data ?? null).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }]);
  });
});

describe('each path to a report requires its scope', () => {
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
    const refused = await scoped.ask({ scopes: without(scope) }, { query: query(tokens) });
    expect(refused.status).toBe(403);
    expect(refused.errors[0]?.message).toMatch(`Missing scope: ${scope} (for `);
    const answered = await scoped.ask({ scopes: SCOPES }, { query: query(tokens) });
    expect(answered.errors.filter(({ extensions }) => extensions.code === 'FORBIDDEN')).toEqual([]);
  });

  interface Tokens {
    readonly token: string;
    readonly ownToken: string;
    readonly copyToken: string;
    readonly accessToken: string;
  }

  it('node and nodes: an id without the scope is NOT_FOUND, like an invented one', async () => {
    const { data } = await scoped.ask(EVERYBODY, {
      query: `query ($own: String!, $access: String!) { assetReport(token: $own) { report { id items { id accounts { id } } } } cashflowReport(accessToken: $access) { id } }`,
      variables: { own: ownToken, access: accessToken },
    });
    const found = data as {
      assetReport: { report: { id: string; items: [{ id: string; accounts: [{ id: string }] }] } };
      cashflowReport: { id: string };
    };
    const { report } = found.assetReport;
    const [item] = report.items;
    const ids = [report.id, item.id, item.accounts[0].id, found.cashflowReport.id];
    const ask = async (...scopes: readonly Scope[]) => {
      const { data, errors } = await scoped.ask(
        { scopes },
        {
          query: 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }',
          variables: { ids: [...ids, 'made up'] },
        },
      );
      return {
        nodes: data?.nodes,
        codes: errors.map(({ message, extensions }) => [message, extensions.code]),
      };
    };
    const nothing = ['There is no object with this id', 'NOT_FOUND'];
    expect(await ask()).toEqual({
      nodes: [null, null, null, null, null],
      codes: [nothing, nothing, nothing, nothing, nothing],
    });
    expect(await ask('reports:read')).toEqual({
      nodes: [{ __typename: 'AssetReport' }, { __typename: 'Item' }, { __typename: 'Account' }, null, null],
      codes: [nothing, nothing],
    });
    expect((await ask('cashflow:read')).nodes).toEqual([
      null,
      null,
      null,
      { __typename: 'CashflowReport' },
      null,
    ]);
  });

  it.each([
    ['an account', '... on Account { balances { current } }', 'reports:read'],
    ['the accounts of an Item', '... on Item { accounts { id } }', 'reports:read'],
    ["an account's transactions", '... on Account { allTransactions { merchantName } }', 'reports:read'],
    ["an account's owners", '... on Account { owners { names } }', 'reports:read'],
    ["an account's owners", '... on Account { owners { names } }', 'pii:read'],
  ] as const)('%s behind Node (%s) asks for %s', async (_what, selection, scope) => {
    const query = `query { node(id: "a") { ${selection} } }`;
    const refused = await scoped.ask({ scopes: without(scope) }, { query });
    expect(refused.errors[0]?.message).toMatch(`Missing scope: ${scope} (for `);
  });

  it('a report through Node requires the scope of the selected type', async () => {
    const query = 'query { node(id: "a") { ... on CashflowReport { item { itemId } } } }';
    expect((await scoped.ask({ scopes: without('cashflow:read') }, { query })).status).toBe(403);
    expect((await scoped.ask({ scopes: ['cashflow:read'] }, { query })).errors).toMatchObject([
      { extensions: { code: 'NOT_FOUND' } },
    ]);
  });
});

describe('the schema', () => {
  it.each([
    ['{ __schema { queryType { name } } }'],
    ['{ t: __type(name: "Query") { name } }'],
    ['{ ...S } fragment S on Query { __schema { queryType { name } } }'],
  ])('requires schema:read: %s', async (query) => {
    expect((await scoped.ask({ scopes: without('schema:read') }, { query })).status).toBe(403);
    expect((await scoped.ask({ scopes: ['schema:read'] }, { query })).errors).toEqual([]);
  });

  it('is not needed for __typename', async () => {
    expect((await scoped.ask({ scopes: [] }, { query: '{ __typename }' })).data).toEqual({
      __typename: 'Query',
    });
  });
});

describe('a social security number', () => {
  const read = async (caller: Asking, query: string, variables: object) => {
    const { data, errors } = await scoped.ask(caller, { query, variables });
    expect(errors).toEqual([]);
    return JSON.stringify(data);
  };
  const OWN =
    'query ($token: String!, $n: Int) { assetReport(token: $token) { report { user { n: ssn } transactions(first: $n) { totalCount } } } }';

  it.each<readonly [who: string, shown: string, caller: Asking]>([
    ['reports:read', MASKED, { scopes: ['reports:read'] }],
    ['reports:read, for a purpose', MASKED, { scopes: ['reports:read'], purpose: 'underwriting' }],
    ['pii:read without a purpose', MASKED, { scopes: ['reports:read', 'pii:read'] }],
    ['pii:read for a purpose', SSN, { scopes: ['reports:read', 'pii:read'], purpose: 'underwriting' }],
  ])('to %s is %s', async (_who, shown, caller) => {
    // Executed by graphql-js, then by compiled code, then from the cache.
    for (const n of [1, 2, 3, 3]) {
      expect(await read(caller, OWN, { token: ownToken, n })).toContain(`"user":{"n":"${shown}"}`);
    }
  });

  it('is masked in a copy and through an id, and null if there is none', async () => {
    const caller: Asking = { scopes: ['reports:read', 'pii:read'] };
    const copied =
      'query ($token: String!) { auditCopy(token: $token) { assetReport { report { id user { ssn } } } } }';
    const text = await read(caller, copied, { token: copyToken });
    expect(text).toContain(MASKED);
    const id = given(/"id":"([^"]+)"/.exec(text)?.[1], 'an id');
    const node = 'query ($id: ID!) { node(id: $id) { ... on AssetReport { user { ssn } } } }';
    expect(await read(caller, node, { id })).toBe(`{"node":{"user":{"ssn":"${MASKED}"}}}`);
    const created = await askDirectly(scoped.app.sandbox).call(assetReport.create, {
      access_tokens: [accessToken],
      days_requested: 1,
    });
    expect(await read(caller, OWN, { token: created.asset_report_token })).toContain('"n":null');
  });
});

it('in a worker thread, each caller gets the data of its scopes', async () => {
  const large = await startScopedApp({ WORKERS: '1', WORKER_MIN_KB: '1' });
  const { relayToken } = given(large.app.sandbox.samples.relayTokens[0], 'a relay token');
  const ask = (asking: Asking, selection: string) =>
    large.ask(asking, {
      query: `query ($token: String!) { relayToken(token: $token) { ${selection} assetReport { report { user { ssn } } } } }`,
      variables: { token: relayToken },
    });
  const may: Asking = { scopes: ['reports:read', 'pii:read'] };
  expect((await ask(may, '')).text).toMatch(/"ssn":"\*\*\*-\*\*-\d{4}"/);
  expect((await ask({ ...may, purpose: 'underwriting' }, '')).text).toMatch(/"ssn":"\d{3}-\d{2}-\d{4}"/);
  expect((await ask({ scopes: ['pii:read'] }, '')).status).toBe(403);
  const file = 'downloads { json { url } }';
  expect((await ask(may, file)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  expect((await ask({ ...may, purpose: 'underwriting' }, file)).errors).toEqual([]);
  await large.stop();
});

describe('a file', () => {
  const query = 'query ($token: String!) { relayToken(token: $token) { downloads { json { url } } } }';
  const ask = (caller: Asking) => scoped.ask(caller, { query, variables: { token } });

  it('requires a purpose', async () => {
    const { errors } = await ask({ scopes: ['reports:read', 'pii:read'] });
    expect(errors).toMatchObject([
      {
        message: 'Bad input: the header x-purpose: must state the purpose of the file',
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ]);
    expect((await ask({ scopes: ['reports:read', 'pii:read'], purpose: 'underwriting' })).errors).toEqual([]);
  });
});

describe('when callers do not authenticate', () => {
  let open: TestApp;
  beforeAll(async () => {
    open = await startTestApp({ SANDBOX_REPORT_DELAY_MS: '0' });
  });
  afterAll(() => open.stop());

  it('a social security number is masked without a purpose, and a file needs none', async () => {
    const query = `query ($token: String!) {
      relayToken(token: $token) { downloads { json { url } } assetReport { report { user { firstName ssn } } } }
    }`;
    const { relayToken } = given(open.sandbox.samples.relayTokens[0], 'a relay token');
    const ask = (headers: Record<string, string>) =>
      open.send({ query, variables: { token: relayToken } }, headers);
    const [masked, whole] = [await ask({}), await ask({ 'x-purpose': 'underwriting' })];
    expect([masked.errors, whole.errors]).toEqual([[], []]);
    expect(masked.text).toMatch(/"ssn":"\*\*\*-\*\*-\d{4}"/);
    expect(whole.text).toMatch(/"ssn":"\d{3}-\d{2}-\d{4}"/);
  });
});

describe('of callers who send the same operation at the same time', () => {
  const query =
    'query ($token: String!, $n: Int!) { assetReport(token: $token) { report { user { ssn } transactions(first: $n) { totalCount } } } }';
  const kinds: readonly (readonly [Asking, readonly [status: number, whole: boolean, masked: boolean]])[] = [
    [{ scopes: ['reports:read', 'pii:read'], purpose: 'underwriting' }, [200, true, false]],
    [{ scopes: ['reports:read', 'pii:read'] }, [200, false, true]],
    [{ scopes: ['reports:read'], purpose: 'underwriting' }, [200, false, true]],
    [{ scopes: ['pii:read', 'cashflow:read'], purpose: 'underwriting' }, [403, false, false]],
  ];

  it.each([
    ['whose reads and answers are joined', () => 1],
    ['with an operation each, whose reads alone are joined', (n: number) => 1 + n],
  ])('%s, each of a hundred gets the data of its scopes', async (_how, first) => {
    const created = await askDirectly(scoped.app.sandbox).call(assetReport.create, {
      access_tokens: [accessToken],
      days_requested: 5,
      options: { user: { ssn: SSN } },
    });
    const reads = Array.from({ length: 100 }, async (_, n) => {
      const [caller, expected] = given(kinds[n % kinds.length], 'a caller');
      const variables = { token: created.asset_report_token, n: first(n) };
      const { status, text } = await scoped.ask(caller, { query, variables });
      expect([status, text.includes(SSN), text.includes(MASKED)]).toEqual(expected);
    });
    await Promise.all(reads);
  });
});

it('a cached response for a caller with a scope is not sent to a caller without it', async () => {
  const request = {
    query: 'query ($token: String!) { assetReport(token: $token) { report { user { firstName } } } }',
    variables: { token: ownToken },
  };
  const may: Asking = { scopes: ['reports:read', 'pii:read'] };
  for (let time = 0; time < 3; time += 1) expect((await scoped.ask(may, request)).text).toContain('Iris');
  for (const scopes of [['reports:read'], ['pii:read'], []] as const) {
    const { status, text } = await scoped.ask({ scopes }, request);
    expect([status, text.includes('Iris')]).toEqual([403, false]);
  }
  expect((await scoped.ask(may, request)).status).toBe(200);
});
