import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call, type Json, send } from '../../../../test/support/wire-call.js';
import { type Sandbox, startSandbox } from '../../src/server.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'requests',
    now: new Date('2026-03-02T10:00:00Z'),
    reportDelayMs: 60_000,
  });
});
afterAll(() => sandbox.stop());

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
  it('has all keys of a Plaid error, a documentation URL and its own request id', async () => {
    const first = await call(sandbox, '/asset_report/get', { asset_report_token: 'nonsense' });
    const second = await call(sandbox, '/asset_report/get', { asset_report_token: 'nonsense' });
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

  it('never contains a token, a social security number or a password of the request', async () => {
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
      const { status, json } = await call(sandbox, path, body);
      expect(status).toBe(400);
      expect(JSON.stringify(json)).not.toContain('SECRET');
    }
  });
});

describe('a request', () => {
  it('has its credentials in the headers or in the body', async () => {
    const { clientId, secret } = sandbox.clients.ours;
    const inBody = { ...getRelay(), client_id: clientId, secret };
    expect((await send(sandbox, '/credit/relay/get', JSON.stringify(inBody))).status).toBe(200);
    expect((await call(sandbox, '/credit/relay/get', getRelay())).status).toBe(200);
  });

  it('with invalid, missing or mixed credentials gets 400 INVALID_API_KEYS', async () => {
    const { ours, partner } = sandbox.clients;
    const attempts: Record<string, string>[] = [
      {},
      { 'plaid-client-id': ours.clientId },
      { 'plaid-client-id': ours.clientId, 'plaid-secret': 'wrong' },
      { 'plaid-client-id': ours.clientId, 'plaid-secret': partner.secret },
      { 'plaid-client-id': 'nobody', 'plaid-secret': ours.secret },
    ];
    for (const headers of attempts) {
      const { status, text } = await send(sandbox, '/credit/relay/get', JSON.stringify(getRelay()), headers);
      expect({ status, ...JSON.parse(text) }).toMatchObject({
        status: 400,
        error_type: 'INVALID_INPUT',
        error_code: 'INVALID_API_KEYS',
      });
    }
  });

  it.each([
    ['invalid JSON', '{"relay_token":', 'application/json'],
    ['a JSON value that is not an object', '[]', 'application/json'],
    ['an empty body', '', 'application/json'],
    [
      'bytes that are not UTF-8',
      new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
      'application/json',
    ],
    ['another content type', '{}', 'text/plain'],
  ])('with %s gets INVALID_BODY', async (_what, body, contentType) => {
    const { status, text } = await send(sandbox, '/credit/relay/get', body, { 'content-type': contentType });
    expect({ status, ...JSON.parse(text) }).toMatchObject({
      status: 400,
      error_type: 'INVALID_REQUEST',
      error_code: 'INVALID_BODY',
    });
  });

  it('gets unknown fields reported before missing ones, and missing ones before invalid ones', async () => {
    const unknown = await call(sandbox, '/credit/relay/get', { report_type: 7, extra: 1 });
    expect(unknown.json.error_code).toBe('UNKNOWN_FIELDS');
    const missing = await call(sandbox, '/credit/relay/get', { report_type: 7 });
    expect(missing.json.error_code).toBe('MISSING_FIELDS');
  });

  it.each(['/credit/relay', '/credit/relay/get/', '/', '//'])('to %s gets 404 NOT_FOUND', async (path) => {
    const { status, json } = await call(sandbox, path, {});
    expect({ status, ...json }).toMatchObject({
      status: 404,
      error_type: 'INVALID_REQUEST',
      error_code: 'NOT_FOUND',
    });
  });

  it('is counted per path, and the latest body is stored, until a reset', async () => {
    sandbox.calls.reset();
    await call(sandbox, '/credit/relay/get', { ...getRelay(), include_insights: true });
    await call(sandbox, '/credit/relay/get', getRelay());
    await call(sandbox, '/asset_report/get', { asset_report_token: assetReportToken() });
    expect(sandbox.calls.count('/credit/relay/get')).toBe(2);
    expect(sandbox.calls.count('/asset_report/remove')).toBe(0);
    expect(sandbox.calls.total).toBe(3);
    expect(sandbox.calls.lastBody('/credit/relay/get')).toEqual(getRelay());
    sandbox.calls.reset();
    expect(sandbox.calls.total).toBe(0);
  });
});
