import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { internalServerErrorFault } from 'creditgraph-sandbox';
import { later } from '../support/later.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const GET = '/credit/relay/get';

/** How long "not ready" is cached: longer than any test. */
const PENDING_MS = 600_000;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ CACHE_MAX_MB: '64', CACHE_PENDING_MS: String(PENDING_MS) });
});
afterAll(() => app.stop());
beforeEach(() => app.sandbox.calls.reset());
afterEach(() => app.sandbox.faults.clear());

function relayTokenOf(borrower: string): string {
  const sample = app.sandbox.samples.relayTokens.find((token) => token.borrower === borrower);
  return given(sample, `a relay token of ${borrower}`).relayToken;
}

interface Relayed {
  readonly assetReport: {
    readonly status: string;
    readonly report: { readonly assetReportId: string; readonly hasInsights?: boolean } | null;
  } | null;
}

let turn = 0;

/** Another operation over the same report each time, because the response of the same one would be cached. */
async function read(token: string, args = '', more = '') {
  turn += 1;
  const query = `query ($token: String!) { turn${turn}: __typename relayToken(token: $token) { assetReport${args} { status report { assetReportId ${more} } } } }`;
  const { data, errors } = await app.send({ query, variables: { token } });
  return { result: (data as { relayToken: Relayed | null }).relayToken?.assetReport, errors };
}

async function mutate(field: string, input: string, selection: string) {
  const { errors } = await app.send({ query: `mutation { ${field}(input: { ${input} }) { ${selection} } }` });
  expect(errors).toEqual([]);
}

describe('the shared cache', () => {
  it('serves the second operation without a call of Plaid', async () => {
    const token = relayTokenOf('user_salaried');
    const first = await read(token);
    const { hit } = app.cache;
    expect(await read(token)).toEqual(first);
    expect(app.sandbox.calls.count(GET)).toBe(1);
    expect(app.cache.hit).toBe(hit + 1);
  });

  it('calls Plaid once for a hundred concurrent clients of a new token', async () => {
    const token = relayTokenOf('user_wealthy');
    const answers = await Promise.all(Array.from({ length: 100 }, () => read(token)));
    expect(new Set(answers.map(({ result }) => result?.report?.assetReportId)).size).toBe(1);
    expect(app.sandbox.calls.count(GET)).toBe(1);
  });

  it('serves operations without Insights from a report with them, but not the reverse', async () => {
    const token = relayTokenOf('user_self_employed');
    await read(token);
    const { result } = await read(token, '(includeInsights: true)', 'hasInsights');
    expect(result?.report?.hasInsights).toBe(true);
    expect(app.sandbox.calls.count(GET)).toBe(2);
    expect((await read(token)).result?.report).toEqual({ assetReportId: result?.report?.assetReportId });
    const declined = await read(token, '(includeInsights: false)', 'hasInsights');
    expect(declined.result?.report?.hasInsights).toBe(false);
    expect(app.sandbox.calls.count(GET)).toBe(2);
  });

  it('does not cache errors', async () => {
    const token = relayTokenOf('user_sparse');
    app.sandbox.faults.set(GET, internalServerErrorFault());
    expect((await read(token)).errors[0]?.extensions.code).toBe('PLAID_ERROR');
    app.sandbox.faults.clear();
    expect((await read(token)).result?.status).toBe('READY');
  });

  it('evicts a report when its token is refreshed, and caches "not ready" briefly', async () => {
    const token = relayTokenOf('user_salaried');
    const before = (await read(token)).result?.report?.assetReportId;
    await mutate('refreshRelayToken', `relayToken: "${token}"`, 'requestId');
    expect((await read(token)).result?.status).toBe('PENDING');
    app.sandbox.calls.reset();
    expect((await read(token)).result?.status).toBe('PENDING');
    expect(app.sandbox.calls.count(GET)).toBe(0);
    app.finishReports();
    expect((await read(token)).result?.status).toBe('PENDING');
    later(PENDING_MS);
    const after = (await read(token)).result?.report;
    expect(after?.assetReportId).not.toBe(before);
  });

  it('evicts a report when its token is revoked', async () => {
    const report = given(app.sandbox.samples.assetReports[0], 'a report of ours').assetReportToken;
    const ours = app.sandbox.clients.ours.clientId;
    const { data } = await app.send({
      query: `mutation { createRelayToken(input: { reportTokens: ["${report}"], secondaryClientId: "${ours}" }) { relayToken { token } } }`,
    });
    const { token } = (data as { createRelayToken: { relayToken: { token: string } } }).createRelayToken
      .relayToken;
    expect((await read(token)).result?.status).toBe('READY');
    await mutate('removeRelayToken', `relayToken: "${token}"`, 'removed');
    expect((await read(token)).errors[0]?.extensions.code).toBe('PLAID_ERROR');
  });

  it('evicts the report of an audit copy when the report is removed', async () => {
    const access = given(app.sandbox.samples.accessTokens[0], 'an Item').accessToken;
    const created = await app.send({
      query: `mutation { createAssetReport(input: { accessTokens: ["${access}"], daysRequested: 30 }) { assetReportToken } }`,
    });
    const { assetReportToken } = (created.data as { createAssetReport: { assetReportToken: string } })
      .createAssetReport;
    app.finishReports();
    const { data } = await app.send({
      query: `{ assetReport(token: "${assetReportToken}") { status } }`,
    });
    expect(data).toEqual({ assetReport: { status: 'READY' } });
    const copied = await app.send({
      query: `mutation { createAuditCopy(input: { assetReportToken: "${assetReportToken}", auditorId: "ocrolus" }) { auditCopy { token } } }`,
    });
    const { token } = (copied.data as { createAuditCopy: { auditCopy: { token: string } } }).createAuditCopy
      .auditCopy;
    const readCopy = () => app.send({ query: `{ auditCopy(token: "${token}") { assetReport { status } } }` });
    expect((await readCopy()).errors).toEqual([]);
    await mutate('removeAssetReport', `assetReportToken: "${assetReportToken}"`, 'removed');
    expect((await readCopy()).errors[0]?.extensions.plaid?.errorCode).toBe('INVALID_AUDIT_COPY_TOKEN');
  });
});
