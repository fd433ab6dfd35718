import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { sentBy, type TestCaller } from '../support/callers.js';
import { later } from '../support/later.js';
import { MAIN } from '../support/process.js';
import { given, post, startTestApp, TEST_SEALING_KEYS, type TestApp } from '../support/test-app.js';

const run = promisify(execFile);

const clerk: TestCaller = { name: 'clerk', scopes: ['reports:read'], tenant: 'north' };
const desk: TestCaller = { name: 'desk', tenant: 'north' };

let folder: string;
let file: string;
let sandbox: Sandbox;
let app: TestApp;
let token: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  file = join(folder, 'audit.log');
  sandbox = await startSandbox({
    seed: 'test',
    now: new Date('2026-03-15T12:00:00Z'),
    reportDelayMs: 3_600_000,
  });
  const { clientId, secret } = sandbox.clients.ours;
  const plaid = { PLAID_CLIENT_ID: clientId, PLAID_SECRET: secret, PLAID_ENV: 'sandbox' };
  const settings = { ...plaid, PLAID_BASE_URL: sandbox.url, AUDIT_FILE: file, CACHE_MAX_MB: '64' };
  // A worker thread then parses reports from 200 kB.
  app = await startTestApp({ ...settings, WORKER_MIN_KB: '200', ADMIN_PORT: '0' }, [clerk, desk]);
  token = tokenOf('user_sparse');
});
afterAll(async () => {
  await app.stop();
  await sandbox.stop();
  await rm(folder, { recursive: true });
});

const tokenOf = (name: string) =>
  given(
    sandbox.samples.relayTokens.find(({ borrower }) => borrower === name),
    `a relay token of ${name}`,
  ).relayToken;

const ask = (query: string, variables: object = { token }, caller = desk, headers = {}) =>
  post<unknown>(app.url, { query, variables }, { ...sentBy(caller), ...headers });

const READ = `query Read($token: String!) {
  relayToken(token: $token) { assetReport { requestId report { items { accounts { balances { current } } } } } }
}`;

