import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from '../../src/sandbox/entities.js';
import { internalServerErrorFault, rateLimitFault } from '../../src/sandbox/faults.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.js';

const withoutInsights: Client = {
  clientId: 'sandbox-client-plain',
  secret: 'sandbox-secret-plain',
  name: 'Without Insights',
  insightsEnabled: false,
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'errors',
    now: new Date('2026-03-02T10:00:00Z'),
    reportDelayMs: 60_000,
    cashflowDelayMs: 0,
    otherClients: [withoutInsights],
  });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.faults.clear());

type Json = Record<string, unknown>;

async function send(
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function call(path: string, body: Json, client: Client = sandbox.clients.ours) {
  const { status, headers, text } = await send(path, JSON.stringify(body), {
    'plaid-client-id': client.clientId,
    'plaid-secret': client.secret,
  });
  return { status, headers, json: JSON.parse(text) as Json };
}

const relayToken = () => sandbox.samples.relayTokens[0]?.relayToken ?? '';
const assetReportToken = () => sandbox.samples.assetReports[0]?.assetReportToken ?? '';
const accessToken = () => sandbox.samples.accessTokens[0]?.accessToken ?? '';
const getRelay = () => ({ relay_token: relayToken(), report_type: 'asset' });
const createReport = () => ({ access_tokens: [accessToken()], days_requested: 30 });
const createItem = (options: Json = {}) => ({
  institution_id: 'ins_109508',
  initial_products: ['assets'],
  options,
});

describe('every error', () => {
  it('has all the keys of a Plaid error, a documentation address and its own request id', async () => {
    const first = await call('/asset_report/get', { asset_report_token: 'nonsense' });
    const second = await call('/asset_report/get', { asset_report_token: 'nonsense' });
    expect(first.json).toEqual({
      display_message: null,
      documentation_url: 'https://plaid.com/docs/?ref=error#invalid-input-errors',
      error_code: 'INVALID_ASSET_REPORT_TOKEN',
      error_message: expect.any(String),
      error_type: 'INVALID_INPUT',
      request_id: expect.stringMatching(/^[0-9A-Za-z]{15}$/),
      suggested_action: null,
    });
    expect(second.json.request_id).not.toBe(first.json.request_id);
  });

  it('never repeats a token, a social security number or a password that was sent', async () => {
    const secrets = [
      { path: '/asset_report/get', body: { asset_report_token: 'assets-sandbox-SECRET' } },
      { path: '/asset_report/create', body: { access_tokens: ['SECRET'], days_requested: 1 } },
      { path: '/asset_report/create', body: { ...createReport(), options: { user: { ssn: 'SECRET' } } } },
      { path: '/credit/relay/get', body: { relay_token: 'SECRET', report_type: 'SECRET' } },
      { path: '/credit/relay/get', body: { relay_token: 'SECRET', report_type: 'asset' } },
      { path: '/item/public_token/exchange', body: { public_token: 'SECRET' } },
      {
        path: '/sandbox/public_token/create',
        body: createItem({ override_username: 'user_custom', override_password: '{"SECRET": "SECRET"' }),
      },
    ];
    for (const { path, body } of secrets) {
      const { status, json } = await call(path, body);
      expect(status).toBe(400);
      expect(JSON.stringify(json)).not.toContain('SECRET');
    }
  });
});

describe('the way in', () => {
  it('takes the credentials from the headers or from the body', async () => {
    const { clientId, secret } = sandbox.clients.ours;
    const inBody = { ...getRelay(), client_id: clientId, secret };
    expect((await send('/credit/relay/get', JSON.stringify(inBody))).status).toBe(200);
    expect((await call('/credit/relay/get', getRelay())).status).toBe(200);
  });

  it('answers 400 INVALID_API_KEYS to credentials that are wrong, missing or of two clients', async () => {
    const { ours, partner } = sandbox.clients;
    const attempts: Record<string, string>[] = [
      {},
      { 'plaid-client-id': ours.clientId },
      { 'plaid-client-id': ours.clientId, 'plaid-secret': 'wrong' },
      { 'plaid-client-id': ours.clientId, 'plaid-secret': partner.secret },
      { 'plaid-client-id': 'nobody', 'plaid-secret': ours.secret },
    ];
    for (const headers of attempts) {
      const { status, text } = await send('/credit/relay/get', JSON.stringify(getRelay()), headers);
      expect({ status, ...JSON.parse(text) }).toMatchObject({
        status: 400,
        error_type: 'INVALID_INPUT',
        error_code: 'INVALID_API_KEYS',
      });
    }
  });

  it.each([
    ['text that is not JSON', '{"relay_token":', 'application/json'],
    ['a JSON value that is not an object', '[]', 'application/json'],
    ['nothing', '', 'application/json'],
    [
      'bytes that are not UTF-8',
      new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
      'application/json',
    ],
    ['JSON under another content type', '{}', 'text/plain'],
  ])('answers INVALID_BODY to %s', async (_what, body, contentType) => {
    const { status, text } = await send('/credit/relay/get', body, { 'content-type': contentType });
    expect({ status, ...JSON.parse(text) }).toMatchObject({
      status: 400,
      error_type: 'INVALID_REQUEST',
      error_code: 'INVALID_BODY',
    });
  });

  it.each(['/credit/relay', '/credit/relay/get/', '/', '//'])('answers 404 NOT_FOUND to %s', async (path) => {
    const { status, json } = await call(path, {});
    expect({ status, ...json }).toMatchObject({
      status: 404,
      error_type: 'INVALID_REQUEST',
      error_code: 'NOT_FOUND',
    });
  });

  it('counts the calls of each path and keeps the latest body, until reset', async () => {
    sandbox.calls.reset();
    await call('/credit/relay/get', { ...getRelay(), include_insights: true });
    await call('/credit/relay/get', getRelay());
    await call('/asset_report/get', { asset_report_token: assetReportToken() });
    expect(sandbox.calls.count('/credit/relay/get')).toBe(2);
    expect(sandbox.calls.count('/asset_report/remove')).toBe(0);
    expect(sandbox.calls.total).toBe(3);
    expect(sandbox.calls.lastBody('/credit/relay/get')).toEqual(getRelay());
    sandbox.calls.reset();
    expect(sandbox.calls.total).toBe(0);
  });
});

type Refusal = [what: string, path: string, body: () => Json, code: string, message: RegExp];

const badRequests: Refusal[] = [
  [
    'a field that is not of the request',
    '/asset_report/get',
    () => ({ asset_report_token: assetReportToken(), colour: 1, days: 2 }),
    'UNKNOWN_FIELDS',
    /colour, days/,
  ],
  [
    'an unknown field deep inside',
    '/asset_report/create',
    () => ({ ...createReport(), options: { user: { nickname: 'x' } } }),
    'UNKNOWN_FIELDS',
    /options\.user\.nickname/,
  ],
  [
    'add-ons on a refresh',
    '/asset_report/refresh',
    () => ({ asset_report_token: assetReportToken(), options: { add_ons: ['investments'] } }),
    'UNKNOWN_FIELDS',
    /options\.add_ons/,
  ],
  [
    'required fields left out',
    '/credit/relay/create',
    () => ({}),
    'MISSING_FIELDS',
    /^the following required fields are missing: report_tokens, secondary_client_id$/,
  ],
  [
    'a report of no Items',
    '/asset_report/create',
    () => ({ days_requested: 30 }),
    'MISSING_FIELDS',
    /: access_tokens$/,
  ],
  ['a get of no report', '/asset_report/get', () => ({}), 'MISSING_FIELDS', /: asset_report_token$/],
  [
    'a cashflow refresh of no length',
    '/cashflow_report/refresh',
    () => ({ access_token: accessToken() }),
    'MISSING_FIELDS',
    /: days_requested$/,
  ],
  [
    'a token that is not text',
    '/credit/relay/get',
    () => ({ ...getRelay(), relay_token: 5 }),
    'INVALID_FIELD',
    /^relay_token must be of type string$/,
  ],
  [
    'null for a required token',
    '/credit/relay/get',
    () => ({ ...getRelay(), relay_token: null }),
    'INVALID_FIELD',
    /^relay_token/,
  ],
  [
    'a report type other than asset',
    '/credit/relay/get',
    () => ({ ...getRelay(), report_type: 'income' }),
    'INVALID_FIELD',
    /^report_type must be one of: asset$/,
  ],
  [
    '732 days of an Asset Report',
    '/asset_report/create',
    () => ({ ...createReport(), days_requested: 732 }),
    'INVALID_FIELD',
    /^days_requested must be at most 731$/,
  ],
  [
    'fewer than no days',
    '/asset_report/create',
    () => ({ ...createReport(), days_requested: -1 }),
    'INVALID_FIELD',
    /^days_requested/,
  ],
  [
    'half a day',
    '/asset_report/create',
    () => ({ ...createReport(), days_requested: 1.5 }),
    'INVALID_FIELD',
    /^days_requested must be of type integer$/,
  ],
  [
    'days as text',
    '/asset_report/create',
    () => ({ ...createReport(), days_requested: '30' }),
    'INVALID_FIELD',
    /^days_requested/,
  ],
  [
    'no days of a Cashflow Report',
    '/cashflow_report/refresh',
    () => ({ access_token: accessToken(), days_requested: 0 }),
    'INVALID_FIELD',
    /^days_requested must be at least 1$/,
  ],
  [
    '731 days of a Cashflow Report',
    '/cashflow_report/refresh',
    () => ({ access_token: accessToken(), days_requested: 731 }),
    'INVALID_FIELD',
    /^days_requested must be at most 730$/,
  ],
  [
    '732 days to include',
    '/asset_report/get',
    () => ({ asset_report_token: assetReportToken(), options: { days_to_include: 732 } }),
    'INVALID_FIELD',
    /^options\.days_to_include/,
  ],
  [
    'an empty list of Items',
    '/asset_report/create',
    () => ({ ...createReport(), access_tokens: [] }),
    'INVALID_FIELD',
    /^access_tokens must have at least 1/,
  ],
  [
    'a hundred Items',
    '/asset_report/create',
    () => ({ ...createReport(), access_tokens: Array(100).fill(accessToken()) }),
    'INVALID_FIELD',
    /^access_tokens must have at most 99/,
  ],
  [
    'null options',
    '/asset_report/create',
    () => ({ ...createReport(), options: null }),
    'INVALID_FIELD',
    /^options/,
  ],
  [
    'null options on a refresh',
    '/asset_report/refresh',
    () => ({ asset_report_token: assetReportToken(), options: null }),
    'INVALID_FIELD',
    /^options/,
  ],
  [
    'an unknown add-on',
    '/asset_report/create',
    () => ({ ...createReport(), options: { add_ons: ['gold'] } }),
    'INVALID_FIELD',
    /^options\.add_ons\[0\]/,
  ],
  [
    'a webhook that is not a web address',
    '/asset_report/create',
    () => ({ ...createReport(), options: { webhook: 'ftp://example.com' } }),
    'INVALID_FIELD',
    /^options\.webhook/,
  ],
  [
    'a webhook that is not a web address on a refresh',
    '/asset_report/refresh',
    () => ({ asset_report_token: assetReportToken(), options: { webhook: 'nowhere' } }),
    'INVALID_FIELD',
    /^options\.webhook/,
  ],
  [
    'a social security number of another shape',
    '/asset_report/create',
    () => ({ ...createReport(), options: { user: { ssn: '123456789' } } }),
    'INVALID_FIELD',
    /^options\.user\.ssn must have the format ddd-dd-dddd$/,
  ],
  [
    'two report tokens at once',
    '/credit/relay/create',
    () => ({
      report_tokens: [assetReportToken(), assetReportToken()],
      secondary_client_id: sandbox.clients.partner.clientId,
    }),
    'INVALID_FIELD',
    /^report_tokens must have at most 1/,
  ],
  [
    'no report token at all',
    '/credit/relay/create',
    () => ({ report_tokens: [], secondary_client_id: sandbox.clients.partner.clientId }),
    'INVALID_FIELD',
    /^report_tokens/,
  ],
  [
    'a secondary client that does not exist',
    '/credit/relay/create',
    () => ({ report_tokens: [assetReportToken()], secondary_client_id: 'nobody' }),
    'INVALID_FIELD',
    /^secondary_client_id/,
  ],
  [
    'a fast report that was never asked for',
    '/asset_report/get',
    () => ({ asset_report_token: assetReportToken(), fast_report: true }),
    'INVALID_FIELD',
    /^fast_report/,
  ],
  [
    'an Item of no products',
    '/sandbox/public_token/create',
    () => ({ institution_id: 'ins_109508', initial_products: [] }),
    'INVALID_FIELD',
    /^initial_products/,
  ],
  [
    'an Item of an unknown product',
    '/sandbox/public_token/create',
    () => ({ institution_id: 'ins_109508', initial_products: ['cashflow_report'] }),
    'INVALID_FIELD',
    /^initial_products\[0\]/,
  ],
];

describe('a request that is wrong in itself', () => {
  it.each(badRequests)('refuses %s: %s', async (_what, path, body, code, message) => {
    const { status, json } = await call(path, body());
    expect({ status, ...json }).toMatchObject({
      status: 400,
      error_type: 'INVALID_REQUEST',
      error_code: code,
      error_message: expect.stringMatching(message),
    });
  });

  it('names unknown fields before missing ones, and missing ones before bad ones', async () => {
    const unknown = await call('/credit/relay/get', { report_type: 7, extra: 1 });
    expect(unknown.json.error_code).toBe('UNKNOWN_FIELDS');
    const missing = await call('/credit/relay/get', { report_type: 7 });
    expect(missing.json.error_code).toBe('MISSING_FIELDS');
  });
});

describe('a request that is wrong in this world', () => {
  const ours = () => sandbox.clients.ours;
  const partner = () => sandbox.clients.partner;
  const refusals: [string, string, () => Json, () => Client, string, string][] = [
    [
      'the access token of another client',
      '/asset_report/create',
      createReport,
      partner,
      'INVALID_INPUT',
      'INVALID_ACCESS_TOKEN',
    ],
    [
      'an unknown access token',
      '/cashflow_report/refresh',
      () => ({ access_token: 'access-sandbox-0', days_requested: 30 }),
      ours,
      'INVALID_INPUT',
      'INVALID_ACCESS_TOKEN',
    ],
    [
      'the asset report token of another client',
      '/asset_report/get',
      () => ({ asset_report_token: assetReportToken() }),
      partner,
      'INVALID_INPUT',
      'INVALID_ASSET_REPORT_TOKEN',
    ],
    [
      'relaying a report of another client',
      '/credit/relay/create',
      () => ({ report_tokens: [assetReportToken()], secondary_client_id: ours().clientId }),
      partner,
      'INVALID_INPUT',
      'INVALID_ASSET_REPORT_TOKEN',
    ],
    [
      'an unknown relay token',
      '/credit/relay/get',
      () => ({ relay_token: 'credit-relay-sandbox-0', report_type: 'asset' }),
      ours,
      'INVALID_REQUEST',
      'INVALID_FIELD',
    ],
    [
      'the owner reading its own relay token',
      '/credit/relay/get',
      getRelay,
      partner,
      'INVALID_REQUEST',
      'INVALID_FIELD',
    ],
    [
      'the owner refreshing its own relay token',
      '/credit/relay/refresh',
      getRelay,
      partner,
      'INVALID_REQUEST',
      'INVALID_FIELD',
    ],
    [
      'a third client revoking a relay token',
      '/credit/relay/remove',
      () => ({ relay_token: relayToken() }),
      () => withoutInsights,
      'INVALID_REQUEST',
      'INVALID_FIELD',
    ],
    [
      'an unknown institution',
      '/sandbox/public_token/create',
      () => ({ ...createItem(), institution_id: 'ins_0' }),
      ours,
      'INVALID_INPUT',
      'INVALID_INSTITUTION',
    ],
    [
      'an unknown username',
      '/sandbox/public_token/create',
      () => createItem({ override_username: 'user_unknown' }),
      ours,
      'ITEM_ERROR',
      'INVALID_CREDENTIALS',
    ],
    [
      'a wrong password',
      '/sandbox/public_token/create',
      () => createItem({ override_username: 'user_good', override_password: 'pass_bad' }),
      ours,
      'ITEM_ERROR',
      'INVALID_CREDENTIALS',
    ],
    [
      'an unknown public token',
      '/item/public_token/exchange',
      () => ({ public_token: 'public-sandbox-0' }),
      ours,
      'INVALID_INPUT',
      'INVALID_PUBLIC_TOKEN',
    ],
  ];
  it.each(refusals)('refuses %s: %s', async (_what, path, body, client, type, code) => {
    const { status, json } = await call(path, body(), client());
    expect({ status, ...json }).toMatchObject({ status: 400, error_type: type, error_code: code });
  });

  it('refuses an Asset Report of an Item without the assets product, and names the Item', async () => {
    const { publicToken } = await link({ initial_products: ['transactions'] });
    const exchanged = await call('/item/public_token/exchange', { public_token: publicToken });
    const body = { access_tokens: [exchanged.json.access_token], days_requested: 30 };
    const { json } = await call('/asset_report/create', body);
    expect(json).toMatchObject({
      error_type: 'ASSET_REPORT_ERROR',
      error_code: 'PRODUCT_NOT_ENABLED',
      causes: [{ item_id: exchanged.json.item_id, error_code: 'PRODUCT_NOT_ENABLED' }],
    });
  });

  it('refuses Insights to a client for which they are not switched on', async () => {
    const relayed = await call('/credit/relay/create', {
      report_tokens: [assetReportToken()],
      secondary_client_id: withoutInsights.clientId,
    });
    const body = { relay_token: relayed.json.relay_token, report_type: 'asset' };
    const plain = await call('/credit/relay/get', body, withoutInsights);
    expect(plain.status).toBe(200);
    const { json } = await call('/credit/relay/get', { ...body, include_insights: true }, withoutInsights);
    expect(json).toMatchObject({ error_type: 'ASSET_REPORT_ERROR', error_code: 'INSIGHTS_NOT_ENABLED' });
  });

  it('takes a public token once, and only within half an hour', async () => {
    const used = await link();
    expect((await call('/item/public_token/exchange', { public_token: used.publicToken })).status).toBe(200);
    const again = await call('/item/public_token/exchange', { public_token: used.publicToken });
    expect(again.json.error_code).toBe('INVALID_PUBLIC_TOKEN');

    const late = await link();
    sandbox.clock.advance(30 * 60 * 1000);
    const tooLate = await call('/item/public_token/exchange', { public_token: late.publicToken });
    expect(tooLate.json.error_code).toBe('INVALID_PUBLIC_TOKEN');
  });

  it('refuses a Cashflow Report of Capital One accounts none of which is a depository', async () => {
    const refresh = async (type: string, subtype: string) => {
      const user = { override_accounts: [{ type, subtype, starting_balance: 100 }] };
      const { publicToken } = await link({
        institution_id: 'ins_128026',
        options: { override_username: 'user_custom', override_password: JSON.stringify(user) },
      });
      const { json } = await call('/item/public_token/exchange', { public_token: publicToken });
      return call('/cashflow_report/refresh', { access_token: json.access_token, days_requested: 30 });
    };
    const credit = await refresh('credit', 'credit card');
    expect(credit.json).toMatchObject({ error_type: 'ITEM_ERROR', error_code: 'PRODUCTS_NOT_SUPPORTED' });
    const checking = await refresh('depository', 'checking');
    expect(checking).toMatchObject({ status: 200, json: { request_id: expect.any(String) } });
  });

  it('refuses a custom user that is not well formed, and says where', async () => {
    const user = { override_accounts: [{ type: 'depository', subtype: 'checking', currency: 7 }] };
    const options = { override_username: 'user_custom', override_password: JSON.stringify(user) };
    const { json } = await call('/sandbox/public_token/create', createItem(options));
    expect(json).toMatchObject({
      error_code: 'INVALID_FIELD',
      error_message: expect.stringContaining('currency'),
    });
  });

  async function link(changes: Json = {}): Promise<{ publicToken: unknown }> {
    const { json } = await call('/sandbox/public_token/create', { ...createItem(), ...changes });
    return { publicToken: json.public_token };
  }
});

describe('a path with a fault', () => {
  const path = '/credit/relay/get';
  const get = () => call(path, getRelay());
  const status = async () => (await get()).status;

  it('answers RATE_LIMIT without a Retry-After, as Plaid documents none', async () => {
    sandbox.faults.set(path, rateLimitFault());
    const { status, headers, json } = await get();
    expect({ status, ...json }).toMatchObject({
      status: 429,
      error_type: 'RATE_LIMIT_EXCEEDED',
      error_code: 'RATE_LIMIT',
    });
    expect(headers.get('retry-after')).toBeNull();
  });

  it('answers RATE_LIMIT with a Retry-After when told to', async () => {
    sandbox.faults.set(path, rateLimitFault(7));
    expect((await get()).headers.get('retry-after')).toBe('7');
  });

  it('goes through its faults in order, each so many times, and then behaves', async () => {
    sandbox.faults.set(path, { ...internalServerErrorFault(), times: 2 }, { ...rateLimitFault(), times: 1 });
    expect([await status(), await status(), await status(), await status()]).toEqual([500, 500, 429, 200]);
  });

  it('leaves other paths alone and behaves again once cleared', async () => {
    sandbox.faults.set(path, internalServerErrorFault());
    const other = await call('/asset_report/get', { asset_report_token: assetReportToken() });
    expect(other.status).toBe(200);
    expect(await status()).toBe(500);
    sandbox.faults.clear(path);
    expect(await status()).toBe(200);
  });

  it('answers 502 with a page of HTML', async () => {
    sandbox.faults.set(path, { kind: 'bad-gateway' });
    const { status, headers, text } = await send(path, '{}');
    expect(status).toBe(502);
    expect(headers.get('content-type')).toBe('text/html');
    expect(text).toMatch(/^<html>/);
  });

  it('answers 200 with something that is not JSON', async () => {
    sandbox.faults.set(path, { kind: 'not-json' });
    await expect(get()).rejects.toThrow(SyntaxError);
  });

  it('drops the connection at once', async () => {
    sandbox.faults.set(path, { kind: 'reset' });
    await expect(get()).rejects.toThrow('fetch failed');
  });

  it('drops the connection in the middle of the body, with the call carried out', async () => {
    sandbox.faults.set('/asset_report/remove', { kind: 'cut', times: 1 });
    const created = await call('/asset_report/create', createReport());
    const body = { asset_report_token: created.json.asset_report_token };
    await expect(call('/asset_report/remove', body)).rejects.toThrow('terminated');
    expect((await call('/asset_report/remove', body)).json.error_code).toBe('INVALID_ASSET_REPORT_TOKEN');
  });

  it('answers late', async () => {
    sandbox.faults.set(path, { kind: 'delay', ms: 50 });
    const startedAt = performance.now();
    expect(await status()).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThan(45);
  });

  it('never answers, until the sandbox stops', async () => {
    const other = await startSandbox({ seed: 'hang', now: new Date('2026-03-02'), reportDelayMs: 0 });
    other.faults.set(path, { kind: 'hang' });
    const hanging = fetch(`${other.url}${path}`, { method: 'POST', body: '{}' }).then(
      () => 'answered',
      () => 'failed',
    );
    const waiting = new Promise((resolve) => setTimeout(() => resolve('waiting'), 50));
    const outcome = await Promise.race([hanging, waiting]);
    await other.stop();
    expect([outcome, await hanging]).toEqual(['waiting', 'failed']);
  });

  it('changes the JSON of a good answer, and nothing for the next reader', async () => {
    sandbox.faults.set(path, {
      kind: 'transform',
      times: 1,
      transform: (body) => {
        Object.assign(body.report as Json, { status: 'brand new' });
        return body;
      },
    });
    expect((await get()).json).toMatchObject({ report: { status: 'brand new' } });
    expect((await get()).json).not.toHaveProperty('report.status');
  });
});
