import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from 'creditgraph-sandbox';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { Secret } from '../../src/lib/secret.js';
import { auditCopy } from '../../src/plaid/endpoints/audit-copy.js';
import { creditRelay } from '../../src/plaid/endpoints/credit-relay.js';
import { createSealingRing, type SealedIds } from '../../src/sealing/sealed-id.js';
import {
  AssetReportFilesDocument,
  CopiedPartsDocument,
  NodeDocument,
  NodeHasInsightsDocument,
  NodesDocument,
  OwnPartsDocument,
  type PartsFragment,
  RefreshRelayedPartsDocument,
  RelayedPartsDocument,
} from '../generated/graphql.js';
import { eventually } from '../support/eventually.js';
import { later } from '../support/later.js';
import { askDirectly } from '../support/plaid-client.js';
import { isFull, someOf } from '../support/runs.js';
import { given, startTestApp, TEST_SEALING_KEYS, type TestApp } from '../support/test-app.js';
import { startTwoExecutors, type TwoExecutors } from '../support/two-executors.js';

const RELAY_GET = '/credit/relay/get';

/** How long a read counts as recent. */
const FRESH_MS = 4_000;

const HOUR_MS = 3_600_000;

/** A Plaid client without Insights. */
const PLAIN_CLIENT = {
  clientId: 'plain-client',
  secret: 'plain-secret',
  name: 'Plain Lender',
  insightsEnabled: false,
};

/** Servers over one sandbox, each with its own cache. */
let sandbox: Sandbox;
const apps: Record<string, TestApp> = {};
beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'test',
    now: new Date('2026-03-15T12:00:00Z'),
    reportDelayMs: HOUR_MS,
    otherClients: [PLAIN_CLIENT],
  });
  const start = (settings: Record<string, string>, { clientId, secret } = sandbox.clients.ours) =>
    startTestApp({
      CACHE_MAX_MB: '64',
      CACHE_PENDING_MS: '1',
      PLAID_CLIENT_ID: clientId,
      PLAID_SECRET: secret,
      PLAID_ENV: 'sandbox',
      PLAID_BASE_URL: sandbox.url,
      RATE_LIMIT_PER_MINUTE: '0',
      ...settings,
    });
  apps['in the main thread'] = await start({ WORKERS: '0' });
  apps['in a worker thread'] = await start({ WORKERS: '1', WORKER_MIN_KB: '1' });
  apps['executed by graphql-js'] = await start({ EXECUTOR: 'reference' });
  apps.another = await start({ WORKERS: '0' });
  apps.plain = await start({ WORKERS: '0' }, PLAIN_CLIENT);
});
afterAll(async () => {
  for (const app of Object.values(apps)) await app.stop();
  await sandbox.stop();
});
beforeEach(() => sandbox.calls.reset());
afterEach(() => sandbox.faults.clear());

const ownToken = () => given(sandbox.samples.assetReports[0], 'a report of ours').assetReportToken;

/** A relay token that was not read yet. */
async function newRelayToken(clientId = sandbox.clients.ours.clientId): Promise<string> {
  const created = await askDirectly(sandbox).call(creditRelay.create, {
    report_tokens: [ownToken()],
    secondary_client_id: clientId,
  });
  return created.relay_token;
}

/** Refreshes directly at the sandbox, unknown to the servers, and waits for the new report. */
async function refreshElsewhere(token: string): Promise<void> {
  const plaid = askDirectly(sandbox);
  await plaid.call(creditRelay.refresh, { relay_token: token, report_type: 'asset' });
  const get = { relay_token: token, report_type: 'asset', include_insights: false } as const;
  sandbox.clock.advance(HOUR_MS);
  await plaid.call(creditRelay.get, get);
}

