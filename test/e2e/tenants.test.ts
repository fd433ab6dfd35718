import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sentBy } from '../support/callers.js';
import { type AnsweredError, given, startTestApp, type TestApp } from '../support/test-app.js';

const ALICE = { name: 'alice', tenant: 'acme' };
/** A caller with the same name in another tenant. */
const NAMESAKE = { name: 'alice', tenant: 'other' };
const COLLEAGUE = { name: 'carol', tenant: 'acme' };
const TENANTLESS = { name: 'alice' };
const CALLERS = [ALICE, NAMESAKE, COLLEAGUE, TENANTLESS];
const RELAY_GET = '/credit/relay/get';

const apps: Record<string, TestApp> = {};
beforeAll(async () => {
  apps.inThisThread = await startTestApp({ CACHE_MAX_MB: '64', WORKERS: '0' }, CALLERS);
  apps.inAnother = await startTestApp({ CACHE_MAX_MB: '64', WORKERS: '1', WORKER_MIN_KB: '1' }, CALLERS);
});
afterAll(async () => {
  for (const app of Object.values(apps)) await app.stop();
});

describe.each(['inThisThread', 'inAnother'])('with reports %s', (where) => {
  const app = () => given(apps[where], 'a server');
  beforeEach(() => app().sandbox.calls.reset());
  const relayToken = (at = 0) => given(app().sandbox.samples.relayTokens[at], 'a relay token').relayToken;
  const assetReportToken = () =>
    given(app().sandbox.samples.assetReports[0], 'a report of ours').assetReportToken;

  async function ask(caller: (typeof CALLERS)[number], query: string, variables: object = {}) {
    const { data, errors, text } = await app().send({ query, variables }, sentBy(caller));
    return { data: data as Record<string, never> | null | undefined, errors, text };
  }

  const IDS = `query ($relay: String!, $own: String!) {
    relayToken(token: $relay) { id }
    own: assetReport(token: $own) { report { id items { id accounts { id } } } }
  }`;
  async function idsFor(caller: (typeof CALLERS)[number]) {
    const { data, errors } = await ask(caller, IDS, { relay: relayToken(), own: assetReportToken() });
    expect(errors).toEqual([]);
    const ids = data as unknown as {
      relayToken: { id: string };
      own: { report: { id: string; items: [{ id: string; accounts: { id: string }[] }] } };
    };
    const [item] = ids.own.report.items;
    const account = given(item.accounts[0], 'an account');
    return { relayToken: ids.relayToken.id, report: ids.own.report.id, item: item.id, account: account.id };
  }

  describe('a sealed id', () => {
    it('is the same for all callers of a tenant, and different for each tenant', async () => {
      const mine = await idsFor(ALICE);
      expect(await idsFor(COLLEAGUE)).toEqual(mine);
      const all = [mine, await idsFor(NAMESAKE), await idsFor(TENANTLESS)];
      expect(new Set(all.map((ids) => ids.relayToken)).size).toBe(3);
      expect(new Set(all.map((ids) => ids.report)).size).toBe(3);
      expect(new Set(all.flatMap((ids) => [ids.item, ids.account])).size).toBe(6);
    });

    it('opens for its tenant', async () => {
      const { report } = await idsFor(ALICE);
      const { data } = await ask(COLLEAGUE, 'query ($id: ID!) { node(id: $id) { __typename id } }', {
        id: report,
      });
      expect(data).toEqual({ node: { __typename: 'AssetReport', id: report } });
    });

    it.each<[string, 'relayToken' | 'report' | 'item' | 'account', string]>([
      ['node', 'report', 'query ($id: ID!) { field: node(id: $id) { id } }'],
      ['node of an Item', 'item', 'query ($id: ID!) { field: node(id: $id) { id } }'],
      ['node of an account', 'account', 'query ($id: ID!) { field: node(id: $id) { id } }'],
      ['node of a token', 'relayToken', 'query ($id: ID!) { field: node(id: $id) { id } }'],
      ['assetReport', 'report', 'query ($id: ID!) { field: assetReport(id: $id) { status } }'],
      [
        'assetReportDownloads',
        'report',
        'query ($id: ID!) { field: assetReportDownloads(id: $id) { pdf { url } } }',
      ],
      ['refreshAssetReport', 'report', mutation('refreshAssetReport', 'id: $id')],
      ['removeAssetReport', 'report', mutation('removeAssetReport', 'id: $id')],
      ['createAuditCopy', 'report', mutation('createAuditCopy', 'id: $id')],
      ['filterAssetReport', 'report', mutation('filterAssetReport', 'id: $id, accountIdsToExclude: ["any"]')],
      [
        'createRelayToken',
        'report',
        mutation('createRelayToken', 'reportIds: [$id], secondaryClientId: "any"'),
      ],
      ['refreshRelayToken', 'relayToken', mutation('refreshRelayToken', 'id: $id')],
      ['removeRelayToken', 'relayToken', mutation('removeRelayToken', 'id: $id')],
    ])('is NOT_FOUND for another tenant: %s', async (_field, which, query) => {
      const foreign = (await idsFor(ALICE))[which];
      const absent = `${foreign.slice(0, -4)}${foreign.endsWith('AAAA') ? 'BBBB' : 'AAAA'}`;
      app().sandbox.calls.reset();
      for (const caller of [NAMESAKE, TENANTLESS]) {
        const [refused, missing] = await Promise.all(
          [foreign, absent].map((id) => ask(caller, query, { id })),
        );
        expect(refused?.errors[0]?.extensions.code).toBe('NOT_FOUND');
        expect(told(given(refused, 'an answer'))).toEqual(told(given(missing, 'an answer')));
      }
      expect(app().sandbox.calls.total).toBe(0);
    });
  });

  it('a report is cached for the tenant that has read it, and read again for another', async () => {
    const query =
      'query ($t: String!) { relayToken(token: $t) { assetReport { report { assetReportId items { institutionName } } } } }';
    const read = (caller: (typeof CALLERS)[number]) => ask(caller, query, { t: relayToken(1) });
    const first = await read(ALICE);
    expect(first.errors).toEqual([]);
    expect(app().sandbox.calls.count(RELAY_GET)).toBe(1);
    expect((await read(ALICE)).text).toBe(first.text);
    expect((await read(COLLEAGUE)).text).toBe(first.text);
    expect(app().sandbox.calls.count(RELAY_GET)).toBe(1);
    await read(NAMESAKE);
    expect(app().sandbox.calls.count(RELAY_GET)).toBe(2);
    await read(TENANTLESS);
    expect(app().sandbox.calls.count(RELAY_GET)).toBe(3);
  });

  it('another selection of the same report is not served from the cache of another tenant', async () => {
    const read = (caller: (typeof CALLERS)[number], selection: string) =>
      ask(caller, `query ($t: String!) { relayToken(token: $t) { assetReport { ${selection} } } }`, {
        t: relayToken(2),
      });
    await read(ALICE, 'report { daysRequested }');
    await read(ALICE, 'status report { assetReportId }');
    expect(app().sandbox.calls.count(RELAY_GET)).toBe(1);
    await read(NAMESAKE, 'status report { dateGenerated }');
    expect(app().sandbox.calls.count(RELAY_GET)).toBe(2);
  });

  it('concurrent requests share a read only within a tenant', async () => {
    const query = 'query ($t: String!) { relayToken(token: $t) { assetReport { status } } }';
    const read = (caller: (typeof CALLERS)[number]) => ask(caller, query, { t: relayToken(3) });
    await Promise.all([ALICE, COLLEAGUE, NAMESAKE, ALICE, NAMESAKE].map(read));
    expect(app().sandbox.calls.count(RELAY_GET)).toBe(2);
  });

  it('a download works only for the caller who requested its URL', async () => {
    const query = 'query ($t: String!) { relayToken(token: $t) { downloads { json { url } } } }';
    const { data } = await ask(ALICE, query, { t: relayToken() });
    const { url } = (data as unknown as { relayToken: { downloads: { json: { url: string } } } }).relayToken
      .downloads.json;
    const absent = `${url.slice(0, url.lastIndexOf('/'))}/abc`;
    const fetched = async (from: string, caller: (typeof CALLERS)[number]) => {
      const response = await fetch(from, { headers: sentBy(caller) });
      const { requestId, ...body } = JSON.parse(await response.text()) as Record<string, unknown>;
      return { status: response.status, type: response.headers.get('content-type'), body };
    };
    for (const caller of [NAMESAKE, COLLEAGUE, TENANTLESS]) {
      const foreign = await fetched(url, caller);
      expect(foreign.status).toBe(404);
      expect(foreign).toEqual(await fetched(absent, caller));
    }
    expect(app().sandbox.calls.total).toBe(0);
    expect(await fetched(url, ALICE)).toMatchObject({ status: 200, body: { report: expect.anything() } });
  });
});

function mutation(field: string, input: string): string {
  return `mutation ($id: ID!) { field: ${field}(input: { ${input} }) { requestId } }`;
}

/** The response without its request id. */
function told({ data, errors }: { data: unknown; errors: readonly AnsweredError[] }) {
  return { data, errors: errors.map(({ extensions, ...error }) => ({ ...error, code: extensions.code })) };
}
