import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { call, type Json, send } from '../../../../test/support/wire-call.js';
import { internalServerErrorFault, rateLimitFault } from '../../src/http/faults.js';
import { type Sandbox, startSandbox } from '../../src/server.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'faults',
    now: new Date('2026-03-02T10:00:00Z'),
    reportDelayMs: 60_000,
  });
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.faults.clear());

const relayToken = () => sandbox.samples.relayTokens[0]?.relayToken ?? '';
const assetReportToken = () => sandbox.samples.assetReports[0]?.assetReportToken ?? '';
const accessToken = () => sandbox.samples.accessTokens[0]?.accessToken ?? '';
const getRelay = () => ({ relay_token: relayToken(), report_type: 'asset' });
const createReport = () => ({ access_tokens: [accessToken()], days_requested: 30 });

describe('a path with a fault', () => {
  const path = '/credit/relay/get';
  const get = () => call(sandbox, path, getRelay());
  const status = async () => (await get()).status;

  it('responds with RATE_LIMIT without Retry-After, which Plaid does not document', async () => {
    sandbox.faults.set(path, rateLimitFault());
    const { status, headers, json } = await get();
    expect({ status, ...json }).toMatchObject({
      status: 429,
      error_type: 'RATE_LIMIT_EXCEEDED',
      error_code: 'RATE_LIMIT',
    });
    expect(headers.get('retry-after')).toBeNull();
  });

  it('responds with RATE_LIMIT and Retry-After if requested', async () => {
    sandbox.faults.set(path, rateLimitFault(7));
    expect((await get()).headers.get('retry-after')).toBe('7');
  });

  it('applies its faults in order, each the given number of times', async () => {
    sandbox.faults.set(path, { ...internalServerErrorFault(), times: 2 }, { ...rateLimitFault(), times: 1 });
    expect([await status(), await status(), await status(), await status()]).toEqual([500, 500, 429, 200]);
  });

  it('does not affect other paths, and works again when cleared', async () => {
    sandbox.faults.set(path, internalServerErrorFault());
    const other = await call(sandbox, '/asset_report/get', { asset_report_token: assetReportToken() });
    expect(other.status).toBe(200);
    expect(await status()).toBe(500);
    sandbox.faults.clear(path);
    expect(await status()).toBe(200);
  });

  it('responds with 502 and an HTML page', async () => {
    sandbox.faults.set(path, { kind: 'bad-gateway' });
    const { status, headers, text } = await send(sandbox, path, '{}');
    expect(status).toBe(502);
    expect(headers.get('content-type')).toBe('text/html');
    expect(text).toMatch(/^<html>/);
  });

  it('responds with 200 and a body that is not JSON', async () => {
    sandbox.faults.set(path, { kind: 'not-json' });
    await expect(get()).rejects.toThrow(SyntaxError);
  });

  it('resets the connection at once', async () => {
    sandbox.faults.set(path, { kind: 'reset' });
    await expect(get()).rejects.toThrow('fetch failed');
  });

  it('executes the call and closes the connection in the middle of the body', async () => {
    sandbox.faults.set('/asset_report/remove', { kind: 'cut', times: 1 });
    const created = await call(sandbox, '/asset_report/create', createReport());
    const body = { asset_report_token: created.json.asset_report_token };
    await expect(call(sandbox, '/asset_report/remove', body)).rejects.toThrow('terminated');
    expect((await call(sandbox, '/asset_report/remove', body)).json.error_code).toBe(
      'INVALID_ASSET_REPORT_TOKEN',
    );
  });

  it('delays the response', async () => {
    sandbox.faults.set(path, { kind: 'delay', ms: 50 });
    const startedAt = performance.now();
    expect(await status()).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThan(45);
  });

  it('does not respond until the sandbox stops', async () => {
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

  it('changes the JSON of a successful response, but not the report', async () => {
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