async function lines(): Promise<Record<string, unknown>[]> {
  const text = await readFile(file, 'utf8');
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

/** The lines that are logged during some work. */
async function written(during: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const before = await lines();
  await during();
  return (await lines()).slice(before.length);
}

/** The output and exit code of a command. */
const audit = (...args: string[]) =>
  run(process.execPath, [MAIN, 'audit', ...args], {
    env: { SEALING_KEYS: TEST_SEALING_KEYS },
    cwd: folder,
  }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  );

describe('the audit log', () => {
  it('has the caller, the classes of fields, the subjects and the purpose of a read, and none of the data', async () => {
    const headers = { 'x-purpose': 'underwriting', 'x-request-id': 'audited-request' };
    let answer: Awaited<ReturnType<typeof ask>> | undefined;
    const [line, ...others] = await written(async () => {
      answer = await ask(READ, { token }, desk, headers);
    });
    const { data } = given(answer, 'an answer') as unknown as {
      data: { relayToken: { assetReport: { requestId: string } } };
    };
    expect(others).toEqual([]);
    expect(line).toMatchObject({
      decision: 'allowed',
      principal: 'api-key:desk',
      tenant: 'north',
      purpose: 'underwriting',
      operation: { name: 'Read', hash: hash('sha256', READ, 'hex') },
      classes: expect.arrayContaining(['report']),
      count: 1,
      requestId: 'audited-request',
      plaidRequestIds: [data.relayToken.assetReport.requestId],
    });
    const text = JSON.stringify(line);
    expect(text).not.toContain(token);
    expect(text.replace(/"time":"[^"]+"/, '')).not.toMatch(/\d\.\d/);
  });

  it('has a line per caller for a cached response, and for one that callers share', async () => {
    const other = tokenOf('user_salaried');
    const noted = await written(() =>
      Promise.all(
        [desk, desk, desk, clerk].map((caller, index) =>
          ask(READ, { token: other }, caller, { 'x-request-id': `joined-request-${index}` }),
        ),
      ),
    );
    expect(noted.map(({ requestId }) => requestId).sort()).toEqual(
      [0, 1, 2, 3].map((index) => `joined-request-${index}`),
    );
    const again = await written(() => ask(READ, { token: other }));
    expect(again).toHaveLength(1);
    expect(again[0]?.subjects).toEqual(noted[0]?.subjects);
  });

  it('has a line for a report in a worker thread', async () => {
    const [line] = await written(() => ask(READ, { token: tokenOf('user_wealthy') }));
    expect(line).toMatchObject({ decision: 'allowed', count: 1, principal: 'api-key:desk' });
  });

  it('distinguishes a whole social security number from a masked one', async () => {
    const query = `query ($token: String!) {
      relayToken(token: $token) { assetReport { report { user { ssn } } } }
    }`;
    const purposeful = { 'x-purpose': 'underwriting' };
    const lines = await written(async () => {
      await ask(query, { token }, desk, purposeful);
      await ask(query, { token }, desk);
      await ask(query, { token }, clerk, purposeful);
    });
    expect(lines.map(({ classes }) => classes)).toEqual([
      ['report', 'ssn'],
      ['report', 'ssn-masked'],
      ['report', 'ssn-masked'],
    ]);
  });

  it('has a line for a refused caller', async () => {
    const query = READ.replace('balances { current }', 'owners { names }');
    const [line] = await written(() => ask(query, { token }, clerk));
    expect(line).toMatchObject({
      decision: 'denied',
      principal: 'api-key:clerk',
      classes: expect.arrayContaining(['pii']),
      subjects: [],
    });
  });

  it('has a line for a file, with the purpose of its URL', async () => {
    const query = 'query ($token: String!) { relayToken(token: $token) { downloads { pdf { url } } } }';
    const { data } = await ask(query, { token }, desk, { 'x-purpose': 'compliance' });
    const url = /http[^"]+/.exec(JSON.stringify(data))?.[0];
    const [line] = await written(() =>
      fetch(given(url, 'a URL'), { headers: sentBy(desk) }).then((response) => response.arrayBuffer()),
    );
    expect(line).toMatchObject({
      operation: { name: 'download', hash: null },
      classes: ['file'],
      purpose: 'compliance',
      count: 1,
    });
    expect(line?.subjects).toEqual([
      expect.objectContaining({
        token: await nameOf(token),
      }),
    ]);
  });

  it('truncates a very long operation name', async () => {
    const [line] = await written(() => ask(READ.replace('Read', 'R'.repeat(100_000)), { token }, clerk));
    expect(JSON.stringify(line).length).toBeLessThan(1_000);
    expect(line).toMatchObject({ decision: 'allowed', operation: { name: 'R'.repeat(128) } });
  });

  it('has the subject of a token or a file that is sent, even if no data of it is read', async () => {
    const sealed = await ask(
      'mutation ($token: String!) { sealRelayToken(token: $token) { relayToken { id } } }',
    );
    const { id } = (sealed.data as { sealRelayToken: { relayToken: { id: string } } }).sealRelayToken
      .relayToken;
    const subjects = [{ token: await nameOf(token), report: null }];
    const open = 'query ($id: ID!) { node(id: $id) { ... on RelayToken { token } } }';
    expect(await written(() => ask(open, { id }))).toMatchObject([
      { classes: ['token'], subjects, count: 1 },
    ]);
    const file = 'query ($id: ID!) { node(id: $id) { ... on RelayToken { downloads { pdf { url } } } } }';
    const url = await written(() => ask(file, { id }, desk, { 'x-purpose': 'compliance' }));
    expect(url).toMatchObject([{ classes: ['file'], subjects, count: 1 }]);
    const input = `accessTokens: ["${sandbox.samples.accessTokens[0]?.accessToken}"], daysRequested: 30`;
    const create = `mutation { createAssetReport(input: { ${input} }) { assetReportToken } }`;
    let made = '';
    const lines = await written(async () => {
      const { data } = await ask(create, {});
      made = (data as { createAssetReport: { assetReportToken: string } }).createAssetReport.assetReportToken;
    });
    // After the lines of the attempt.
    expect(lines.at(-1)).toMatchObject({ subjects: [{ token: await nameOf(made), report: null }], count: 1 });
    // Opened, but not sent.
    expect(await written(() => ask('query ($id: ID!) { node(id: $id) { id } }', { id }))).toEqual([]);
  });

  it('has no line for an operation that selects tokens and is refused', async () => {
    const tokens = (count: number) =>
      Array.from({ length: count }, (_, n) => `a${n}: relayToken(token: $token) { token }`).join(' ');
    const noted = await written(async () => {
      await ask(`query ($token: String!) { ${tokens(1)} }`, { token: 5 });
      await ask(`query ($token: String!) { ${tokens(25)} }`);
    });
    expect(noted).toEqual([]);
    const query = `query ($token: String!) { ${tokens(1)} }`;
    expect(await written(() => ask(query))).toMatchObject([{ decision: 'allowed', classes: ['token'] }]);
  });

  it('has no line for an operation without personal data', async () => {
    const nothing = ['{ __typename }', '{ __schema { queryType { name } } }', '{ nothing }'];
    const unknown = { token: `${token}0` };
    const noted = await written(async () => {
      for (const query of nothing) await ask(query, {});
      await ask(READ, unknown);
    });
    expect(noted).toEqual([]);
  });

  it('has the names of subjects that npm run audit:subject prints', async () => {
    const [line] = await written(() => ask(READ));
    expect(line?.subjects).toEqual([{ token: await nameOf(token), report: expect.any(String) }]);
  });

  it('is a chain that npm run audit:verify accepts, until a line is deleted', async () => {
    const { code, stdout } = await audit('verify', file);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+ lines, all unchanged; head \S{43}\n$/),
    });
    const text = await readFile(file, 'utf8');
    const copy = join(folder, 'copy.log');
    await writeFile(copy, text.split('\n').toSpliced(2, 1).join('\n'));
    expect(await audit('verify', copy)).toEqual({
      code: 1,
      stdout: expect.stringContaining(`${copy}: line 3 has 1 missing before it\n`),
    });
    await writeFile(copy, text.split('\n').slice(0, 3).join('\n').concat('\n'));
    const head = /head (\S+)/.exec(stdout)?.[1] ?? '';
    expect(await audit('verify', copy)).toMatchObject({ code: 0 });
    expect(await audit('verify', copy, `--head=${head}`)).toMatchObject({ code: 1 });
  });

  it('npm run audit:verify names the setting when a key is missing', async () => {
    const SEALING_KEYS = TEST_SEALING_KEYS.replace(/^[^:]+/, 'another');
    const verified = run(process.execPath, [MAIN, 'audit', 'verify', file], {
      env: { SEALING_KEYS },
      cwd: folder,
    });
    await expect(verified).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(
        /line 1 was signed with a key that SEALING_KEYS does not have\n[\s\S]*\nSEALING_KEYS must contain the keys that the server had/,
      ),
    });
  });

  async function nameOf(id: string): Promise<string> {
    const child = run(process.execPath, [MAIN, 'audit', 'subject', '--tenant', 'north'], {
      env: { SEALING_KEYS: TEST_SEALING_KEYS },
      cwd: folder,
    });
    child.child.stdin?.end(`${id}\n`);
    return (await child).stdout.trim();
  }
});

