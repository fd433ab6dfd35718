import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { internalServerErrorFault, type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { sentBy, type TestCaller } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { type ClientEntry, writePlaidClients } from '../support/plaid-clients.js';
import { subscribe } from '../support/subscriber.js';
import { type Answer, given, startTestApp, type TestApp } from '../support/test-app.js';

const ALICE: TestCaller = { name: 'alice', tenant: 'acme' };
/** Of a tenant that has the same owner as acme, and no reader. */
const UMA: TestCaller = { name: 'uma', tenant: 'umbrella' };
/** Of a tenant whose one client is both. */
const BOB: TestCaller = { name: 'bob', tenant: 'globex' };
const NOBODYS: TestCaller = { name: 'nobody' };
const CALLERS = [ALICE, UMA, BOB, NOBODYS];

const OWN_GET = '/asset_report/get';
const RELAY_GET = '/credit/relay/get';
const KEYS = '/webhook_verification_key/get';
const REPORT_DELAY_MS = 3_600_000;

/** Two environments of Plaid, each with keys of webhooks of its own. */
let east: Sandbox;
let west: Sandbox;
let app: TestApp;
const auditFile = join(tmpdir(), `creditgraph-plaid-clients-${process.pid}.log`);
const start = (seed: string) =>
  startSandbox({ seed, now: new Date('2026-03-15T12:00:00Z'), reportDelayMs: REPORT_DELAY_MS });

const entries = (): ClientEntry[] => [
  {
    name: 'acme',
    clientId: east.clients.ours.clientId,
    secret: east.clients.ours.secret,
    environment: 'sandbox',
    baseUrl: east.url,
    ownerFor: ['acme', 'umbrella'],
  },
  {
    name: 'acme-reader',
    clientId: east.clients.partner.clientId,
    secretEnv: 'PLAID_SECRET_READER',
    environment: 'sandbox',
    baseUrl: east.url,
    readerFor: ['acme'],
  },
  {
    name: 'globex',
    clientId: west.clients.ours.clientId,
    secret: west.clients.ours.secret,
    environment: 'production',
    baseUrl: west.url,
    ownerFor: ['globex'],
    readerFor: ['globex'],
  },
];

async function startServer(clients: readonly ClientEntry[], settings: Record<string, string> = {}) {
  const file = writePlaidClients(clients);
  const variables = { PLAID_CLIENTS_FILE: file.path, PLAID_SECRET_READER: east.clients.partner.secret };
  return startTestApp({ ...variables, ...settings }, CALLERS).finally(() => file.remove());
}

beforeAll(async () => {
  [east, west] = await Promise.all([start('east'), start('west')]);
  const port = String(await freePort());
  app = await startServer(entries(), {
    AUDIT_FILE: auditFile,
    HOST: '127.0.0.1',
    PORT: port,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    ADMIN_PORT: '0',
    CACHE_MAX_MB: '64',
    REPORT_POLLING: 'off',
    WORKERS: '1',
    // Reports of the sandbox are larger.
    WORKER_MIN_KB: '1',
  });
});
afterAll(async () => {
  await app.stop();
  await Promise.all([east.stop(), west.stop()]);
  await rm(auditFile, { force: true });
});
beforeEach(() => {
  for (const sandbox of [east, west]) sandbox.calls.reset();
});
afterEach(() => {
  for (const sandbox of [east, west]) sandbox.faults.clear();
});

const reportToken = (sandbox = east) => given(sandbox.samples.assetReports[0], 'a report').assetReportToken;
const relayToken = (sandbox = east, at = 0) =>
  given(sandbox.samples.relayTokens[at], 'a relay token').relayToken;
const accessToken = (sandbox: Sandbox) => given(sandbox.samples.accessTokens[0], 'an Item').accessToken;

interface Result {
  readonly data: Record<string, never> | null | undefined;
  readonly codes: readonly string[];
  readonly answer: Answer<unknown>;
}
async function ask(caller: TestCaller, query: string, variables: object = {}, of = app): Promise<Result> {
  const headers = { ...sentBy(caller), 'x-purpose': 'underwriting' };
  const answer = await of.send({ query, variables }, headers);
  const codes = answer.errors.map(({ extensions }) => extensions.code);
  return { data: answer.data as Record<string, never>, codes, answer };
}

const RELAY = `mutation ($report: String!, $reader: String!) {
  createRelayToken(input: { reportTokens: [$report], secondaryClientId: $reader }) {
    relayToken { id token assetReport { status report { assetReportId } } }
  }
}`;
interface Relayed {
  readonly createRelayToken: {
    readonly relayToken: {
      readonly id: string;
      readonly token: string;
      readonly assetReport: { readonly report: { readonly assetReportId: string } } | null;
    };
  };
}
const relay = async (to = app) => {
  const variables = { report: reportToken(), reader: east.clients.partner.clientId };
  const { data, codes } = await ask(ALICE, RELAY, variables, to);
  return { ...(data as unknown as Relayed).createRelayToken.relayToken, codes };
};

const OWN = 'query ($token: String!) { assetReport(token: $token) { report { id assetReportId } } }';
const READ =
  'query ($token: String!) { relayToken(token: $token) { assetReport { report { assetReportId } } } }';

describe('a tenant with an owner and a reader', () => {
  it('creates a relay token as the owner and reads it as the reader in one operation', async () => {
    const { token, assetReport, codes } = await relay();
    expect(codes).toEqual([]);
    const { data } = await ask(ALICE, OWN, { token: reportToken() });
    const { report } = (data as unknown as { assetReport: { report: { assetReportId: string } } })
      .assetReport;
    expect(assetReport?.report.assetReportId).toBe(report.assetReportId);
    expect(east.ledger.entries({ token }).map(({ clientId }) => clientId)).toEqual([
      east.clients.ours.clientId,
    ]);
    expect(east.calls.counts()).toMatchObject({ '/credit/relay/create': 1, [RELAY_GET]: 1, [OWN_GET]: 1 });
  });

  it('needs both: with the keys of the owner alone, the read is refused', async () => {
    const one = await startTestApp(
      {
        PLAID_CLIENT_ID: east.clients.ours.clientId,
        PLAID_SECRET: east.clients.ours.secret,
        PLAID_ENV: 'sandbox',
        PLAID_BASE_URL: east.url,
      },
      CALLERS,
    );
    try {
      const { assetReport, codes } = await relay(one);
      expect(codes).toEqual(['PLAID_ERROR']);
      expect(assetReport).toBeNull();
    } finally {
      await one.stop();
    }
  });

  it('refreshes a relay token as the reader, and removes it as the owner', async () => {
    const { id } = await relay();
    const refreshed = await ask(
      ALICE,
      `mutation ($id: ID!) { refreshRelayToken(input: { id: $id }) { requestId } }`,
      { id },
    );
    const removed = await ask(
      ALICE,
      `mutation ($id: ID!) { removeRelayToken(input: { id: $id }) { removed } }`,
      { id },
    );
    expect([...refreshed.codes, ...removed.codes]).toEqual([]);
    const [refresh, remove] = east.ledger.entries().slice(-2);
    expect(refresh).toMatchObject({ path: '/credit/relay/refresh', clientId: east.clients.partner.clientId });
    expect(remove).toMatchObject({ path: '/credit/relay/remove', clientId: east.clients.ours.clientId });
  });

  it('has lines in the audit log with the names of the clients that were called', async () => {
    const { id } = await relay();
    await ask(
      ALICE,
      `query ($id: ID!) { node(id: $id) { ... on RelayToken { assetReport { report { user { ssn } } } } } }`,
      { id },
    );
    await ask(BOB, OWN, { token: reportToken(west) });
    const lines = (await readFile(auditFile, 'utf8')).trim().split('\n').slice(-5);
    const named = lines.map((line) => {
      const { tenant, attempt = 'a read', plaidClients } = JSON.parse(line);
      return [tenant, attempt, plaidClients];
    });
    expect(named).toEqual([
      ['acme', 'attempted', ['acme']],
      ['acme', 'succeeded', ['acme']],
      ['acme', 'a read', ['acme-reader']],
      ['acme', 'a read', ['acme-reader']],
      ['globex', 'a read', ['globex']],
    ]);
  });
});

describe('a tenant without a client for the role', () => {
  const REFRESH =
    'mutation ($token: String!) { refreshRelayToken(input: { relayToken: $token, idempotencyKey: "k" }) { requestId } }';

  it('is told so where the client is needed, and nothing is sent', async () => {
    const token = relayToken();
    for (const [caller, query] of [
      [UMA, READ],
      [UMA, REFRESH],
      [NOBODYS, OWN],
      [NOBODYS, READ],
    ] as const) {
      const { codes, answer } = await ask(caller, query, { token });
      expect(codes).toEqual(['NO_PLAID_CLIENT']);
      expect(answer.errors[0]?.extensions.retryable).toBe(false);
      expect(answer.errors[0]?.message).toMatch(
        /^This tenant has no Plaid client for the role (reader|owner), so nothing was sent$/,
      );
    }
    expect(east.calls.total + west.calls.total).toBe(0);
  });

  it('has no attempt of the mutation, and no line in the audit log', async () => {
    const before = await readFile(auditFile, 'utf8');
    await ask(UMA, REFRESH, { token: relayToken() });
    expect(await readFile(auditFile, 'utf8')).toBe(before);
    const { data } = await ask(UMA, '{ attempt(idempotencyKey: "k") { state } }');
    expect(data).toEqual({ attempt: null });
  });

  it('reads its own reports, also in an operation that runs in a worker thread', async () => {
    const query = `query ($own: String!, $token: String!) {
      assetReport(token: $own) { report { items { institutionName } } }
      relayToken(token: $token) { assetReport { status } }
    }`;
    const { data, codes } = await ask(UMA, query, { own: reportToken(), token: relayToken() });
    expect(data).toMatchObject({
      assetReport: { report: { items: [{}] } },
      relayToken: { assetReport: null },
    });
    expect(codes).toEqual(['NO_PLAID_CLIENT']);
  });

  it('gets no subscription and no file of a relay token', async () => {
    const variables = { token: relayToken() };
    const { data } = await ask(
      UMA,
      'query ($token: String!) { relayToken(token: $token) { id downloads { pdf { url } } } }',
      variables,
    );
    const { id, downloads } = (
      data as unknown as { relayToken: { id: string; downloads: { pdf: { url: string } } } }
    ).relayToken;
    const file = await fetch(downloads.pdf.url, { headers: sentBy(UMA) });
    expect([file.status, await file.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'NO_PLAID_CLIENT' }),
    ]);
    const subscriber = await subscribe(app.url, {
      query: 'subscription ($id: ID!) { reportReady(id: $id) { kind } }',
      variables: { id },
      headers: sentBy(UMA),
    });
    expect((await subscriber.next()).errors?.map(({ extensions }) => extensions.code)).toEqual([
      'NO_PLAID_CLIENT',
    ]);
    expect(east.calls.total + west.calls.total).toBe(0);
  });
});

