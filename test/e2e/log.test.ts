import { hash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RelayReportDocument } from '../generated/graphql.js';
import { eventually } from '../support/eventually.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const RELAY_GET = '/credit/relay/get';
const REGISTERED = 'query Registered { __typename }';

let folder: string;
let debug: TestApp;
let info: TestApp;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-'));
  const manifest = join(folder, 'manifest.json');
  await writeFile(manifest, JSON.stringify({ [hash('sha256', REGISTERED)]: REGISTERED }));
  const settings = {
    PERSISTED_OPERATIONS_FILE: manifest,
    PERSISTED_OPERATIONS: 'prefer',
    CACHE_MAX_MB: '64',
  };
  debug = await startTestApp({ ...settings, LOG_LEVEL: 'debug' });
  info = await startTestApp(settings);
});
afterAll(async () => {
  await Promise.all([debug.stop(), info.stop()]);
  await rm(folder, { recursive: true });
});

type Line = Record<string, unknown>;

/** The lines with a message that are logged during some work. */
async function logged(app: TestApp, message: string, during: () => Promise<unknown>): Promise<Line[]> {
  const before = app.logged.length;
  await during();
  const lines: Line[] = app.logged.slice(before).map((line) => JSON.parse(line));
  return lines.filter(({ msg }) => msg === message);
}

const token = ({ sandbox }: TestApp) => given(sandbox.samples.relayTokens[0], 'a relay token').relayToken;

async function readTwice(app: TestApp) {
  const headers = { 'x-request-id': 'log-request-1' };
  for (let count = 0; count < 2; count += 1)
    await app.execute(RelayReportDocument, { token: token(app) }, { headers });
  await app.execute(RelayReportDocument, { token: 'relay-unknown' });
}

describe('with LOG_LEVEL=debug', () => {
  it('each operation has a line, with its hash and without a name that is not registered', async () => {
    const lines = await logged(debug, 'operation completed', () => readTwice(debug));
    expect(lines).toMatchObject([
      {
        level: 20,
        requestId: 'log-request-1',
        operationType: 'query',
        operationName: null,
        outcome: 'ok',
        isCached: false,
      },
      { requestId: 'log-request-1', operationName: null, outcome: 'ok', isCached: true },
      { operationName: null, outcome: 'errors', isCached: false },
    ]);
    for (const { operationHash, durationMs } of lines) {
      expect(operationHash).toMatch(/^[0-9a-f]{64}$/);
      expect(durationMs).toEqual(expect.any(Number));
    }
  });

  it('a registered operation has its name', async () => {
    const lines = await logged(debug, 'operation completed', () => debug.send({ query: REGISTERED }));
    expect(lines).toMatchObject([{ operationName: 'Registered', operationHash: hash('sha256', REGISTERED) }]);
  });

  it('each call to Plaid has a line, with its path and without a value', async () => {
    const lines = await logged(debug, 'Plaid was called', () =>
      debug.execute(RelayReportDocument, { token: 'relay-canary' }),
    );
    expect(lines).toEqual([
      {
        level: 20,
        time: expect.any(String),
        path: RELAY_GET,
        kind: 'read',
        outcome: 'refused',
        durationMs: expect.any(Number),
        msg: 'Plaid was called',
      },
    ]);
  });

  it('no line has a name or a value that a client chose', async () => {
    await debug.send({
      query:
        'query CanaryName($token: String!) { relayToken(token: $token) { assetReport { status } } a: node(id: "canary-literal") { id } }',
      operationName: 'CanaryName',
      variables: { token: 'relay-canary-variable' },
    });
    await fetch(new URL('/canary-path?canary=1', debug.url));
    expect(debug.logged.join('').toLowerCase()).not.toContain('canary');
  });
});

describe('with LOG_LEVEL=info', () => {
  it('operations and calls have no line', async () => {
    expect(await logged(info, 'operation completed', () => readTwice(info))).toEqual([]);
    expect(info.logged.join('')).not.toContain('Plaid was called');
  });

  it('a request that is refused is a warning with its code, unless the client caused that', async () => {
    const loud = await startTestApp({ RATE_LIMIT_PER_MINUTE: '1' });
    const headers = { 'x-request-id': 'log-request-2' };
    const lines = await logged(loud, 'an operation failed', async () => {
      for (let count = 0; count < 3; count += 1) await loud.send({ query: '{ __typename }' }, headers);
    });
    await loud.stop();
    expect(lines).toMatchObject([{ level: 40, code: 'RATE_LIMITED', requestId: 'log-request-2' }]);
    expect(await logged(info, 'an operation failed', () => info.send({ query: '{' }))).toEqual([]);
  });

  it('clients that disconnect before their responses have a line, and later ones are counted', async () => {
    const leaving = await startTestApp();
    leaving.sandbox.faults.set(RELAY_GET, { kind: 'hang' });
    for (const id of ['one', 'two']) {
      const client = new AbortController();
      const headers = { 'x-request-id': `log-request-${id}` };
      const asked = leaving.execute(RelayReportDocument, { token: id }, { headers, signal: client.signal });
      leaving.sandbox.calls.reset();
      await eventually('the call', async () => (leaving.sandbox.calls.count(RELAY_GET) === 1 ? true : null));
      client.abort();
      await expect(asked).rejects.toThrow('aborted');
    }
    const served = await leaving.send({ query: '{ __typename }' });
    expect(served.status).toBe(200);
    await leaving.stop();
    const lines = leaving.logged.map((line) => JSON.parse(line));
    expect(lines.filter(({ msg }) => /disconnected/.test(msg))).toMatchObject([
      { level: 30, requestId: 'log-request-one', method: 'POST', route: '/graphql' },
      { level: 30, count: 1 },
    ]);
  });
});
