import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { keyOf, TESTER, writeApiKeys } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { given } from '../support/given.js';
import { type StartedProcess, startMain } from '../support/process.js';
import { post, TEST_SEALING_KEYS } from '../support/test-app.js';

const REPORT_DELAY_MS = 3_600_000;

let folder: string;
let sandbox: Sandbox;
const running: { server?: StartedProcess } = {};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inbox-'));
  const now = new Date('2026-03-15T12:00:00Z');
  sandbox = await startSandbox({ seed: 'inbox', now, reportDelayMs: REPORT_DELAY_MS });
});
afterEach(async () => {
  await kill();
  await sandbox.stop();
  await rm(folder, { recursive: true });
});

async function start(port: number) {
  const apiKeys = writeApiKeys([TESTER]);
  const server = startMain({
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    STATE_DIR: join(folder, 'state'),
    AUDIT_FILE: join(folder, 'audit.log'),
    API_KEYS_FILE: apiKeys.path,
    SEALING_KEYS: TEST_SEALING_KEYS,
    PLAID_BASE_URL: sandbox.url,
    PLAID_CLIENT_ID: sandbox.clients.ours.clientId,
    PLAID_SECRET: sandbox.clients.ours.secret,
    PLAID_ENV: 'sandbox',
  });
  running.server = server;
  await server.until('Ctrl-C stops it.');
  apiKeys.remove();
  return server;
}

async function kill(): Promise<void> {
  const { server } = running;
  if (server === undefined) return;
  delete running.server;
  process.kill(-server.pid, 'SIGKILL');
  await server.ended();
}

it('a webhook that was acknowledged is worked on by the next process after kill -9', async () => {
  const port = await freePort();
  const ask = async (query: string) => {
    const headers = { authorization: `Bearer ${keyOf(TESTER)}`, 'x-purpose': 'underwriting' };
    const { data } = await post<Record<string, Record<string, unknown>>>(
      `http://127.0.0.1:${port}/graphql`,
      { query },
      headers,
    );
    return data;
  };
  const attempt = async () =>
    (await ask('{ attempt(idempotencyKey: "k") { state assetReportId } }'))?.attempt;

  const first = await start(port);
  const { accessToken } = given(sandbox.samples.accessTokens[0], 'a sample Item');
  // The work waits for the call in progress, so it cannot end before the process is killed.
  sandbox.faults.set('/asset_report/create', { kind: 'hang-after' });
  const lost = ask(`mutation {
    createAssetReport(input: { accessTokens: ["${accessToken}"], daysRequested: 30, idempotencyKey: "k" }) { requestId }
  }`);
  lost.catch(() => {});
  const effect = await eventually('the effect', async () => sandbox.ledger.entries()[0]);
  sandbox.clock.advance(REPORT_DELAY_MS);
  await eventually('the acknowledgement', async () =>
    sandbox.webhooks.sender.deliveries[0]?.state === 'delivered' ? true : null,
  );
  expect(await attempt()).toEqual({ state: 'PENDING', assetReportId: null });
  await kill();
  expect(first.stderr()).not.toContain('the work of webhooks continues');

  const assetReportId = effect.made[1];
  for (const file of await readdir(join(folder, 'state'), { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const text = (await readFile(join(file.parentPath, file.name))).toString('latin1');
    for (const secret of [assetReportId, accessToken, 'PRODUCT_READY']) expect(text).not.toContain(secret);
  }

  const second = await start(port);
  const settled = await eventually('the settlement', async () => {
    const now = await attempt();
    return now?.state === 'UNKNOWN' ? null : now;
  });
  expect(settled).toEqual({ state: 'CREATED_UNREACHABLE', assetReportId });
  expect(second.stderr()).toContain('the work of webhooks continues');
  expect(sandbox.webhooks.sender.deliveries).toHaveLength(1);
  expect(sandbox.calls.count('/asset_report/create')).toBe(1);
  expect(await readFile(join(folder, 'audit.log'), 'utf8')).toContain('"settled"');

  // A kill could come between the work and the note that it is done, and then it is done again.
  expect(await second.stop('SIGTERM')).toBe(0);
  const third = await start(port);
  expect(await attempt()).toEqual(settled);
  expect(third.stderr()).not.toContain('the work of webhooks continues');
});
