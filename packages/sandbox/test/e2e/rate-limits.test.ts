import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { someOf } from '../../../../test/support/runs.js';
import { call, send } from '../../../../test/support/wire-call.js';
import { type Sandbox, startSandbox } from '../../src/server.js';

const options = { seed: 'limits', now: new Date('2026-03-02T10:00:00Z'), reportDelayMs: 60_000 };
const minute = 60_000;

let sandbox: Sandbox;
// The clock is stopped, because a slow machine needs more than a minute for a thousand calls.
const stopped = performance.now();
const running = performance.now;
beforeAll(async () => {
  performance.now = () => stopped;
  sandbox = await startSandbox({ ...options, rateLimits: true });
});
afterAll(async () => {
  await sandbox.stop();
  performance.now = running;
});
/** Ends the current window. */
beforeEach(() => sandbox.clock.advance(minute));

const tokens = () => sandbox.samples.assetReports.map(({ assetReportToken }) => assetReportToken);
const getReport = (token = tokens()[0], client = sandbox.clients.ours) =>
  call(sandbox, '/asset_report/get', { asset_report_token: token, options: { days_to_include: 0 } }, client);

/** The number of calls that do not get RATE_LIMIT. */
async function passed(count: number, ask: () => Promise<{ status: number }>): Promise<number> {
  let allowed = 0;
  for (let n = 0; n < count; n += 1) if ((await ask()).status !== 429) allowed += 1;
  return allowed;
}

describe('a rate limit', () => {
  it('allows 15 reads of a report per minute, then responds with RATE_LIMIT without Retry-After', async () => {
    expect(await passed(15, getReport)).toBe(15);
    const { status, headers, json } = await getReport();
    expect({ status, ...json }).toMatchObject({
      status: 429,
      error_type: 'RATE_LIMIT_EXCEEDED',
      error_code: 'RATE_LIMIT',
      request_id: expect.stringMatching(/^[0-9A-Za-z]{15}$/),
    });
    expect(headers.get('retry-after')).toBeNull();
  });

  it('has a sliding window of one minute, and does not count rejected calls', async () => {
    expect(await passed(10, getReport)).toBe(10);
    sandbox.clock.advance(minute / 2);
    expect(await passed(20, getReport)).toBe(5);
    sandbox.clock.advance(minute / 2);
    expect(await passed(20, getReport)).toBe(10);
  });

  it('counts each report, each path and each client separately', async () => {
    const pdf = () => post('/asset_report/pdf/get', { asset_report_token: tokens()[0] });
    expect(await passed(16, getReport)).toBe(15);
    expect((await getReport(tokens()[1])).status).toBe(200);
    expect((await getReport(tokens()[0], sandbox.clients.partner)).status).toBe(400);
    expect(await passed(16, pdf)).toBe(15);
  });

  it('counts reads of reports that are not ready', async () => {
    const { json } = await call(sandbox, '/asset_report/create', {
      access_tokens: [sandbox.samples.accessTokens[0]?.accessToken],
      days_requested: 1,
    });
    const poll = () => getReport(String(json.asset_report_token));
    expect((await poll()).json.error_code).toBe('PRODUCT_NOT_READY');
    expect(await passed(15, poll)).toBe(14);
  });

  const limits = [
    ['/asset_report/create', 100],
    ['/asset_report/get', 1_000],
    ['/asset_report/pdf/get', 50],
    ['/asset_report/refresh', 100],
  ] as const;
  it.each(someOf(limits, 2))('limits %s to %i calls per minute for a client', async (path, most) => {
    expect(await passed(most + 5, () => post(path, {}))).toBe(most);
  });

  it('does not apply to paths without a limit at Plaid', async () => {
    const relay_token = sandbox.samples.relayTokens[3]?.relayToken;
    const read = () => post('/credit/relay/get', { relay_token, report_type: 'asset' });
    expect(await passed(40, read)).toBe(40);
  });

  it('applies only if enabled', async () => {
    const lenient = await startSandbox(options);
    const body = { asset_report_token: lenient.samples.assetReports[0]?.assetReportToken };
    const count = await passed(40, () => call(lenient, '/asset_report/get', body));
    await lenient.stop();
    expect(count).toBe(40);
  });

  /** The response, JSON or PDF. */
  function post(path: string, body: Record<string, unknown>) {
    const { clientId, secret } = sandbox.clients.ours;
    return send(sandbox, path, JSON.stringify({ ...body, client_id: clientId, secret }));
  }
});
