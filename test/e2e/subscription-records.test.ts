import { appendFileSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { later } from '../support/later.js';
import { type Subscriber, subscribe, type Transport } from '../support/subscriber.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const TRANSPORTS: readonly Transport[] = ['sse', 'multipart', 'websocket'];
const READY = `subscription Ready($id: ID!, $after: String) {
  reportReady(id: $id, after: $after) {
    kind eventId assetReport { report { items { accounts { balances { current } } } } }
  }
}`;
interface Ready {
  readonly reportReady: { readonly kind: string; readonly eventId: string };
}

let executions = 0;
/** Called before each execution in a worker thread of this process. */
let onExecute = () => {};
const { postMessage } = Worker.prototype;
const posted = jest.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (
  this: Worker,
  ...sent
) {
  if ((sent[0] as { method?: string }).method === 'execute') {
    executions += 1;
    onExecute();
  }
  postMessage.apply(this, sent);
});

let folder: string;
let sandbox: Sandbox;
let app: TestApp;
const open: Subscriber<Ready>[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'subscriptions-'));
  sandbox = await startSandbox({
    seed: 'subscriptions',
    now: new Date('2026-03-15T12:00:00Z'),
    reportDelayMs: 3_600_000,
  });
  app = await start();
});
afterEach(() => {
  onExecute = () => {};
  for (const each of open.splice(0)) each.cut();
});
afterAll(async () => {
  posted.mockRestore();
  await app.stop();
  await sandbox.stop();
  await rm(folder, { recursive: true });
});

const auditFile = () => join(folder, 'audit.log');
const start = () =>
  startTestApp({
    PLAID_BASE_URL: sandbox.url,
    PLAID_CLIENT_ID: sandbox.clients.ours.clientId,
    PLAID_SECRET: sandbox.clients.ours.secret,
    PLAID_ENV: 'sandbox',
    AUDIT_FILE: auditFile(),
    STATE_DIR: join(folder, 'state'),
    WORKERS: '1',
    WORKER_MIN_KB: '1',
    CACHE_MAX_MB: '64',
  });

async function ready(id: string, transport: Transport = 'sse', after?: string): Promise<Subscriber<Ready>> {
  const subscriber = await subscribe<Ready>(app.url, {
    query: READY,
    variables: { id, ...(after !== undefined && { after }) },
    headers: app.authorization as Record<string, string>,
    transport,
  });
  open.push(subscriber);
  return subscriber;
}

async function send(query: string, variables: object) {
  const { data, errors } = await app.send({ query, variables });
  expect(errors).toEqual([]);
  return data as Record<string, { relayToken: { id: string } }>;
}

async function sealed(borrower: string): Promise<string> {
  const { relayToken: token } = given(
    sandbox.samples.relayTokens.find((each) => each.borrower === borrower),
    'a relay token',
  );
  const data = await send(
    'mutation ($token: String!) { sealRelayToken(token: $token) { relayToken { id } } }',
    {
      token,
    },
  );
  return given(data.sealRelayToken, 'a payload').relayToken.id;
}

async function refresh(id: string): Promise<void> {
  await send('mutation ($id: ID!) { refreshRelayToken(input: { id: $id }) { assetReportId } }', { id });
  sandbox.clock.advance(3_600_000);
}

async function eventLines(): Promise<readonly string[]> {
  const text = await readFile(auditFile(), 'utf8');
  return text.split('\n').filter((line) => line.includes('"Ready"'));
}

describe.each(TRANSPORTS)('over %s', (transport) => {
  it('an event that shows data has an audit line before it arrives, and is executed in the thread of its report', async () => {
    const id = await sealed('user_salaried');
    const before = { lines: (await eventLines()).length, threads: executions };
    const subscriber = await ready(id, transport);
    expect((await subscriber.next()).data?.reportReady.kind).toBe('READY');
    expect((await eventLines()).length - before.lines).toBe(1);
    expect(executions - before.threads).toBe(1);
  });
});

it.each(TRANSPORTS)(
  'over %s, an event while the audit log cannot be written is not executed and shows no data, and the next one does',
  async (transport) => {
    const id = await sealed('user_wealthy');
    const subscriber = await ready(id, transport);
    const first = await subscriber.next();
    await refresh(id);
    const { length } = await readFile(auditFile());
    await appendFile(auditFile(), 'x');
    // A check of the file is valid for 100 ms of this clock.
    later(1_000);
    const before = executions;
    // Another subscription reads the report, which is then told to both.
    const reader = await ready(id, 'sse', given(first.extensions?.cursor, 'a cursor'));
    for (const told of [await subscriber.next(), await reader.next()]) {
      expect(told.data).toBeNull();
      expect(told.errors).toMatchObject([{ extensions: { code: 'AUDIT_UNAVAILABLE', retryable: true } }]);
      expect(JSON.stringify(told)).not.toMatch(/current|balances/);
    }
    expect(executions).toBe(before);
    await truncate(auditFile(), length);
    later(1_000);
    const again = await ready(id, transport, given(first.extensions?.cursor, 'a cursor'));
    expect((await again.next()).data?.reportReady.kind).toBe('READY');
  },
);

it.each(TRANSPORTS)(
  'over %s, an event whose audit line cannot be written shows no data',
  async (transport) => {
    const id = await sealed('user_wealthy');
    const { length } = await readFile(auditFile());
    onExecute = () => {
      appendFileSync(auditFile(), 'x');
      later(1_000);
    };
    const told = await (await ready(id, transport)).next();
    onExecute = () => {};
    await truncate(auditFile(), length);
    later(1_000);
    expect(told).toMatchObject({ data: null, errors: [{ extensions: { code: 'AUDIT_UNAVAILABLE' } }] });
    expect((await (await ready(id, transport)).next()).data?.reportReady.kind).toBe('READY');
  },
);

it('with STATE_DIR, after a restart "after" continues with the event that was missed, and repeats none', async () => {
  const id = await sealed('user_sparse');
  const first = await ready(id);
  const known = await first.next();
  const after = given(known.extensions?.cursor, 'a cursor');
  first.cut();
  await refresh(id);
  await app.stop();
  app = await start();
  const resumed = await ready(id, 'websocket', after);
  const missed = await resumed.next();
  expect(missed.data?.reportReady.kind).toBe('READY');
  expect(missed.data?.reportReady.eventId).not.toBe(known.data?.reportReady.eventId);
  expect((await (await ready(id, 'sse', after)).next()).data?.reportReady.eventId).toBe(
    missed.data?.reportReady.eventId,
  );
});