async function relayed(app: TestApp, token: string, includeInsights?: boolean): Promise<PartsFragment> {
  sandbox.clock.advance(HOUR_MS);
  return eventually('a relayed report', async () => {
    const { data, errors } = await app.execute(RelayedPartsDocument, {
      token,
      ...(includeInsights !== undefined && { includeInsights }),
    });
    expect(errors).toEqual([]);
    return data?.relayToken?.assetReport?.report;
  });
}

async function ownParts(app: TestApp, variables: object = { token: ownToken() }): Promise<PartsFragment> {
  const { data, errors } = await app.execute(OwnPartsDocument, variables);
  expect(errors).toEqual([]);
  return given(data?.assetReport?.report, 'a report of ours');
}

async function copiedParts(app: TestApp): Promise<PartsFragment> {
  const { audit_copy_token: token } = await askDirectly(sandbox).call(auditCopy.create, {
    asset_report_token: ownToken(),
  });
  const { data, errors } = await app.execute(CopiedPartsDocument, { token });
  expect(errors).toEqual([]);
  return given(data?.auditCopy?.assetReport?.report, 'a copied report');
}

async function nodeOf(app: TestApp, id: string) {
  const { data, errors } = await app.execute(NodeDocument, { id });
  expect(errors).toEqual([]);
  return given(data?.node, 'a node');
}

async function hasInsights(app: TestApp, id: string): Promise<unknown> {
  const { data, errors } = await app.execute(NodeHasInsightsDocument, { id });
  expect(errors).toEqual([]);
  const node = given(data?.node, 'a node');
  return { id: node.id, hasInsights: 'hasInsights' in node ? node.hasInsights : undefined };
}

/** Plaid's response for a pending report. */
const NOT_READY: Fault = {
  kind: 'error',
  status: 400,
  errorType: 'ASSET_REPORT_ERROR',
  errorCode: 'PRODUCT_NOT_READY',
};

const partIds = ({ items }: PartsFragment) =>
  items.flatMap(({ id, accounts }) => [id, ...accounts.map((account) => account.id)]);

/** The keys of the servers, to seal ids in tests. */
function sealedIds(): SealedIds {
  const [id = '', key = ''] = TEST_SEALING_KEYS.split(':');
  const bytes = Buffer.from(key, 'base64url');
  return createSealingRing([{ id, key: new Secret(bytes.toString('base64url')) }], () => 'sandbox').forTenant(
    '',
  );
}