describe('two clients do not share', () => {
  const metric = async (name: string, labels: string) => {
    const text = await (await fetch(`http://127.0.0.1:${app.adminPort}/metrics`)).text();
    return Number(text.split(`\n${name}{${labels}} `)[1]?.split('\n')[0]);
  };

  it('what is cached: tenants of one client read for themselves', async () => {
    const token = given(east.samples.assetReports[1], 'a second report').assetReportToken;
    for (const caller of [ALICE, UMA, ALICE, UMA])
      expect((await ask(caller, OWN, { token })).codes).toEqual([]);
    expect(east.calls.count(OWN_GET)).toBe(2);
    expect((await ask(BOB, OWN, { token })).codes).toEqual(['PLAID_ERROR']);
    expect(west.calls.count(OWN_GET)).toBe(1);
  });

  it('keys of webhooks: each fetches those of its own attempts', async () => {
    const create = `mutation ($access: String!) {
      createAssetReport(input: { accessTokens: [$access], daysRequested: 30 }) { assetReportToken }
    }`;
    const refresh =
      'mutation ($token: String!) { refreshRelayToken(input: { relayToken: $token }) { requestId } }';
    const { token } = await relay();
    const isSent = async () =>
      [east, west].every(({ webhooks }) =>
        webhooks.sender.deliveries.every(({ state }) => state !== 'pending'),
      ) || null;
    await eventually('the webhooks of before', isSent);
    for (const sandbox of [east, west]) {
      sandbox.webhooks.keys.rotate();
      sandbox.calls.reset();
    }
    for (const [caller, query, variables] of [
      [ALICE, create, { access: accessToken(east) }],
      [ALICE, refresh, { token }],
      [BOB, create, { access: accessToken(west) }],
    ] as const)
      expect((await ask(caller, query, variables)).codes).toEqual([]);
    for (const sandbox of [east, west]) sandbox.clock.advance(REPORT_DELAY_MS);
    await eventually('the webhooks', isSent);
    // Those of east are of the owner and of the reader.
    expect([east.calls.count(KEYS), west.calls.count(KEYS)]).toEqual([2, 1]);
  });

  it('but a webhook at the common address is accepted from the environments of all', async () => {
    for (const { webhooks } of [east, west]) {
      const body = JSON.stringify({ webhook_code: 'ANY', webhook_type: 'ITEM' });
      const { origin } = new URL(app.url);
      const response = await fetch(`${origin}/webhooks/plaid`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'plaid-verification': webhooks.keys.sign(Buffer.from(body)),
        },
        body,
      });
      expect(response.status).toBe(200);
    }
  });

  // Last, because the circuit stays open.
  it('a circuit: reads of the owner stop, those of the reader and of other tenants do not', async () => {
    const { token } = await relay();
    east.faults.set(OWN_GET, internalServerErrorFault());
    for (let index = 0; index < 20; index += 1) await ask(ALICE, OWN, { token: `assets-sandbox-${index}` });
    expect((await ask(ALICE, OWN, { token: 'assets-sandbox-new' })).codes).toEqual(['UPSTREAM_UNAVAILABLE']);
    expect((await ask(ALICE, READ, { token })).codes).toEqual([]);
    expect((await ask(BOB, READ, { token: relayToken(west) })).codes).toEqual([]);
    const circuit = (client: string) => metric('creditgraph_plaid_circuit', `client="${client}",kind="read"`);
    expect([await circuit('acme'), await circuit('acme-reader'), await circuit('globex')]).toEqual([2, 0, 0]);
    expect(app.logged.some((line) => line.includes('"client":"acme","kind":"read"'))).toBe(true);
    const calls = (client: string) =>
      metric(
        'creditgraph_plaid_call_duration_seconds_count',
        `client="${client}",path="${RELAY_GET}",kind="read",outcome="ok"`,
      );
    expect(await calls('acme-reader')).toBeGreaterThan(0);
    expect(await calls('acme')).toBeNaN();
  });
});

it('an id opens in each thread, and not for another reader', async () => {
  const { id } = await relay();
  const node =
    'query ($id: ID!) { node(id: $id) { id ... on RelayToken { assetReport { report { id } } } } }';
  const { data, codes } = await ask(ALICE, node, { id });
  expect(codes).toEqual([]);
  const report = (data as unknown as { node: { assetReport: { report: { id: string } } } }).node.assetReport
    .report.id;
  expect((await ask(ALICE, node, { id: report })).data).toEqual({ node: { id: report } });

  const [owner, reader, globex] = entries();
  const others = [{ ...owner, readerFor: ['acme'] }, { ...reader, readerFor: ['umbrella'] }, { ...globex }];
  const changed = await startServer(others);
  try {
    east.calls.reset();
    for (const each of [id, report])
      expect((await ask(ALICE, node, { id: each }, changed)).codes).toEqual(['NOT_FOUND']);
    expect(east.calls.total).toBe(0);
  } finally {
    await changed.stop();
  }
});

it('no secret is in a log line', () => {
  const secrets = [east.clients.ours.secret, east.clients.partner.secret];
  expect(app.logged.length).toBeGreaterThan(0);
  for (const line of app.logged) for (const secret of secrets) expect(line).not.toContain(secret);
});
