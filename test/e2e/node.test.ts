import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AssetReportFilesDocument,
  AssetReportIdDocument,
  AuditCopyIdDocument,
  CashflowReportIdDocument,
  CreateAuditCopyDocument,
  CreateRelayTokenDocument,
  CreateReportByIdDocument,
  FilterAssetReportDocument,
  NodeDocument,
  type NodeQuery,
  NodesDocument,
  RefreshAssetReportDocument,
  RefreshCashflowReportDocument,
  RefreshRelayTokenDocument,
  RelayTokenIdDocument,
  RemoveAssetReportDocument,
  RemoveAuditCopyDocument,
  RemoveRelayTokenDocument,
  SealRelayTokenDocument,
} from '../generated/graphql.js';
import { given, startTestApp, TEST_SEALING_KEYS, type TestApp } from '../support/test-app.js';

const RELAY_GET = '/credit/relay/get';
const ASSET_GET = '/asset_report/get';
const OTHER_KEY = `other:${Buffer.alloc(32, 'o').toString('base64url')}`;

let app: TestApp;
beforeAll(async () => {
  // As many calls as ids, because a list below is one longer than the limit of the field.
  app = await startTestApp({ LIMIT_UPSTREAM_CALLS: '101' });
});
afterAll(() => app.stop());
beforeEach(() => {
  app.sandbox.calls.reset();
  app.sandbox.faults.clear();
});

const relayToken = () => given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
const reportToken = () => given(app.sandbox.samples.assetReports[0], 'a report of ours').assetReportToken;
const accessToken = () => given(app.sandbox.samples.accessTokens[0], 'an Item of ours').accessToken;

async function idOfRelayToken(token = relayToken(), on = app): Promise<string> {
  const { data, errors } = await on.execute(SealRelayTokenDocument, { token });
  expect(errors).toEqual([]);
  return given(data?.sealRelayToken, 'a sealed token').relayToken.id;
}

async function idOfReport(options: { daysToInclude?: number } = {}): Promise<string> {
  const { data, errors } = await app.execute(AssetReportIdDocument, { token: reportToken(), ...options });
  expect(errors).toEqual([]);
  return given(data?.assetReport?.report, 'a report of ours').id;
}

async function idOfCashflowReport(options: { daysRequested?: number; accountIds?: string[] } = {}) {
  const { data, errors } = await app.execute(CashflowReportIdDocument, {
    accessToken: accessToken(),
    ...options,
  });
  expect(errors).toEqual([]);
  return given(data?.cashflowReport, 'a Cashflow Report').id;
}

async function newReport(): Promise<{ token: string; id: string }> {
  const { data, errors } = await app.execute(CreateReportByIdDocument, {
    input: { accessTokens: [accessToken()], daysRequested: 30 },
  });
  expect(errors).toEqual([]);
  const { assetReportToken, assetReportNodeId } = given(data?.createAssetReport, 'a new report');
  return { token: assetReportToken, id: assetReportNodeId };
}

async function finished(id: string) {
  app.finishReports();
  const { data } = await app.execute(AssetReportIdDocument, { id });
  return given(data?.assetReport?.report, 'a finished report');
}

async function newCopy(): Promise<{ token: string; id: string }> {
  const { data } = await app.execute(CreateAuditCopyDocument, { input: { assetReportToken: reportToken() } });
  const { token } = given(data?.createAuditCopy, 'an audit copy').auditCopy;
  const copy = await app.execute(AuditCopyIdDocument, { token });
  return { token, id: given(copy.data?.auditCopy, 'an audit copy').id };
}

type Found<Name extends NonNullable<NodeQuery['node']>['__typename']> = Extract<
  NonNullable<NodeQuery['node']>,
  { __typename: Name }
>;

/** The node of an id. It must have the expected type and the same id. */
async function find<Name extends NonNullable<NodeQuery['node']>['__typename']>(
  id: string,
  name: Name,
): Promise<Found<Name>> {
  const { data, errors } = await app.execute(NodeDocument, { id });
  expect(errors).toEqual([]);
  expect(data?.node).toMatchObject({ __typename: name, id });
  return data?.node as Found<Name>;
}

async function refusalOf(id: string) {
  const { data, errors } = await app.execute(NodeDocument, { id });
  expect(data).toEqual({ node: null });
  expect(errors.map(({ path }) => path)).toEqual([['node']]);
  return given(errors[0], 'an error');
}