describe('when the audit log cannot be written', () => {
  /** Somebody else writes to the file, which the server does not write to any more. */
  async function meddled<T>(during: () => Promise<T>): Promise<T> {
    const { length } = await readFile(file);
    await appendFile(file, 'x');
    // A check of the file is valid for 100 ms.
    later(1_000);
    try {
      return await during();
    } finally {
      await truncate(file, length);
    }
  }

  it('personal data is refused, even if cached and before Plaid is called, and other data is sent', async () => {
    await ask(READ);
    sandbox.calls.reset();
    await meddled(async () => {
      for (const query of [READ, READ.replace('current', 'available')]) {
        const { status, data, errors } = await ask(query);
        expect({ status, data: data ?? null, errors }).toMatchObject({
          status: 503,
          data: null,
          errors: [{ extensions: { code: 'AUDIT_UNAVAILABLE', retryable: true } }],
        });
      }
      expect(await ask('{ __typename }', {})).toMatchObject({ status: 200, data: { __typename: 'Query' } });
    });
    expect(sandbox.calls.count('/credit/relay/get')).toBe(0);
    expect((await ask(READ)).errors).toEqual([]);
  });

  it('the log and the metrics say why, and when it can be written again', async () => {
    const before = app.logged.length;
    const metrics = async () => {
      const text = await (await fetch(`http://127.0.0.1:${app.adminPort}/metrics`)).text();
      const value = (name: string) => Number(text.split(`\ncreditgraph_audit_${name} `)[1]?.split('\n')[0]);
      return [value('writable'), value('failures_total{reason="changed"}'), value('lines_total')];
    };
    const [, failures = 0, written = 0] = await metrics();
    await meddled(async () => {
      for (let count = 0; count < 3; count += 1) await ask(READ.replace('current', 'limit'));
      expect(await metrics()).toEqual([0, failures + 3, written]);
    });
    await ask(READ.replace('current', 'limit'));
    expect(await metrics()).toEqual([1, failures + 3, written + 1]);
    const lines = app.logged.slice(before).map((line) => JSON.parse(line));
    expect(lines.filter(({ msg }) => /audit log/.test(msg))).toMatchObject([
      ...(failures === 0
        ? [{ level: 50, failure: 'changed', msg: expect.stringContaining('written to its file') }]
        : []),
      { level: 50, failure: 'changed', count: expect.any(Number) },
      { level: 30, msg: 'the audit log can be written again' },
    ]);
    expect(lines.filter(({ code }) => code === 'AUDIT_UNAVAILABLE').length).toBeLessThan(2);
  });

  it.each([
    ['that returns personal data', 'relayToken { assetReport { report { daysRequested } } }'],
    ['that returns none', 'requestId'],
  ])('a mutation %s is not sent, because its attempt would have no line', async (_which, fields) => {
    const refresh = `mutation ($token: String!) { refreshRelayToken(input: { relayToken: $token }) { ${fields} } }`;
    sandbox.calls.reset();
    const { errors } = await meddled(() => ask(refresh));
    expect(errors[0]?.extensions.code).toBe('AUDIT_UNAVAILABLE');
    expect(sandbox.calls.count('/credit/relay/refresh')).toBe(0);
  });

  it('a file is not fetched', async () => {
    const query = 'query ($token: String!) { relayToken(token: $token) { downloads { pdf { url } } } }';
    const { data } = await ask(query, { token }, desk, { 'x-purpose': 'compliance' });
    const url = given(/http[^"]+/.exec(JSON.stringify(data))?.[0], 'a URL');
    sandbox.calls.reset();
    const response = await meddled(() => fetch(url, { headers: sentBy(desk) }));
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
    expect(sandbox.calls.count('/credit/relay/pdf/get')).toBe(0);
  });
});
