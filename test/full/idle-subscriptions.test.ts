import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { sentBy, TESTER, writeApiKeys } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { MAIN, type StartedProcess, start } from '../support/process.js';
import type { Transport } from '../support/subscriber.js';
import { given, post, TEST_SEALING_KEYS } from '../support/test-app.js';

const COUNT = 1_000;
const MAX_BYTES = 60_000_000;
/** The first reads of the reports that subscriptions wait for have ended then. */
const SETTLED_MS = 8_000;
const script = (name: string) => new URL(`../support/${name}`, import.meta.url).pathname;

const SANDBOX = new URL('../../packages/sandbox/build/cli.js', import.meta.url).pathname;

const READY = 'subscription Ready($id: ID!) { reportReady(id: $id) { kind assetReport { status } } }';

let sandbox: StartedProcess;
let sandboxUrl: string;
let server: StartedProcess;
let port: number;
let adminPort: number;
let folder: string;
let ids: string[];
const keys = writeApiKeys([TESTER]);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'idle-subscriptions-'));
  [port, adminPort] = [await freePort(), await freePort()];
  sandbox = start(process.execPath, [SANDBOX], {
    SANDBOX_PORT: '0',
    SANDBOX_REPORT_DELAY_MS: '3600000',
    SANDBOX_RATE_LIMITS: 'off',
  });
  const printed = await sandbox.until('Ctrl-C stops it.');
  sandboxUrl = given(/The sandbox is at (\S+):/.exec(printed)?.[1], 'the address of the sandbox');
  const reportToken = given(/assets?-sandbox-[\w-]+/.exec(printed)?.[0], 'a report of the sandbox');
  await startServer();
  ids = await pendingReports(reportToken);
  await server.stop('SIGTERM');
});
let clients: ChildProcess | null = null;
// The changes that made the reports leave memory behind, so each transport has a server of its own.
beforeEach(() => startServer());
afterEach(async () => {
  clients?.kill();
  await server.stop('SIGTERM');
});
afterAll(async () => {
  await sandbox.stop('SIGTERM');
  keys.remove();
  await rm(folder, { recursive: true });
});

async function startServer(): Promise<void> {
  server = start(
    process.execPath,
    ['--expose-gc', '--import', script('memory-on-signal.js'), MAIN, 'serve'],
    {
      HOST: '127.0.0.1',
      PORT: String(port),
      ADMIN_PORT: String(adminPort),
      PLAID_CLIENT_ID: 'sandbox-client-lender',
      PLAID_SECRET: 'sandbox-secret-lender',
      PLAID_ENV: 'sandbox',
      PLAID_BASE_URL: sandboxUrl,
      SEALING_KEYS: TEST_SEALING_KEYS,
      API_KEYS_FILE: keys.path,
      AUDIT_FILE: join(folder, 'audit.log'),
      RATE_LIMIT_PER_MINUTE: '0',
      MAX_SOCKETS_PER_CALLER: String(COUNT),
      MAX_LOOP_DELAY_MS: '60000',
      DRAIN_MS: '0',
      STOP_GRACE_MS: '1000',
      LOG_LEVEL: 'error',
      NODE_ENV: 'production',
    },
  );
  await server.until('Ctrl-C stops it.');
}

/** Ids of relay tokens, each of whose reports was refreshed and is not ready. */
async function pendingReports(reportToken: string): Promise<string[]> {
  const made: string[] = [];
  const send = async (query: string, variables: object) => {
    const { data, errors } = await post(
      `http://127.0.0.1:${port}/graphql`,
      { query, variables },
      sentBy(TESTER),
    );
    expect(errors).toEqual([]);
    return data as { createRelayToken: { relayToken: { id: string } } };
  };
  while (made.length < COUNT) {
    const tokens = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { createRelayToken } = await send(
          `mutation ($tokens: [String!]!) {
            createRelayToken(input: { reportTokens: $tokens, secondaryClientId: "sandbox-client-lender" }) { relayToken { id } }
          }`,
          { tokens: [reportToken] },
        );
        const { id } = createRelayToken.relayToken;
        await send('mutation ($id: ID!) { refreshRelayToken(input: { id: $id }) { requestId } }', { id });
        return id;
      }),
    );
    made.push(...tokens);
  }
  return made;
}

interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
  readonly compactedRss: number;
}

/** The memory of the server after a garbage collection, in bytes. */
async function memory(): Promise<Memory> {
  const all = () => [...server.stdout().matchAll(/memory (\{.*\}) end/g)];
  const before = all().length;
  process.kill(server.pid, 'SIGUSR2');
  const [, json = ''] = await eventually('the memory', async () => all()[before]);
  return JSON.parse(json) as Memory;
}

async function openCount(transport: Transport): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${adminPort}/metrics`)).text();
  return Number(metrics.split(`\ncreditgraph_subscriptions{transport="${transport}"} `)[1]?.split('\n')[0]);
}

/** The clients are another process. */
async function openIdle(transport: Transport, count: number): Promise<() => Promise<void>> {
  const file = join(folder, `${transport}-${count}.json`);
  await writeFile(file, JSON.stringify(ids.slice(0, count)));
  const child = spawn(process.execPath, [script('idle-clients.js'), String(port), transport, READY, file], {
    env: { ...process.env, AUTHORIZATION: sentBy(TESTER).authorization },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  clients = child;
  const [printed] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  expect(String(printed)).toBe('open\n');
  await eventually('all subscriptions', async () => ((await openCount(transport)) === count ? true : null));
  await sleep(SETTLED_MS);
  return async () => {
    child.stdin.end();
    await eventually('the end of them', async () => ((await openCount(transport)) === 0 ? true : null));
  };
}

it.each<Transport>(['sse', 'multipart', 'websocket'])(
  '1,000 idle subscriptions over %s, each on a report of its own, take less than 60 MB',
  async (transport) => {
    const close = await openIdle(transport, COUNT / 10);
    await close();
    const before = await memory();
    const closeAll = await openIdle(transport, COUNT);
    const after = await memory();
    await closeAll();
    const megabytes = (of: keyof Memory) => `${((after[of] - before[of]) / 1e6).toFixed(1)} MB`;
    process.stdout.write(
      `1,000 idle subscriptions over ${transport}: ${megabytes('compactedRss')}, ${megabytes('heapUsed')} of it in the heap; ${megabytes('rss')} before pages are given back\n`,
    );
    // Without the garbage of the reads that have opened them, which leaves partly used pages behind: 10 to 50 MB, at random.
    expect(after.compactedRss - before.compactedRss).toBeLessThan(MAX_BYTES);
  },
);