/** Changes a character in the ciphertext. */
function tampered(id: string): string {
  const at = id.length - 10;
  return id.slice(0, at) + (id[at] === 'A' ? 'B' : 'A') + id.slice(at + 1);
}

describe('node(id:) returns', () => {
  it('a relay token without a call of Plaid, and its report', async () => {
    const id = await idOfRelayToken();
    await app.execute(NodesDocument, { ids: [id] });
    expect(app.sandbox.calls.total).toBe(0);

    const node = await find(id, 'RelayToken');
    expect(node.token).toBe(relayToken());
    expect(node.assetReport?.status).toBe('READY');
  });

  it('the report of a relay token', async () => {
    const { data } = await app.execute(RelayTokenIdDocument, { token: relayToken() });
    const report = given(data?.relayToken?.assetReport?.report, 'a relayed report');
    const node = await find(report.id, 'AssetReport');
    expect(node.assetReportId).toBe(report.assetReportId);
  });

  it('an audit copy and its report', async () => {
    const copy = await newCopy();
    const node = await find(copy.id, 'AuditCopy');
    expect(node.token).toBe(copy.token);
    const report = given(node.assetReport?.report, 'a copied report');
    expect(report.id).not.toBe(await idOfReport());
    expect((await find(report.id, 'AssetReport')).assetReportId).toBe(report.assetReportId);
    expect(app.sandbox.calls.lastBody('/asset_report/audit_copy/get')).toEqual({
      audit_copy_token: copy.token,
    });
  });

  it('an own report, limited to the days of its id', async () => {
    const days = async (id: string) => {
      const { items } = await find(id, 'AssetReport');
      return items.flatMap(({ accounts }) =>
        accounts.map((account) => account.historicalBalances?.length ?? 0),
      );
    };
    const [whole, cut] = [await idOfReport(), await idOfReport({ daysToInclude: 10 })];
    expect(cut).not.toBe(whole);
    expect(await days(cut)).toEqual([10, 10, 10]);
    expect(Math.min(...(await days(whole)))).toBeGreaterThan(10);
  });

  it('the fast version of a report for its id', async () => {
    const { data } = await app.execute(CreateReportByIdDocument, {
      input: { accessTokens: [accessToken()], daysRequested: 30, options: { addOns: ['FAST_ASSETS'] } },
    });
    const { assetReportToken: token, assetReportNodeId } = given(data?.createAssetReport, 'a new report');
    app.finishReports();
    const answer = await app.execute(AssetReportIdDocument, { token, fastReport: true });
    const fast = given(answer.data?.assetReport?.report, 'the fast version');
    const { items } = await find(fast.id, 'AssetReport');
    expect(
      items.flatMap(({ accounts }) => accounts.flatMap(({ allTransactions }) => allTransactions)),
    ).toEqual([]);
    expect(fast.id).not.toBe(assetReportNodeId);
  });

  it('a Cashflow Report with its days and accounts, in any order', async () => {
    const whole = await find(await idOfCashflowReport(), 'CashflowReport');
    const accountIds = whole.accounts.map(({ accountId }) => accountId);
    const [first = '', second = ''] = accountIds;
    const id = await idOfCashflowReport({ daysRequested: 30, accountIds: [first, second] });
    expect(await idOfCashflowReport({ daysRequested: 30, accountIds: [second, first, second] })).toBe(id);
    expect(await idOfCashflowReport({ daysRequested: 31, accountIds: [first, second] })).not.toBe(id);

    const node = await find(id, 'CashflowReport');
    expect(node.accounts.map(({ accountId }) => accountId).sort()).toEqual([first, second].sort());
    expect(app.sandbox.calls.lastBody('/cashflow_report/get')).toMatchObject({
      days_requested: 30,
      options: { account_ids: [first, second].sort() },
    });
  });
});

