import { hash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { internalServerErrorFault } from 'creditgraph-sandbox';
import { RelayReportDocument } from '../generated/graphql.js';
import { eventually } from '../support/eventually.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const REGISTERED = 'query Registered { __typename }';

let folder: string;
let app: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'admin-'));
  const manifest = join(folder, 'manifest.json');
  await writeFile(manifest, JSON.stringify({ [hash('sha256', REGISTERED)]: REGISTERED }));
  app = await startTestApp({
    ADMIN_PORT: '0',
    CACHE_MAX_MB: '64',
    MAX_IN_FLIGHT: '2000',
    MAX_REPORT_READS: '2000',
    PERSISTED_OPERATIONS_FILE: manifest,
    PERSISTED_OPERATIONS: 'prefer',
  });
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

afterEach(() => {
  jest.useRealTimers();
});

const admin = async (path: string, method = 'GET', { adminPort } = app) => {
  const response = await fetch(`http://127.0.0.1:${adminPort}${path}`, { method });
  return { status: response.status, text: await response.text() };
};

/** The value of a metric, by its whole line before it. */
async function metric(line: string, of = app): Promise<number | null> {
  const { text } = await admin('/metrics', 'GET', of);
  const found = text.split('\n').find((each) => each.startsWith(`${line} `));
  return found === undefined ? null : Number(found.slice(line.length + 1));
}

const tokenAt = (index: number) => given(app.sandbox.samples.relayTokens[index], 'a relay token').relayToken;

/** Reads that run or wait in the queue. */
const MOST_CALLS = 64 + 64;