const PLACES = ['in the main thread', 'in a worker thread', 'executed by graphql-js'];
// The first two here, all in test:full. The last test compares graphql-js with both.
describe.each(isFull ? PLACES : PLACES.slice(0, 2))('%s', (where) => {
  const app = () => given(apps[where], 'a server');

  it('ids of a relayed report and its parts change with a refresh, even in the same operation', async () => {
    const token = await newRelayToken();
    const before = await relayed(app(), token);
    const { data, errors } = await app().execute(RefreshRelayedPartsDocument, {
      input: { relayToken: token },
    });
    expect(errors).toEqual([]);
    expect(data?.refreshRelayToken?.relayToken.assetReport).toEqual({ status: 'PENDING', report: null });

    const after = await relayed(app(), token);
    expect(after.assetReportId).toBe(data?.refreshRelayToken?.assetReportId);
    const ids = [before, after].flatMap((report) => [report.id, ...partIds(report)]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await relayed(app(), token)).toEqual(after);
  });

  it('an id of a replaced report is REPORT_SUPERSEDED, with the id of the current one', async () => {
    const token = await newRelayToken();
    const before = await relayed(app(), token);
    await app().execute(RefreshRelayedPartsDocument, { input: { relayToken: token } });
    const after = await relayed(app(), token);

    const [accountId] = partIds(before).slice(1);
    const answers = [
      await app().execute(NodeDocument, { id: before.id }),
      await app().execute(NodeDocument, { id: given(before.items[0], 'an Item').id }),
      await app().execute(NodeDocument, { id: given(accountId, 'an account') }),
      await app().execute(OwnPartsDocument, { id: before.id }),
      await app().execute(AssetReportFilesDocument, { id: before.id }),
    ];
    for (const { errors } of answers) {
      expect(errors).toMatchObject([
        { extensions: { code: 'REPORT_SUPERSEDED', retryable: false, currentId: after.id } },
      ]);
    }
    const { currentId } = given(answers[0]?.errors[0], 'an error').extensions;
    expect(await nodeOf(app(), given(currentId, 'the current id'))).toMatchObject({
      __typename: 'AssetReport',
      id: after.id,
      assetReportId: after.assetReportId,
    });
    const files = await app().execute(AssetReportFilesDocument, { id: after.id });
    const { url } = given(files.data?.assetReportDownloads, 'files').json;
    const headers = app().authorization;
    expect(await (await fetch(url, { headers })).text()).toContain(after.assetReportId);
  });

  it('while the new report is pending, an old id is REPORT_NOT_READY as a node and PENDING as a result', async () => {
    const token = await newRelayToken();
    const before = await relayed(app(), token);
    // The fault is set from before the refresh, so that the report is pending even on a slow machine.
    sandbox.faults.set('/credit/relay/get', NOT_READY);
    await app().execute(RefreshRelayedPartsDocument, { input: { relayToken: token } });
    const [node, account, result, files] = await Promise.all([
      app().execute(NodeDocument, { id: before.id }),
      app().execute(NodeDocument, { id: given(partIds(before)[1], 'an account') }),
      app().execute(OwnPartsDocument, { id: before.id }),
      app().execute(AssetReportFilesDocument, { id: before.id }),
    ]);
    for (const { errors } of [node, account, files].map((answer) => given(answer, 'an answer'))) {
      expect(errors).toMatchObject([{ extensions: { code: 'REPORT_NOT_READY', retryable: true } }]);
    }
    expect(result?.data?.assetReport).toEqual({ status: 'PENDING', report: null });
  });

  it('a report with declined Insights has its own id, which returns it without them', async () => {
    for (const [read, variant] of [
      [() => ownParts(app()), () => ownParts(app(), { token: ownToken(), includeInsights: false })],
      await newRelayToken().then((token) => [
        () => relayed(app(), token),
        () => relayed(app(), token, false),
      ]),
    ] as [() => Promise<PartsFragment>, () => Promise<PartsFragment>][]) {
      const [whole, declined] = [await read(), await variant()];
      expect(declined.assetReportId).toBe(whole.assetReportId);
      for (const [id, has] of [
        [whole.id, true],
        [given(partIds(whole)[1], 'an account'), true],
        [declined.id, false],
        [given(partIds(declined)[1], 'an account'), false],
      ] as const) {
        expect(await hasInsights(app(), id)).toEqual({ id, hasInsights: has });
      }
      const overridden = await ownParts(app(), { id: declined.id, includeInsights: true });
      expect(overridden.id).toBe(whole.id);
      const declinedNow = await ownParts(app(), { id: whole.id, includeInsights: false });
      expect(declinedNow.id).toBe(declined.id);
    }
  });

  it('an audit copy has no variants, and no Insights', async () => {
    const { id, items } = await copiedParts(app());
    expect(await hasInsights(app(), id)).toEqual({ id, hasInsights: false });
    const account = given(items[0]?.accounts[0], 'an account');
    expect(await hasInsights(app(), account.id)).toEqual({ id: account.id, hasInsights: false });
    expect((await ownParts(app(), { id, includeInsights: false })).id).toBe(id);
  });

  it('hasInsights is the same with a cached report with or without Insights, and with no cached report', async () => {
    for (const selection of ['hasInsights', 'items { accounts { hasInsights } }']) {
      const [rich, plain, none] = [await newRelayToken(), await newRelayToken(), await newRelayToken()];
      await relayed(app(), rich, true);
      await relayed(app(), plain);
      const query = `query ($token: String!) { relayToken(token: $token) { assetReport { report { ${selection} } } } }`;
      const answers = [];
      for (const token of [plain, rich, none]) {
        answers.push((await app().send({ query, variables: { token } })).text);
      }
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toContain('"hasInsights":true');
      expect(answers[0]).not.toContain('"hasInsights":false');
    }
  });

  it('the id of an Item or an account returns it: in an own, a relayed and a copied report', async () => {
    const token = await newRelayToken();
    for (const report of [await ownParts(app()), await relayed(app(), token), await copiedParts(app())]) {
      const item = given(report.items[0], 'an Item');
      expect(await nodeOf(app(), item.id)).toEqual({
        __typename: 'Item',
        id: item.id,
        itemId: item.itemId,
        accounts: item.accounts.map(({ id }) => ({ id })),
      });
      for (const { id, accountId } of item.accounts) {
        expect(await nodeOf(app(), id)).toMatchObject({
          __typename: 'Account',
          id,
          accountId,
          name: expect.any(String),
          transactions: { totalCount: expect.any(Number) },
        });
      }
    }
  });

  it('a report is read once for all its parts', async () => {
    const report = await relayed(app(), await newRelayToken());
    sandbox.calls.reset();
    const ids = [report.id, ...partIds(report)];
    const { data, errors } = await app().execute(NodesDocument, { ids });
    expect(errors).toEqual([]);
    expect(data?.nodes?.map((node) => node?.id)).toEqual(ids);
    expect(sandbox.calls.count(RELAY_GET)).toBe(0);
  });

  it('an id of an account that its report does not have is NOT_FOUND, and so is one of an Item', async () => {
    const report = await ownParts(app());
    const ids = sealedIds();
    const opened = given(ids.open(report.id), 'what an id seals');
    const parts: unknown = JSON.parse(opened.content);
    for (const type of ['Account', 'Item']) {
      const id = ids.seal({ type, content: JSON.stringify([parts, 'another']) });
      const { data, errors } = await app().execute(NodeDocument, { id });
      expect(data).toEqual({ node: null });
      expect(errors).toMatchObject([
        { message: 'There is no object with this id', extensions: { code: 'NOT_FOUND' } },
      ]);
    }
  });

  it('an id of the old format returns the current report with its new id', async () => {
    const token = await newRelayToken();
    const current = await relayed(app(), token);
    const old = sealedIds().seal({
      type: 'AssetReport',
      content: JSON.stringify(['relay-token', token, 'asset']),
    });
    expect(old).not.toBe(current.id);
    expect(await nodeOf(app(), old)).toMatchObject({ id: current.id });
    expect(await ownParts(app(), { id: old })).toEqual(current);

    const own = await ownParts(app());
    const ofOurs = sealedIds().seal({
      type: 'AssetReport',
      content: JSON.stringify(['asset-report', ownToken(), false, null]),
    });
    expect(own.id).toBe(ofOurs);
  });
});

