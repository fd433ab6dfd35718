import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { sentBy, TESTER } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { MAIN } from '../support/process.js';
import { given, post, startTestApp, TEST_SEALING_KEYS, type TestApp } from '../support/test-app.js';

const run = promisify(execFile);

const CREATE = '/credit/relay/create';
const REFRESH = '/credit/relay/refresh';
const PARTNER = 'sandbox-client-partner';

let folder: string;
let sandbox: Sandbox;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attempts-'));
  sandbox = await startSandbox({
    seed: 'test',
    now: new Date('2026-03-15T12:00:00Z'),
    reportDelayMs: 0,
  });
});
afterAll(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true });
});
afterEach(() => sandbox.faults.clear());

const reportToken = () => given(sandbox.samples.assetReports[0], 'a report').assetReportToken;
const relayToken = () => given(sandbox.samples.relayTokens[0], 'a relay token').relayToken;
const effects = (path: string) => sandbox.ledger.entries().filter((entry) => entry.path === path).length;

let names = 0;
const newName = () => {
  names += 1;
  return `canary-${names}`;
};

/** A server whose state, unless the settings say otherwise, is in a new folder. */
async function startApp(settings: Record<string, string> = {}) {
  const { clientId, secret } = sandbox.clients.ours;
  const stateFolder = settings.STATE_DIR ?? join(folder, newName());
  const auditFile = join(folder, `${newName()}.log`);
  const app = await startTestApp({
    PLAID_CLIENT_ID: clientId,
    PLAID_SECRET: secret,
    PLAID_ENV: 'sandbox',
    PLAID_BASE_URL: sandbox.url,
    UPSTREAM_CREATE_MS: '1500',
    STATE_DIR: stateFolder,
    AUDIT_FILE: auditFile,
    ...settings,
  });
  const linesOf = async () =>
    (await readFile(auditFile, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { app, stateFolder, linesOf };
}

const CREATE_RELAY = `mutation Create($token: String!, $key: String) {
  createRelayToken(input: { reportTokens: [$token], secondaryClientId: "${PARTNER}", idempotencyKey: $key }) {
    replayed relayToken { token }
  }
}`;
const createRelay = (app: TestApp, key: string | null, headers = {}) =>
  app.send({ query: CREATE_RELAY, variables: { token: reportToken(), key } }, headers);
const refreshRelay = (app: TestApp, key: string, token = relayToken()) =>
  app.send({
    query: `mutation Refresh($token: String!, $key: String) {
      refreshRelayToken(input: { relayToken: $token, idempotencyKey: $key }) { replayed }
    }`,
    variables: { token, key },
  });
const attempt = async (app: TestApp, key: string) => {
  const query =
    'query Attempt($key: String!) { attempt(idempotencyKey: $key) { state relayToken { token } } }';
  const { data, errors } = await app.send({ query, variables: { key } });
  expect(errors).toEqual([]);
  return (data as { attempt: { state: string; relayToken: { token: string } | null } | null }).attempt;
};
const madeBy = ({ data }: Awaited<ReturnType<typeof createRelay>>) =>
  given(
    (data as { createRelayToken: { replayed: boolean; relayToken: { token: string } } | null } | null)
      ?.createRelayToken,
    'a payload',
  );
const codeOf = ({ errors }: Awaited<ReturnType<typeof createRelay>>) => errors[0]?.extensions.code;

describe('the audit log', () => {
  it('has a line for each step of an attempt, with the tokens that it names, and none of the data', async () => {
    const { app, linesOf } = await startApp();
    const stepsOf = async (during: () => Promise<unknown>) => {
      const before = (await linesOf().catch(() => [])).length;
      await during();
      return (await linesOf()).slice(before);
    };
    const attempts = (lines: readonly Record<string, unknown>[]) =>
      lines.map((line) => line.attempt ?? 'response');
    const [made, lost] = [newName(), newName()];

    const first = await stepsOf(() => createRelay(app, made));
    expect(attempts(first)).toEqual(['attempted', 'succeeded', 'response']);
    const subjects = [{ token: await nameOf(reportToken()), report: null }];
    expect(first[0]).toMatchObject({
      decision: 'allowed',
      operation: { name: 'createRelayToken', hash: null },
      classes: ['attempt'],
      principal: 'api-key:tester',
      subjects,
      count: 1,
    });
    expect(attempts(await stepsOf(() => createRelay(app, made)))).toEqual(['replayed', 'response']);

    sandbox.faults.set(REFRESH, { kind: 'reset-after', times: 1 });
    expect(attempts(await stepsOf(() => refreshRelay(app, lost)))).toEqual(['attempted', 'unknown']);
    expect(attempts(await stepsOf(() => refreshRelay(app, lost)))).toEqual(['settled', 'replayed']);
    expect(attempts(await stepsOf(() => refreshRelay(app, newName(), 'unknown-token')))).toEqual([
      'attempted',
      'failed',
    ]);
    sandbox.faults.set(REFRESH, { kind: 'bad-gateway', times: 1 });
    await refreshRelay(app, newName());

    const asked = await stepsOf(() => attempt(app, made));
    expect(asked).toMatchObject([
      {
        operation: { name: 'Attempt' },
        classes: expect.arrayContaining(['attempt', 'token']),
        // The report, and the relay token that was made.
        subjects: [subjects[0], expect.anything()],
      },
    ]);
    const text = JSON.stringify(await linesOf());
    for (const secret of [reportToken(), relayToken(), made, lost]) expect(text).not.toContain(secret);
    await app.stop();
  });

  async function nameOf(token: string): Promise<string> {
    const child = run(process.execPath, [MAIN, 'audit', 'subject'], {
      env: { SEALING_KEYS: TEST_SEALING_KEYS },
      cwd: folder,
    });
    child.child.stdin?.end(`${token}\n`);
    return (await child).stdout.trim();
  }
});

describe.each(['compiled', 'reference'])(
  'with the %s executor, after a restart with the same STATE_DIR',
  (EXECUTOR) => {
    it('a repeat has the outcome from before, and what was in flight is UNKNOWN and is not sent again', async () => {
      // Longer than the copy of the folder takes on a slow machine.
      const { app, stateFolder } = await startApp({ EXECUTOR, UPSTREAM_CREATE_MS: '5000' });
      const [done, refused, inFlight] = [newName(), newName(), newName()];
      const first = madeBy(await createRelay(app, done));
      expect(codeOf(await refreshRelay(app, refused, 'unknown-token'))).toBe('PLAID_ERROR');
      sandbox.faults.set(CREATE, { kind: 'hang-after', times: 2 });
      const before = effects(CREATE);
      const lost = [createRelay(app, inFlight), createRelay(app, null)];
      await eventually('two calls', async () => (effects(CREATE) === before + 2 ? true : null));
      // As a process leaves it that is killed now.
      const copy = join(folder, newName());
      await cp(stateFolder, copy, { recursive: true });
      expect((await Promise.all(lost)).map(codeOf)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
      await app.stop();

      const { app: next } = await startApp({ EXECUTOR, STATE_DIR: copy });
      expect(next.logged.filter((line) => line.includes('outcome of mutations is unknown'))).toEqual([
        expect.stringContaining('"unknown":{"createRelayToken":2}'),
      ]);
      sandbox.calls.reset();
      expect(madeBy(await createRelay(next, done))).toEqual({ ...first, replayed: true });
      expect(codeOf(await refreshRelay(next, refused, 'unknown-token'))).toBe('PLAID_ERROR');
      expect(codeOf(await createRelay(next, inFlight))).toBe('OUTCOME_UNKNOWN');
      expect(await attempt(next, inFlight)).toMatchObject({ state: 'UNKNOWN' });
      expect(sandbox.calls.count(CREATE) + sandbox.calls.count(REFRESH)).toBe(0);
      await next.stop();
    });
  },
);

describe('a stop', () => {
  it('waits for an attempt whose client has left, and its outcome is there after the restart', async () => {
    const { app, stateFolder } = await startApp();
    const key = newName();
    sandbox.faults.set(CREATE, { kind: 'delay', ms: 500, times: 1 });
    const leaving = new AbortController();
    const variables = { token: reportToken(), key };
    const left = post(app.url, { query: CREATE_RELAY, variables }, sentBy(TESTER), leaving.signal).catch(
      () => 'left',
    );
    await eventually('an attempt', () => attempt(app, key));
    leaving.abort();
    await left;
    await app.stop();
    const { app: next } = await startApp({ STATE_DIR: stateFolder });
    expect(await attempt(next, key)).toMatchObject({ state: 'SUCCEEDED' });
    await next.stop();
  });
});

describe('a repeat of a call in progress', () => {
  it('waits no longer than its client, and says UPSTREAM_TIMEOUT then', async () => {
    const { app } = await startApp({ UPSTREAM_CREATE_MS: '30000' });
    const key = newName();
    sandbox.faults.set(CREATE, { kind: 'delay', ms: 3_000, times: 1 });
    const first = createRelay(app, key);
    await eventually('an attempt', () => attempt(app, key));
    const hasty = await createRelay(app, key, { 'x-request-timeout': '100' });
    expect(codeOf(hasty)).toBe('UPSTREAM_TIMEOUT');
    expect(madeBy(await first).replayed).toBe(false);
    await app.stop();
  });
});

describe('the folder of the state', () => {
  it('has no token, key, caller or input in the clear', async () => {
    const { app, stateFolder } = await startApp();
    const key = newName();
    const { relayToken: made } = madeBy(await createRelay(app, key));
    await createRelay(app, null);
    await refreshRelay(app, newName(), 'canary-token');
    await app.stop();
    const files = (await readdir(stateFolder, { recursive: true, withFileTypes: true })).filter((file) =>
      file.isFile(),
    );
    const texts = await Promise.all(
      files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1')),
    );
    expect(texts.join('')).toContain('attempt/');
    for (const secret of [key, made.token, reportToken(), 'canary', 'tester', PARTNER, 'createRelayToken']) {
      expect(texts.filter((text) => text.includes(secret))).toEqual([]);
    }
  });
});

describe('creditgraph attempts erase', () => {
  const erase = (input: string, settings: Record<string, string>, ...args: string[]) => {
    const child = run(process.execPath, [MAIN, 'attempts', 'erase', ...args], {
      env: { SEALING_KEYS: TEST_SEALING_KEYS, ...settings },
      cwd: folder,
    });
    child.child.stdin?.end(input);
    return child.then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        code,
        stdout,
        stderr,
      }),
    );
  };

  it('erases the attempts that name a token, so that their keys are new', async () => {
    const { app, stateFolder: STATE_DIR } = await startApp();
    const [created, refreshed] = [newName(), newName()];
    const { relayToken: made } = madeBy(await createRelay(app, created));
    await refreshRelay(app, refreshed);
    expect(await erase(made.token, { STATE_DIR })).toMatchObject({
      code: 2,
      stderr:
        'creditgraph attempts: STATE_DIR: is used by another process; stop the server, or set the folder of the server\n',
    });
    await app.stop();
    expect(await erase(`${made.token}\n`, { STATE_DIR }, '--tenant', 'north')).toMatchObject({
      stdout: '0 attempts erased\n',
    });
    expect(await erase(`${made.token}\n`, { STATE_DIR })).toEqual({
      code: 0,
      stdout: '1 attempt erased\n',
      stderr: '',
    });
    const { app: next } = await startApp({ STATE_DIR });
    expect(await attempt(next, created)).toBeNull();
    expect(await attempt(next, refreshed)).toMatchObject({ state: 'SUCCEEDED' });
    await next.stop();
    expect(
      await erase(relayToken(), { STATE_DIR, SEALING_KEYS: TEST_SEALING_KEYS.replace('test', 'other') }),
    ).toEqual({
      code: 1,
      stdout: '0 attempts erased\n',
      stderr: expect.stringMatching(/^creditgraph attempts: 1 more cannot be read; set SEALING_KEYS .*\n$/),
    });
  });

  it.each([
    [
      'without STATE_DIR',
      'token',
      {},
      /^creditgraph attempts: STATE_DIR is not set; set it, or REDIS_STATE_URL, .*\n$/,
    ],
    [
      'with a folder without state',
      'token',
      { STATE_DIR: '/nowhere' },
      /^creditgraph attempts: STATE_DIR: has no state; set .*\n$/,
    ],
  ])('says in one line what to do %s', async (_case, input, settings, line) => {
    expect(await erase(input, settings)).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(line),
    });
  });

  it.each(['', ' \n', 'two tokens'])('says in one line what to do with the input %p', async (input) => {
    const { app, stateFolder: STATE_DIR } = await startApp();
    await app.stop();
    expect(await erase(input, { STATE_DIR })).toEqual({
      code: 2,
      stdout: '',
      stderr: "creditgraph attempts: standard input must have one token, or one of Plaid's ids of reports\n",
    });
  });
});