/** An operation with more aliases than one may have. */
const tooLarge = () => `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: __typename`).join(' ')} }`;

describe('the port for operators', () => {
  it('says that the process lives and wants requests', async () => {
    expect(await admin('/livez')).toEqual({ status: 200, text: 'ok\n' });
    expect(await admin('/readyz')).toEqual({ status: 200, text: 'ok\n' });
  });

  it.each([
    ['/', 'GET'],
    ['/graphql', 'GET'],
    ['/livez', 'POST'],
    ['/livez/', 'GET'],
  ])('has nothing else: %s, %s', async (path, method) => {
    expect((await admin(path, method)).status).toBe(404);
  });

  it('is not the port of the graph', async () => {
    for (const path of ['/livez', '/readyz', '/metrics']) {
      expect((await fetch(new URL(path, app.url))).status).toBe(404);
    }
  });
});

/** All but setTimeout. */
const NOT_FAKED = [
  ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask'] as const),
  ...(['setImmediate', 'clearImmediate', 'setInterval', 'clearInterval'] as const),
];

it('while the server drains, /readyz is 503, and the graph and /livez still respond', async () => {
  const DRAIN_MS = 600_000;
  const draining = await startTestApp({ ADMIN_PORT: '0' });
  jest.useFakeTimers({ doNotFake: NOT_FAKED });
  const stopped = draining.stop(DRAIN_MS);
  expect(await admin('/readyz', 'GET', draining)).toEqual({ status: 503, text: 'stopping\n' });
  expect((await admin('/livez', 'GET', draining)).status).toBe(200);
  expect(await metric('creditgraph_draining', draining)).toBe(1);
  const { status, headers } = await draining.send({ query: '{ __typename }' });
  expect([status, headers.get('connection')]).toEqual([200, 'close']);
  jest.advanceTimersByTime(DRAIN_MS);
  jest.useRealTimers();
  await stopped;
  await expect(admin('/readyz', 'GET', draining)).rejects.toThrow('fetch failed');
});

describe('the metrics', () => {
  it('count calls to Plaid by path and outcome, and requests by route and status', async () => {
    const token = tokenAt(0);
    await app.execute(RelayReportDocument, { token });
    await app.execute(RelayReportDocument, { token: 'relay-that-nobody-made' });
    app.sandbox.faults.set('/credit/relay/get', internalServerErrorFault());
    await app.execute(RelayReportDocument, { token: tokenAt(1) });
    app.sandbox.faults.clear();
    const calls = (outcome: string) =>
      metric(
        `creditgraph_plaid_call_duration_seconds_count{path="/credit/relay/get",kind="read",outcome="${outcome}"}`,
      );
    expect([await calls('ok'), await calls('refused'), await calls('failed')]).toEqual([1, 1, 1]);
    expect(
      await metric(
        'creditgraph_http_request_duration_seconds_count{method="POST",route="/graphql",status="200"}',
      ),
    ).toBe(3);
    expect(await metric('creditgraph_plaid_circuit{kind="read"}')).toBe(0);
  });

  it('count operations by type, registered name and outcome, also when the response is cached', async () => {
    const count = (labels: string) => metric(`creditgraph_operation_duration_seconds_count{${labels}}`);
    const registered = () => count('type="query",name="Registered",outcome="ok"');
    for (let index = 0; index < 3; index += 1) await app.send({ query: REGISTERED });
    expect(await registered()).toBe(3);
    // The same name in another document.
    await app.send({ query: `${REGISTERED} # not registered`, operationName: 'Registered' });
    expect(await registered()).toBe(3);

    const hits = 'creditgraph_response_cache_events{event="hit"}';
    const [ok, cached] = [await count('type="query",name="other",outcome="ok"'), await metric(hits)];
    for (let index = 0; index < 2; index += 1) await app.execute(RelayReportDocument, { token: tokenAt(2) });
    expect(await count('type="query",name="other",outcome="ok"')).toBe(Number(ok) + 2);
    expect(await metric(hits)).toBe(Number(cached) + 1);

    await app.send({ query: '{ node(id: "unknown") { id } __typename }' });
    expect(await count('type="query",name="other",outcome="errors"')).toBeGreaterThan(0);
    await app.send({ query: 'mutation { removeRelayToken(input: { relayToken: "no" }) { removed } }' });
    expect(await count('type="mutation",name="other",outcome="errors"')).toBe(1);
    await app.send({ query: tooLarge() });
    expect(await count('type="query",name="other",outcome="failed"')).toBe(1);
  });

  it('count each error once by its code, of operations and of refused requests', async () => {
    const error = (code: string) => metric(`creditgraph_errors_total{code="${code}"}`);
    const cases: [code: string, send: () => Promise<unknown>][] = [
      ['PLAID_ERROR', () => app.execute(RelayReportDocument, { token: 'relay-unknown' })],
      ['GRAPHQL_VALIDATION_FAILED', () => app.send({ query: '{ unknown }' })],
      ['GRAPHQL_PARSE_FAILED', () => app.send({ query: '{' })],
      ['OPERATION_TOO_LARGE', () => app.send({ query: tooLarge() })],
      [
        'OPERATION_RESOLUTION_FAILURE',
        () => app.send({ query: 'query A { a: __typename }', operationName: 'B' }),
      ],
      ['BAD_REQUEST', () => app.send({ variables: {} })],
      ['BAD_REQUEST', () => fetch(new URL('/nothing', app.url))],
      ['BAD_REQUEST', () => app.send('{')],
      ['NOT_FOUND', () => fetch(new URL('/downloads/unknown', app.url))],
      ['PERSISTED_QUERY_NOT_FOUND', () => app.send({ documentId: `sha256:${hash('sha256', 'unknown')}` })],
    ];
    for (const [code, send] of cases) {
      const before = await error(code);
      await send();
      expect([code, await error(code)]).toEqual([code, Number(before) + 1]);
    }
    expect(await error('OVERLOADED')).toBe(0);
  });

  it('have the calls that run, wait and were refused, and the retries that calls have earned', async () => {
    app.sandbox.faults.set('/credit/relay/get', { kind: 'hang' });
    const running = () => metric('creditgraph_plaid_calls{kind="read",state="running"}');
    expect(await running()).toBe(0);
    const leaving = new AbortController();
    const reads = Array.from({ length: MOST_CALLS + 3 }, (_, index) =>
      app.execute(RelayReportDocument, { token: `relay-hung-${index}` }, { signal: leaving.signal }),
    );
    const refused = () => metric('creditgraph_plaid_queue_full_total{kind="read"}');
    await eventually('refused calls', async () => ((await refused()) === 3 ? true : null));
    expect(await metric('creditgraph_plaid_calls{kind="read",state="waiting"}')).toBe(64);
    expect(await running()).toBe(64);
    expect(await metric('creditgraph_plaid_retry_budget{kind="read"}')).toBeGreaterThan(1);
    expect(await metric('creditgraph_errors_total{code="OVERLOADED"}')).toBe(3);
    leaving.abort();
    await Promise.allSettled(reads);
    await eventually('no calls', async () => ((await running()) === 0 ? true : null));
    app.sandbox.faults.clear();
    const cancelled = () =>
      metric('creditgraph_operation_duration_seconds_count{type="query",name="other",outcome="cancelled"}');
    await eventually('all cancelled', async () => ((await cancelled()) === MOST_CALLS ? true : null));
    const lines = app.logged.filter((line) => line.includes('a client disconnected before its response'));
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ method: 'POST', route: '/graphql' }]);
  });

  it('are those of docs/RELIABILITY.md', async () => {
    const documented = [
      ...(await readFile(new URL('../../docs/RELIABILITY.md', import.meta.url), 'utf8')).matchAll(
        /^\| `(creditgraph_\w+)`/gm,
      ),
    ].map(([, name]) => name);
    const { text } = await admin('/metrics');
    const served = [...text.matchAll(/^# TYPE (creditgraph_\w+)/gm)].map(([, name]) => name);
    expect(served.sort()).toEqual(documented.sort());
  });

  it.each(['grafana-dashboard.json', 'prometheus-alerts.yml'])(
    'are there that deploy/%s uses',
    async (file) => {
      const text = await readFile(new URL(`../../deploy/${file}`, import.meta.url), 'utf8');
      const used = text.match(/\b(?:creditgraph|nodejs|process)_\w+/g) ?? [];
      const served = new Set(
        [...(await admin('/metrics')).text.matchAll(/^(\w+)(?:\{| )/gm)].map(([, name]) => name),
      );
      expect(used.length).toBeGreaterThan(2);
      expect(used.filter((name) => !served.has(name))).toEqual([]);
    },
  );

  it('hold no token, id or name that a client has sent', async () => {
    await app.send({ query: 'query CanaryName { __typename }', operationName: 'CanaryName' });
    await fetch(new URL('/canary-path', app.url));
    await app.execute(RelayReportDocument, { token: 'relay-canary-token' });
    const { text } = await admin('/metrics');
    expect(text.toLowerCase()).not.toContain('canary');
  });
});
