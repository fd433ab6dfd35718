import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../test/support/eventually.js';
import { given } from '../../../../test/support/given.js';
import { call, type Json } from '../../../../test/support/wire-call.js';
import type { Fault } from '../../src/http/faults.js';
import { type LedgerEntry, type Sandbox, startSandbox } from '../../src/server.js';

const options = { seed: 'ledger', now: new Date('2026-03-02T10:00:00Z'), reportDelayMs: 0 };

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ ...options, controlPort: 0 });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.faults.clear());

const report_type = 'asset';
const accessToken = () => given(sandbox.samples.accessTokens[0], 'a sample').accessToken;

/** Makes a call that succeeds, and returns its response and the effects that it had. */
async function made(path: string, body: Json, client = sandbox.clients.ours) {
  const before = sandbox.ledger.entries().length;
  const { status, json } = await call(sandbox, path, body, client);
  expect({ path, status, json }).toMatchObject({ status: 200 });
  return { json: json as Record<string, string>, effects: sandbox.ledger.entries().slice(before) };
}

/** Makes a call with one effect, and checks it. Returns the response. */
async function madeOnce(
  path: string,
  body: Json,
  effect: (json: Record<string, string>) => Partial<LedgerEntry>,
) {
  const before = sandbox.ledger.entries().length;
  const { json, effects } = await made(path, body);
  expect(effects).toEqual([
    {
      number: before + 1,
      time: expect.any(Date),
      clientId: sandbox.clients.ours.clientId,
      path,
      requestId: json.request_id,
      ...effect(json),
    },
  ]);
  return json;
}

const createReport = () =>
  madeOnce('/asset_report/create', { access_tokens: [accessToken()], days_requested: 30 }, (json) => ({
    concerns: [accessToken()],
    made: [json.asset_report_token, json.asset_report_id] as string[],
  }));