describe.each(['in the main thread', 'in a worker thread'])(
  'a server whose report is outdated (%s)',
  (where) => {
    const app = () => given(apps[where], 'a server');
    const other = () => given(apps.another, 'another server');

    it('reads the report of an id despite its cache: once for concurrent requests', async () => {
      const token = await newRelayToken();
      const before = await relayed(app(), token, true);
      const steady = await relayed(app(), await newRelayToken());
      await refreshElsewhere(token);
      const after = await relayed(other(), token);
      expect(after.id).not.toBe(before.id);
      // By token, the server returns its cached report, which a refresh elsewhere does not evict.
      later(FRESH_MS);
      expect((await relayed(app(), token)).id).toBe(before.id);

      sandbox.calls.reset();
      expect(await nodeOf(app(), steady.id)).toMatchObject({ id: steady.id });
      expect(sandbox.calls.total).toBe(0);
      const ids = [after.id, ...partIds(after)];
      const answers = await Promise.all(ids.map((id) => app().execute(NodeDocument, { id })));
      for (const [index, { data, errors }] of answers.entries()) {
        expect(errors).toEqual([]);
        expect(data?.node?.id).toBe(ids[index]);
      }
      expect(sandbox.calls.count(RELAY_GET)).toBe(1);
      // It has replaced the old one in the cache, also by token, with and without Insights.
      expect(await relayed(app(), token)).toEqual(after);
      expect((await relayed(app(), token, true)).id).toBe(after.id);
      expect(sandbox.calls.count(RELAY_GET)).toBe(1);
    });

    it('does not call Plaid again for a repeated old id', async () => {
      const token = await newRelayToken();
      const before = await relayed(other(), token);
      await refreshElsewhere(token);
      sandbox.calls.reset();
      for (let turn = 0; turn < 10; turn += 1) {
        const { errors } = await app().execute(NodeDocument, { id: before.id });
        expect(errors[0]?.extensions.code).toBe('REPORT_SUPERSEDED');
      }
      expect(sandbox.calls.count(RELAY_GET)).toBe(1);
    });
  },
);