describe('an id', () => {
  it('is the same for all sources of the token, and does not reveal it', async () => {
    const { data } = await app.execute(RelayTokenIdDocument, { token: relayToken() });
    const id = await idOfRelayToken();
    expect(data?.relayToken?.id).toBe(id);
    expect(id).toMatch(/^[\w-]+$/);
    expect(Buffer.from(id, 'base64url').toString('latin1')).not.toContain(relayToken().slice(0, 6));
  });

  it('of a report does not depend on Insights', async () => {
    const { data } = await app.send({
      query: `{ assetReport(token: "${reportToken()}", includeInsights: true) { report { id } } }`,
    });
    expect(data).toEqual({ assetReport: { report: { id: await idOfReport() } } });
  });

  it('causes no additional call in an operation with the token', async () => {
    const id = await idOfRelayToken();
    const { data: sealed } = await app.execute(RelayTokenIdDocument, { token: relayToken() });
    const reportId = sealed?.relayToken?.assetReport?.report?.id;
    app.sandbox.calls.reset();
    const { errors } = await app.send({
      query: `{
        byToken: relayToken(token: "${relayToken()}") { assetReport { report { assetReportId } } }
        byId: node(id: "${id}") { ... on RelayToken { assetReport { report { assetReportId } } } }
        report: node(id: "${reportId}") { ... on AssetReport { assetReportId } }
        state: assetReport(id: "${reportId}") { status }
      }`,
    });
    expect(errors).toEqual([]);
    expect(app.sandbox.calls.counts()).toEqual({ [RELAY_GET]: 1 });
  });

  it('and its content are in no log line and no error', async () => {
    const id = await idOfRelayToken();
    await find(id, 'RelayToken');
    const spoilt = tampered(id);
    const { message } = await refusalOf(spoilt);
    const { text } = await app.execute(RefreshRelayTokenDocument, { input: { id: spoilt } });
    const get = new URL(app.url);
    get.search = new URLSearchParams({
      query: 'query ($id: ID!) { node(id: $id) { id } }',
      variables: JSON.stringify({ id: spoilt }),
    }).toString();
    await (await fetch(get, { headers: { 'apollo-require-preflight': '1' } })).text();

    const told = [message, text, ...app.logged].join('\n');
    for (const secret of [id, spoilt, id.slice(0, 40), relayToken()]) expect(told).not.toContain(secret);
  });
});

