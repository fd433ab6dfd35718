import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { keyOf, TESTER, writeApiKeys } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { given } from '../support/given.js';
import { type StartedProcess, startMain } from '../support/process.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis.js';
import { post, TEST_SEALING_KEYS } from '../support/test-app.js';

const REPORT_DELAY_MS = 3_600_000;

describeWithRedis('a server that shares a Redis', () => {
  let folder: string;
  let redis: TestRedis;
  let sandbox: Sandbox;
  const servers: StartedProcess[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'creditgraph-redis-kill-'));
    redis = await startRedis();
    const now = new Date('2026-03-15T12:00:00Z');
    sandbox = await startSandbox({ seed: 'test', now, reportDelayMs: REPORT_DELAY_MS });
  });
  afterAll(async () => {
    for (const server of servers) await server.stop('SIGKILL');
    await sandbox.stop();
    await redis.stop();
    await rm(folder, { recursive: true });
  });

  async function start(name: string) {
    const port = await freePort();
    const apiKeys = writeApiKeys([TESTER]);
    const server = startMain({
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      REDIS_STATE_URL: redis.url,
      REDIS_TIMEOUT_MS: '5000',
      AUDIT_FILE: join(folder, `${name}.log`),
      API_KEYS_FILE: apiKeys.path,
      SEALING_KEYS: TEST_SEALING_KEYS,
      PLAID_BASE_URL: sandbox.url,
      PLAID_CLIENT_ID: sandbox.clients.ours.clientId,
      PLAID_SECRET: sandbox.clients.ours.secret,
      PLAID_ENV: 'sandbox',
    });
    servers.push(server);
    await server.until('Ctrl-C stops it.');
    apiKeys.remove();
    const headers = { authorization: `Bearer ${keyOf(TESTER)}`, 'x-purpose': 'underwriting' };
    return {
      server,
      ask: (query: string) =>
        post<Record<string, Record<string, unknown> | null>>(
          `http://127.0.0.1:${port}/graphql`,
          { query },
          headers,
        ),
    };
  }

  it('that is killed leaves its attempt and its webhook to another one', async () => {
    const [first, second] = [await start('first'), await start('second')];
    const { accessToken } = given(sandbox.samples.accessTokens[0], 'a sample Item');
    const mutation = `mutation { createAssetReport(input: {
      accessTokens: ["${accessToken}"], daysRequested: 30, idempotencyKey: "k"
    }) { requestId } }`;
    // The work of the webhook waits for the call, so it cannot end before the process is killed.
    sandbox.faults.set('/asset_report/create', { kind: 'hang-after', times: 1 });
    first.ask(mutation).catch(() => {});
    const effect = await eventually('the effect', async () => sandbox.ledger.entries()[0]);
    sandbox.clock.advance(REPORT_DELAY_MS);
    await eventually('the acknowledgement', async () =>
      sandbox.webhooks.sender.deliveries[0]?.state === 'delivered' ? true : null,
    );
    const attempt = async () =>
      (await second.ask('{ attempt(idempotencyKey: "k") { state assetReportId } }')).data?.attempt;
    expect(await attempt()).toEqual({ state: 'PENDING', assetReportId: null });

    const repeat = second.ask(mutation);
    servers.splice(servers.indexOf(first.server), 1);
    await first.server.stop('SIGKILL');
    const settled = await eventually('the webhook', async () => {
      const found = await attempt();
      return found?.state === 'CREATED_UNREACHABLE' ? found : null;
    });
    expect(settled.assetReportId).toBe(effect.made[1]);
    expect((await repeat).errors[0]?.extensions.code).toBe('OUTCOME_UNKNOWN');
    expect(sandbox.ledger.entries().filter(({ path }) => path === '/asset_report/create')).toHaveLength(1);
    expect(second.server.stderr()).toContain('the work of webhooks continues that an ended process left');
  });
});