describe('a report whose Insights Plaid refuses', () => {
  it('has its own id if they are needed, and otherwise the usual one', async () => {
    const app = given(apps.plain, 'a server');
    const token = await newRelayToken(PLAIN_CLIENT.clientId);
    const query = (selection: string) =>
      `query ($token: String!) { relayToken(token: $token) { assetReport { report { id ${selection} } } } }`;
    const read = async (selection: string) => {
      const { data, errors } = await app.send({ query: query(selection), variables: { token } });
      expect(errors).toEqual([]);
      return (data as { relayToken: { assetReport: { report: { id: string; hasInsights?: boolean } } } })
        .relayToken.assetReport.report;
    };
    const refused = await read('hasInsights');
    expect(refused.hasInsights).toBe(false);
    const usual = await read('dateGenerated');
    expect(usual.id).not.toBe(refused.id);
    expect((await relayed(app, token, false)).id).toBe(refused.id);
    expect(await hasInsights(app, refused.id)).toEqual({ id: refused.id, hasInsights: false });
    expect(await hasInsights(app, usual.id)).toEqual({ id: refused.id, hasInsights: false });
  });
});

describe('compiled, with graphql-js and in a worker thread', () => {
  let both: TwoExecutors;
  beforeAll(async () => {
    both = await startTwoExecutors();
  });
  afterAll(() => both.stop());

  it('ids of parts, nodes of parts and superseded ids return the same: a twelfth of them here, all in test:full', async () => {
    const { relayToken: token } = given(both.sandbox.samples.relayTokens[0], 'a relay token');
    const parts = RelayedPartsDocument.toString();
    const { data } = await both.compare({ query: parts, variables: { token } });
    const report = (data as { relayToken: { assetReport: { report: PartsFragment } } }).relayToken.assetReport
      .report;
    await both.compare({ query: parts, variables: { token, includeInsights: false } });
    const ids = [report.id, ...partIds(report)];
    for (const id of someOf(ids, 12)) {
      const found = await both.compare({ query: NodeDocument.toString(), variables: { id } });
      expect(found.errors).toEqual([]);
    }
    const nested = `query ($ids: [ID!]!) { nodes(ids: $ids) { id
      ... on Item { accounts { id name balances { available } attributes { cashFlow { netCashFlow } } owners { names } } }
      ... on Account { hasInsights balances { available } allTransactions { transactionId merchantName } }
    } }`;
    expect((await both.compare({ query: nested, variables: { ids } })).errors).toEqual([]);

    await askDirectly(both.sandbox).call(creditRelay.refresh, { relay_token: token, report_type: 'asset' });
    for (const id of someOf(ids, 12)) {
      const { errors } = await both.compare({ query: NodeDocument.toString(), variables: { id } });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['REPORT_SUPERSEDED']);
    }
  });
});