describe('the ledger', () => {
  it('is empty at the start: the samples are not made by calls', async () => {
    const other = await startSandbox(options);
    await other.stop();
    expect(other.ledger.entries()).toEqual([]);
  });

  it('has one entry for each call that makes, changes or removes something', async () => {
    const webhook = 'http://127.0.0.1:1/';
    const created = await madeOnce(
      '/sandbox/public_token/create',
      { institution_id: 'ins_109508', initial_products: ['assets'], options: { webhook } },
      (json) => ({ concerns: [], made: [json.public_token, expect.any(String)] as string[] }),
    );
    const item = await madeOnce(
      '/item/public_token/exchange',
      { public_token: created.public_token },
      (json) =>
        ({ concerns: [created.public_token], made: [json.access_token, json.item_id] as string[] }) as never,
    );
    const access_token = given(item.access_token, 'the access token');
    await madeOnce('/sandbox/item/fire_webhook', { access_token, webhook_code: 'PRODUCT_READY' }, () => ({
      concerns: [access_token],
      made: [],
    }));
    await madeOnce('/cashflow_report/refresh', { access_token, days_requested: 30 }, () => ({
      concerns: [access_token],
      made: [],
    }));

    const asset_report_token = given((await createReport()).asset_report_token, 'the report');
    for (const [path, more] of [
      ['/asset_report/refresh', {}],
      ['/asset_report/filter', { account_ids_to_exclude: [] }],
    ] as const) {
      await madeOnce(path, { asset_report_token, ...more }, (json) => ({
        concerns: [asset_report_token],
        made: [json.asset_report_token, json.asset_report_id] as string[],
      }));
    }

    const { audit_copy_token = '' } = await madeOnce(
      '/asset_report/audit_copy/create',
      { asset_report_token, auditor_id: 'ocrolus' },
      (json) => ({ concerns: [asset_report_token], made: [json.audit_copy_token] as string[] }),
    );
    await madeOnce('/asset_report/audit_copy/remove', { audit_copy_token }, () => ({
      concerns: [audit_copy_token],
      made: [],
    }));

    const { relay_token = '' } = await madeOnce(
      '/credit/relay/create',
      { report_tokens: [asset_report_token], secondary_client_id: sandbox.clients.ours.clientId },
      (json) => ({ concerns: [asset_report_token], made: [json.relay_token] as string[] }),
    );
    await madeOnce('/credit/relay/refresh', { relay_token, report_type }, (json) => ({
      concerns: [relay_token],
      made: [json.asset_report_id] as string[],
    }));
    await madeOnce('/credit/relay/remove', { relay_token }, () => ({ concerns: [relay_token], made: [] }));
    await madeOnce('/asset_report/remove', { asset_report_token }, () => ({
      concerns: [asset_report_token],
      made: [],
    }));

    const changing = new Set(sandbox.ledger.entries().map(({ path }) => path));
    expect([...changing].sort()).toEqual([
      '/asset_report/audit_copy/create',
      '/asset_report/audit_copy/remove',
      '/asset_report/create',
      '/asset_report/filter',
      '/asset_report/refresh',
      '/asset_report/remove',
      '/cashflow_report/refresh',
      '/credit/relay/create',
      '/credit/relay/refresh',
      '/credit/relay/remove',
      '/item/public_token/exchange',
      '/sandbox/item/fire_webhook',
      '/sandbox/public_token/create',
    ]);
  });

  it('has no entry for a read', async () => {
    const { relayToken } = given(sandbox.samples.relayTokens[0], 'a sample');
    const { assetReportToken } = given(sandbox.samples.assetReports[0], 'a sample');
    for (const [path, body] of [
      ['/credit/relay/get', { relay_token: relayToken, report_type }],
      ['/asset_report/get', { asset_report_token: assetReportToken }],
      ['/cashflow_report/get', { access_token: accessToken(), days_requested: 30 }],
      ['/cashflow_report/transactions/get', { access_token: accessToken() }],
      ['/cashflow_report/insights/get', { access_token: accessToken() }],
    ] as const) {
      expect((await made(path, body)).effects).toEqual([]);
    }
  });

  it('has no entry for a call that was refused', async () => {
    const { relayToken } = given(sandbox.samples.relayTokens[0], 'a sample');
    const before = sandbox.ledger.entries().length;
    for (const [path, body] of [
      ['/asset_report/create', { access_tokens: ['access-sandbox-unknown'], days_requested: 30 }],
      ['/asset_report/remove', { asset_report_token: 'assets-sandbox-unknown' }],
      ['/credit/relay/create', { report_tokens: ['assets-sandbox-unknown'], secondary_client_id: 'x' }],
      ['/credit/relay/refresh', { relay_token: relayToken, report_type: 'unknown' }],
      ['/credit/relay/remove', {}],
      ['/item/public_token/exchange', { public_token: 'public-sandbox-unknown' }],
      ['/sandbox/item/fire_webhook', { access_token: accessToken(), webhook_code: 'PRODUCT_READY' }],
    ] as const) {
      expect((await call(sandbox, path, body)).status).toBe(400);
    }
    expect(sandbox.ledger.entries()).toHaveLength(before);
  });

  const path = '/asset_report/create';
  const create = (signal: AbortSignal | null = null) =>
    fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        client_id: sandbox.clients.ours.clientId,
        secret: sandbox.clients.ours.secret,
        access_tokens: [accessToken()],
        days_requested: 30,
      }),
      signal,
    }).then((response) => response.json());

  it.each<Fault>([{ kind: 'reset-after' }, { kind: 'cut' }, { kind: 'not-json' }])(
    'has the effect of a call whose response was lost: %j',
    async (fault) => {
      const before = sandbox.ledger.entries().length;
      sandbox.faults.set(path, fault);
      await expect(create()).rejects.toThrow();
      const [effect, ...others] = sandbox.ledger.entries().slice(before);
      expect(others).toEqual([]);
      const [asset_report_token] = given(effect, 'the effect').made;
      expect((await made('/asset_report/get', { asset_report_token })).json.report).toBeDefined();
    },
  );

  it('has the effect of a call whose response never comes', async () => {
    const before = sandbox.ledger.entries().length;
    sandbox.faults.set(path, { kind: 'hang-after' });
    const client = new AbortController();
    const hanging = create(client.signal);
    await eventually('the effect', async () => sandbox.ledger.entries()[before]);
    expect(sandbox.ledger.entries()).toHaveLength(before + 1);
    client.abort();
    await expect(hanging).rejects.toThrow('aborted');
  });

  it.each<Fault>([
    { kind: 'reset' },
    { kind: 'bad-gateway' },
    { kind: 'error', status: 500, errorType: 'API_ERROR', errorCode: 'INTERNAL_SERVER_ERROR' },
  ])('has no entry for a call that a fault kept from being executed: %j', async (fault) => {
    const before = sandbox.ledger.entries().length;
    sandbox.faults.set(path, fault);
    await create().catch(() => {});
    expect(sandbox.calls.count(path)).toBeGreaterThan(0);
    expect(sandbox.ledger.entries()).toHaveLength(before);
  });

  it('lists the effects of one client, or about one token, also through the control API', async () => {
    const { json: report } = await made('/asset_report/create', {
      access_tokens: [accessToken()],
      days_requested: 30,
    });
    const { asset_report_token = '' } = report;
    const { ours, partner } = sandbox.clients;
    const relayed = await made('/credit/relay/create', {
      report_tokens: [asset_report_token],
      secondary_client_id: partner.clientId,
    });
    const relay_token = given(relayed.json.relay_token, 'the relay token');
    await made('/credit/relay/refresh', { relay_token, report_type }, partner);

    const listed = async (query: string) => {
      const response = await fetch(`${sandbox.controlUrl}/ledger?${query}`);
      return ((await response.json()) as { effects: (LedgerEntry & { time: string })[] }).effects;
    };
    const paths = async (filter: { clientId?: string; token?: string }) => {
      const inProcess = sandbox.ledger.entries(filter);
      const effects = await listed(String(new URLSearchParams(filter)));
      expect(effects.map(({ number }) => number)).toEqual(inProcess.map(({ number }) => number));
      return effects.map((effect) => effect.path);
    };
    expect(await paths({ token: asset_report_token })).toEqual([
      '/asset_report/create',
      '/credit/relay/create',
    ]);
    expect(await paths({ token: relay_token })).toEqual(['/credit/relay/create', '/credit/relay/refresh']);
    expect(await paths({ clientId: partner.clientId })).toEqual(['/credit/relay/refresh']);
    expect(await paths({ clientId: ours.clientId, token: relay_token })).toEqual(['/credit/relay/create']);
    expect(await paths({ token: 'unknown' })).toEqual([]);
    expect((await paths({})).length).toBeGreaterThan(5);
    const [first] = await listed(`token=${relay_token}`);
    expect(given(first, 'an effect').time).toMatch(/^2026-03-02T10:00:\d\d\.?\d*Z$/);
    expect((await fetch(`${sandbox.controlUrl}/ledger?colour=red`)).status).toBe(400);
  });
});