describe('an invalid id is NOT_FOUND, without a call of Plaid', () => {
  it.each<[string, (id: string) => string | Promise<string>]>([
    ['tampered with', tampered],
    ['cut off', (id) => id.slice(0, -4)],
    ['made up', () => 'UmVsYXlUb2tlbjox'],
    ['empty', () => ''],
    ['a token itself', () => relayToken()],
  ])('%s', async (_what, spoil) => {
    const error = await refusalOf(await spoil(await idOfRelayToken()));
    expect(error).toMatchObject({
      message: 'There is no object with this id',
      extensions: { code: 'NOT_FOUND', retryable: false, requestId: expect.any(String) },
    });
    expect(app.sandbox.calls.total).toBe(0);
  });

  it('of a server with other keys, or with another Plaid environment', async () => {
    const otherRing = await startTestApp({ SEALING_KEYS: OTHER_KEY });
    const otherPlaid = await startTestApp({
      PLAID_BASE_URL: app.sandbox.url,
      PLAID_CLIENT_ID: 'anyone',
      PLAID_SECRET: 'anything',
      PLAID_ENV: 'sandbox',
    });
    const foreign = [
      await idOfRelayToken(relayToken(), otherRing),
      await idOfRelayToken(relayToken(), otherPlaid),
    ];
    await Promise.all([otherRing.stop(), otherPlaid.stop()]);
    for (const id of foreign) expect((await refusalOf(id)).extensions.code).toBe('NOT_FOUND');
  });

  it('of a removed key; an id of an older key in the ring opens, with the new id', async () => {
    const rotating = await startTestApp({ SEALING_KEYS: `${OTHER_KEY},${TEST_SEALING_KEYS}` });
    const rotated = await startTestApp({ SEALING_KEYS: OTHER_KEY });
    const old = await idOfRelayToken();
    const during = await rotating.execute(NodeDocument, { id: old });
    const after = await rotated.execute(NodeDocument, { id: old });
    const fresh = await idOfRelayToken(relayToken(), rotated);
    await Promise.all([rotating.stop(), rotated.stop()]);

    expect(during.data?.node).toMatchObject({ __typename: 'RelayToken', id: fresh, token: relayToken() });
    expect(after.errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
  });

  it('of another type than the input expects', async () => {
    const relay = await idOfRelayToken();
    const { data } = await app.execute(RelayTokenIdDocument, { token: relayToken() });
    const relayedReport = given(data?.relayToken?.assetReport?.report, 'a relayed report').id;
    const own = await idOfReport();
    const answers = [
      await app.execute(RefreshRelayTokenDocument, { input: { id: own } }),
      await app.execute(RemoveAuditCopyDocument, { input: { id: relay } }),
      await app.execute(RemoveAssetReportDocument, { input: { id: relay } }),
      await app.execute(RemoveAssetReportDocument, { input: { id: relayedReport } }),
      await app.execute(AssetReportIdDocument, { id: await idOfCashflowReport() }),
    ];
    expect(answers.map(({ errors: [error] }) => [error?.extensions.code, error?.message])).toEqual([
      ['NOT_FOUND', 'There is no RelayToken with this id'],
      ['NOT_FOUND', 'There is no AuditCopy with this id'],
      ['NOT_FOUND', 'There is no AssetReport with this id'],
      ['NOT_FOUND', 'There is no AssetReport with a token of its own with this id'],
      ['NOT_FOUND', 'There is no report with this id'],
    ]);
  });
});

describe('an id whose token was removed at Plaid', () => {
  it("returns Plaid's refusal at the report", async () => {
    const { token, id } = await newReport();
    await finished(id);
    const relayed = await app.execute(CreateRelayTokenDocument, {
      input: { reportTokens: [token], secondaryClientId: app.sandbox.clients.ours.clientId },
    });
    const relay = await idOfRelayToken(given(relayed.data?.createRelayToken, 'a token').relayToken.token);
    await app.execute(RemoveRelayTokenDocument, { input: { id: relay } });
    await app.execute(RemoveAssetReportDocument, { input: { id } });

    const node = await app.execute(NodeDocument, { id: relay });
    expect(node.data?.node).toMatchObject({ __typename: 'RelayToken', assetReport: null });
    expect(node.errors[0]?.extensions).toMatchObject({
      code: 'PLAID_ERROR',
      plaid: { errorCode: 'INVALID_FIELD' },
    });
    expect((await refusalOf(id)).extensions).toMatchObject({
      code: 'PLAID_ERROR',
      plaid: { errorCode: 'INVALID_ASSET_REPORT_TOKEN' },
    });
  });
});

describe('assetReport(id:) reads with its status', () => {
  const readById = async (id: string) => {
    const { data, errors } = await app.execute(AssetReportIdDocument, { id });
    expect(errors).toEqual([]);
    return given(data?.assetReport, 'a result');
  };

  it('the report of a relay token, also while a refresh is pending, and then the new one', async () => {
    const { data } = await app.execute(RelayTokenIdDocument, { token: relayToken() });
    const before = given(data?.relayToken?.assetReport?.report, 'a relayed report').id;
    const id = await idOfRelayToken();
    expect((await readById(id)).report?.id).toBe(before);
    await app.execute(RefreshRelayTokenDocument, { input: { id } });
    expect(await readById(id)).toEqual({ status: 'PENDING', report: null });
    app.finishReports();
    const after = await readById(id);
    expect([after.status, after.report?.id === before]).toEqual(['READY', false]);
  });

  it('the report of an audit copy', async () => {
    const copy = await newCopy();
    app.sandbox.calls.reset();
    const { status, report } = await readById(copy.id);
    expect([status, report?.assetReportId]).toEqual([
      'READY',
      (await readById(await idOfReport())).report?.assetReportId,
    ]);
    expect(app.sandbox.calls.lastBody('/asset_report/audit_copy/get')).toEqual({
      audit_copy_token: copy.token,
    });
  });
});

describe('the id of a pending report', () => {
  it('is REPORT_NOT_READY as a node, PENDING as a result, and then the report', async () => {
    const { id } = await newReport();
    const error = await refusalOf(id);
    expect(error.extensions).toMatchObject({
      code: 'REPORT_NOT_READY',
      retryable: true,
      retryAfterMs: 5_000,
    });
    const { data } = await app.execute(AssetReportIdDocument, { id });
    expect(data?.assetReport).toEqual({ status: 'PENDING', report: null });

    expect((await finished(id)).id).toBe(id);
    await find(id, 'AssetReport');
  });

  it('is a PLAID_ERROR as a node when Plaid could not create the report', async () => {
    const id = await idOfReport();
    app.sandbox.faults.set(ASSET_GET, {
      kind: 'error',
      status: 400,
      errorType: 'ASSET_REPORT_ERROR',
      errorCode: 'DATA_UNAVAILABLE',
    });
    expect((await refusalOf(id)).extensions).toMatchObject({
      code: 'PLAID_ERROR',
      retryable: false,
      plaid: { errorType: 'ASSET_REPORT_ERROR', errorCode: 'DATA_UNAVAILABLE' },
    });
  });
});

describe('nodes(ids:)', () => {
  it('returns nodes in order, with null and an error for each that fails', async () => {
    const [relay, report, cashflow] = [
      await idOfRelayToken(),
      await idOfReport(),
      await idOfCashflowReport(),
    ];
    const pending = (await newReport()).id;
    const ids = [report, tampered(relay), relay, pending, cashflow, relay];
    const { data, errors } = await app.execute(NodesDocument, { ids });

    expect(data?.nodes).toEqual([
      { __typename: 'AssetReport', id: report },
      null,
      { __typename: 'RelayToken', id: relay },
      null,
      { __typename: 'CashflowReport', id: cashflow },
      { __typename: 'RelayToken', id: relay },
    ]);
    expect(errors.map(({ path, extensions }) => [path, extensions.code])).toEqual([
      [['nodes', 1], 'NOT_FOUND'],
      [['nodes', 3], 'REPORT_NOT_READY'],
    ]);
  });

  it('accepts at most 100 ids', async () => {
    const id = await idOfRelayToken();
    const hundred = Array.from({ length: 100 }, () => id);
    expect((await app.execute(NodesDocument, { ids: hundred })).data?.nodes).toHaveLength(100);
    const { data, errors } = await app.execute(NodesDocument, { ids: [...hundred, id] });
    // The null must not propagate to the list.
    expect(data).toEqual({ nodes: null });
    expect(errors.map(({ message, extensions }) => [extensions.code, message])).toEqual([
      ['BAD_USER_INPUT', 'Bad input: ids: must contain at most 100 ids, got a longer list'],
    ]);
  });
});

describe('with ids alone', () => {
  it('a relay token is refreshed and revoked', async () => {
    const token = given(app.sandbox.samples.relayTokens[1], 'another relay token').relayToken;
    const id = await idOfRelayToken(token);
    const { data, errors } = await app.execute(RefreshRelayTokenDocument, { input: { id } });
    expect(errors).toEqual([]);
    expect(data?.refreshRelayToken?.relayToken.assetReport?.status).toBe('PENDING');
    expect(app.sandbox.calls.lastBody('/credit/relay/refresh')).toMatchObject({ relay_token: token });

    const removed = await app.execute(RemoveRelayTokenDocument, { input: { id } });
    expect(removed.data?.removeRelayToken?.removed).toBe(true);
    expect(app.sandbox.calls.lastBody('/credit/relay/remove')).toEqual({ relay_token: token });
  });

  it('an own report is filtered, copied, relayed, downloaded, refreshed and removed', async () => {
    const { token, id } = await newReport();
    await finished(id);
    const node = await find(id, 'AssetReport');
    expect(node.items).toHaveLength(1);

    const answers = [
      await app.execute(FilterAssetReportDocument, { input: { id, accountIdsToExclude: ['no-account'] } }),
      await app.execute(CreateAuditCopyDocument, { input: { id } }),
      await app.execute(CreateRelayTokenDocument, {
        input: { reportIds: [id], secondaryClientId: app.sandbox.clients.partner.clientId },
      }),
      await app.execute(RefreshAssetReportDocument, { input: { id } }),
    ];
    expect(answers.map(({ data }) => Object.keys(data ?? {}))).toEqual([
      ['filterAssetReport'],
      ['createAuditCopy'],
      ['createRelayToken'],
      ['refreshAssetReport'],
    ]);
    const body = (path: string) => app.sandbox.calls.lastBody(path);
    expect(body('/asset_report/filter')).toMatchObject({ asset_report_token: token });
    expect(body('/asset_report/audit_copy/create')).toEqual({ asset_report_token: token });
    expect(body('/credit/relay/create')).toMatchObject({ report_tokens: [token] });
    expect(body('/asset_report/refresh')).toEqual({ asset_report_token: token });

    const files = await app.execute(AssetReportFilesDocument, { id });
    const { url } = given(files.data?.assetReportDownloads, 'files').json;
    expect((await fetch(url)).status).toBe(200);

    const removed = await app.execute(RemoveAssetReportDocument, { input: { id } });
    expect(removed.data?.removeAssetReport?.removed).toBe(true);
  });

  it('relayed and copied reports are downloaded', async () => {
    const { data } = await app.execute(RelayTokenIdDocument, { token: relayToken() });
    const relayed = given(data?.relayToken?.assetReport?.report, 'a relayed report').id;
    const copy = await newCopy();
    const copied = given((await find(copy.id, 'AuditCopy')).assetReport?.report, 'a copied report').id;
    // The server reads a relayed report first, because the id names a snapshot and the file has the current report.
    for (const [id, path, calls] of [
      [relayed, RELAY_GET, 2],
      [copied, '/asset_report/audit_copy/get', 1],
    ] as const) {
      app.sandbox.calls.reset();
      const files = await app.execute(AssetReportFilesDocument, { id });
      const { url } = given(files.data?.assetReportDownloads, 'files').json;
      await (await fetch(url)).arrayBuffer();
      expect(app.sandbox.calls.counts()).toEqual({ [path]: calls });
    }
  });

  it('an audit copy is removed', async () => {
    const { id, token } = await newCopy();
    const { data } = await app.execute(RemoveAuditCopyDocument, { input: { id } });
    expect(data?.removeAuditCopy?.removed).toBe(true);
    expect(app.sandbox.calls.lastBody('/asset_report/audit_copy/remove')).toEqual({
      audit_copy_token: token,
    });
  });

  it('a Cashflow Report is refreshed, with its own days by default', async () => {
    const id = await idOfCashflowReport({ daysRequested: 90 });
    const { errors } = await app.execute(RefreshCashflowReportDocument, { input: { id } });
    expect(errors).toEqual([]);
    const asked = () => app.sandbox.calls.lastBody('/cashflow_report/refresh');
    expect(asked()).toEqual({ access_token: accessToken(), days_requested: 90 });
    await app.execute(RefreshCashflowReportDocument, { input: { id, daysRequested: 60 } });
    expect(asked()).toEqual({ access_token: accessToken(), days_requested: 60 });
  });
});

describe('an input accepts exactly one of token and id', () => {
  const id = 'any';
  const reader = { secondaryClientId: 'any' };
  it.each([
    ['RefreshRelayToken', 'relayToken', 'id', {}],
    ['RemoveRelayToken', 'relayToken', 'id', {}],
    ['RefreshAssetReport', 'assetReportToken', 'id', {}],
    ['FilterAssetReport', 'assetReportToken', 'id', { accountIdsToExclude: ['any'] }],
    ['RemoveAssetReport', 'assetReportToken', 'id', {}],
    ['CreateAuditCopy', 'assetReportToken', 'id', {}],
    ['RemoveAuditCopy', 'auditCopyToken', 'id', {}],
    ['RefreshCashflowReport', 'accessToken', 'id', {}],
  ])('%s', async (name, field, other, rest) => {
    const query = `mutation ($input: ${name}Input!) { ${name[0]?.toLowerCase()}${name.slice(1)}(input: $input) { requestId } }`;
    const message = async (input: object) => {
      const { errors } = await app.send({ query, variables: { input: { ...rest, ...input } } });
      return errors.map((error) => error.message);
    };
    const rule = `Bad input: ${field}: must be given, or ${other} instead, but not both`;
    expect(await message({})).toEqual([`${rule}, got nothing`]);
    expect(await message({ [field]: null, id: null })).toEqual([`${rule}, got null`]);
    expect(await message({ [field]: 'any', id })).toEqual([`${rule}, got a string`]);
    expect(await message({ [field]: '' })).toEqual([
      `Bad input: ${field}: must not be empty, got an empty string`,
    ]);
    expect(app.sandbox.calls.total).toBe(0);
  });

  it.each([
    [reader, 'reportIds: must be given, or reportTokens instead, but not both, got nothing'],
    [
      { ...reader, reportIds: ['any'], reportTokens: ['any'] },
      'reportIds: must be given, or reportTokens instead, but not both, got a list',
    ],
    [{ ...reader, reportIds: [] }, 'reportIds: must not be empty, got an empty list'],
  ])('CreateRelayToken %#', async (input, rule) => {
    const { errors } = await app.execute(CreateRelayTokenDocument, { input });
    expect(errors.map(({ message }) => message)).toEqual([`Bad input: ${rule}`]);
  });

  it.each([
    ['', 'token: must be given, or id instead, but not both, got nothing'],
    ['(token: "a", id: "b")', 'token: must be given, or id instead, but not both, got a string'],
    ['(id: "b", daysToInclude: 5)', 'daysToInclude: must be omitted when id is given, got a number'],
    ['(id: "b", fastReport: true)', 'fastReport: must be omitted when id is given, got a boolean'],
  ])('assetReport%s', async (args, rule) => {
    const { errors } = await app.send({ query: `{ assetReport${args} { status } }` });
    expect(errors.map(({ message }) => message)).toEqual([`Bad input: ${rule}`]);
  });
});
