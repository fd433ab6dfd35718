import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';
import { newSignerKey, part, sha256, signParts } from '../support/webhook-signer.js';

const KEYS = '/webhook_verification_key/get';
const BODY = Buffer.from('{"webhook_type":"ASSETS","webhook_code":"PRODUCT_READY","asset_report_id":"any"}');

let folder: string;
let sandbox: Sandbox;
const running: TestApp[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'webhook-keys-'));
  sandbox = await startSandbox({
    seed: 'keys',
    now: new Date('2026-03-15T12:00:00Z'),
    reportDelayMs: 3_600_000,
  });
});
afterEach(async () => {
  for (const app of running.splice(0)) await app.stop();
  await sandbox.stop();
  await rm(folder, { recursive: true });
});

async function start(hasPublicUrl = true): Promise<TestApp> {
  const port = String(await freePort());
  const app = await startTestApp({
    HOST: '127.0.0.1',
    PORT: port,
    ...(hasPublicUrl && { PUBLIC_URL: `http://127.0.0.1:${port}`, STATE_DIR: join(folder, 'state') }),
    PLAID_BASE_URL: sandbox.url,
    PLAID_CLIENT_ID: sandbox.clients.ours.clientId,
    PLAID_SECRET: sandbox.clients.ours.secret,
    PLAID_ENV: 'sandbox',
  });
  running.push(app);
  return app;
}

async function post(url: string, verification: string, body = BODY): Promise<number> {
  const headers = { 'content-type': 'application/json', 'plaid-verification': verification };
  return (await fetch(url, { method: 'POST', headers, body })).status;
}
const genuine = (body = BODY) => sandbox.webhooks.keys.sign(body);
const stranger = newSignerKey();

/** With all that a forger can know: a fresh time, the right hash of the body, and a UUID as the id of the key. */
function forged(): string {
  const header = part({ alg: 'ES256', typ: 'JWT', kid: randomUUID() });
  const claims = part({ iat: Math.floor(Date.now() / 1_000), request_body_sha256: sha256(BODY) });
  return signParts(`${header}.${claims}`, stranger);
}

const common = (app: TestApp) => new URL('/webhooks/plaid', app.url).href;
const flood = async (app: TestApp) =>
  new Set(await Promise.all(Array.from({ length: 40 }, () => post(common(app), forged()))));

/** Returns the id of a new report. */
async function create(app: TestApp): Promise<string> {
  const access = given(sandbox.samples.accessTokens[0], 'a sample Item').accessToken;
  const { data, errors } = await app.send({
    query: `mutation { createAssetReport(input: { accessTokens: ["${access}"], daysRequested: 5 }) { assetReportId } }`,
  });
  expect(errors).toEqual([]);
  return (data as { createAssetReport: { assetReportId: string } }).createAssetReport.assetReportId;
}

/** The address that a mutation gives to Plaid. */
async function attemptAddress(app: TestApp): Promise<string> {
  await create(app);
  const { options } = sandbox.calls.lastBody('/asset_report/create') as { options: { webhook: string } };
  return options.webhook;
}

it('forged webhooks at the common address do not stop the first genuine one at the address of an attempt', async () => {
  const app = await start();
  expect(await flood(app)).toEqual(new Set([401, 503]));
  expect(sandbox.calls.count(KEYS)).toBe(10);
  expect(await post(common(app), genuine())).toBe(503);
  expect(await post(await attemptAddress(app), genuine())).toBe(200);
  expect(await post(common(app), genuine())).toBe(200);
});

it('a key that an earlier process has fetched is fetched at the start, so forged webhooks do not stop it', async () => {
  const first = await start();
  expect(await post(common(first), genuine())).toBe(200);
  await running.pop()?.stop();
  sandbox.calls.reset();
  const second = await start();
  await eventually('the key', async () => (sandbox.calls.count(KEYS) === 1 ? true : null));
  await flood(second);
  expect(await post(common(second), genuine())).toBe(200);
});

it('without PUBLIC_URL, forged webhooks stop neither a cached key nor, after a rotation, the new one of a webhook of an own report', async () => {
  const app = await start(false);
  expect(await post(common(app), genuine())).toBe(200);
  const body = Buffer.from(
    JSON.stringify({ ...JSON.parse(String(BODY)), asset_report_id: await create(app) }),
  );
  expect(await flood(app)).toEqual(new Set([401, 503]));
  expect(await post(common(app), genuine())).toBe(200);
  sandbox.webhooks.keys.rotate();
  // It names no report of this server, so nothing waits for it.
  expect(await post(common(app), genuine())).toBe(503);
  const [status] = await Promise.all([post(common(app), genuine(body), body), flood(app)]);
  expect(status).toBe(200);
  expect(await post(common(app), genuine())).toBe(200);
});
