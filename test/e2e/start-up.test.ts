import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { listSettings, readConfig } from '../../src/config/config.js';
import { keyOf, writeApiKeys } from '../support/callers.js';
import { MAIN, start, startMain } from '../support/process.js';
import { runPrinted, startUntilServing, tokensIn } from '../support/served.js';
import { given, startTestApp, TEST_SEALING_KEYS, type TestApp } from '../support/test-app.js';

const SANDBOX = new URL('../../packages/sandbox/build/cli.js', import.meta.url).pathname;

let emptyFolder: string;
beforeAll(async () => {
  emptyFolder = await mkdtemp(join(tmpdir(), 'creditgraph-'));
});
afterAll(() => rm(emptyFolder, { recursive: true }));

const serve = (settings: Record<string, string>) => startUntilServing(settings, [], emptyFolder);

describe('npm start without Plaid keys', () => {
  it('prints its address first, then one command that returns a report, and stops at SIGTERM', async () => {
    const { server, printed, url } = await serve({});
    expect(printed).toMatch(/^creditgraph is at http/);
    expect(tokensIn(printed)).toHaveLength(1);
    const answer = (await runPrinted(printed)) as {
      data: { relayToken: { assetReport: { status: string; report: { items: { accounts: object[] }[] } } } };
    };
    expect(answer).toMatchObject({ data: { relayToken: { assetReport: { status: 'READY' } } } });
    const [item] = answer.data.relayToken.assetReport.report.items;
    expect(item?.accounts.length).toBeGreaterThan(0);

    const page = await fetch(given(/^Or open (\S+) in a browser/m.exec(printed)?.[1], 'an address'));
    expect([page.status, new URL(page.url).host]).toEqual([200, new URL(url).host]);
    expect(await server.stop('SIGTERM')).toBe(0);
  });
});

describe('a stop at SIGINT', () => {
  it('ends within the grace period, with a connection that is idle, has sent half a request, or is kept alive', async () => {
    const { server, url } = await serve({ STOP_GRACE_MS: '500' });
    const { port } = new URL(url);
    const silent = connect(Number(port), 'localhost');
    const halfway = connect(Number(port), 'localhost');
    halfway.write('POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000\r\n\r\n{');
    const kept = connect(Number(port), 'localhost');
    kept.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: keep-alive\r\n\r\n');
    await Promise.all([once(silent, 'connect'), once(halfway, 'connect'), once(kept, 'data')]);
    for (const socket of [silent, halfway, kept]) socket.on('error', () => undefined);

    expect(await server.stop('SIGINT')).toBe(0);
    for (const socket of [silent, halfway, kept]) socket.destroy();
  });
});

const WITH_PLAID = { PLAID_CLIENT_ID: 'id', PLAID_ENV: 'sandbox', PLAID_SECRET: 'secret' };
const JWT = {
  AUTH_JWKS_URL: 'https://issuer.example/keys',
  AUTH_ISSUER: 'https://issuer.example',
  AUTH_AUDIENCE: 'creditgraph',
};

describe('a Node that is too old', () => {
  const OLD_NODE = `data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '18.20.8' } })`;

  it.each(['serve', 'sandbox', 'api-key', 'audit', 'schema', '--help'])(
    'is refused in one line by %s',
    async (command) => {
      const started = start(process.execPath, ['--import', OLD_NODE, MAIN, command], {});
      expect(await started.ended()).toBe(1);
      expect([started.stdout(), started.stderr()]).toEqual([
        '',
        'creditgraph needs Node 20.19 or later; this is 18.20.8\n',
      ]);
    },
  );
});

describe('a start is refused', () => {
  const started: TestApp[] = [];
  afterEach(async () => {
    for (const app of started.splice(0)) await app.stop();
  });
  const startHere = async (settings: Record<string, string>) => {
    started.push(await startTestApp(settings));
  };

  it.each([
    ['AUDIT_FILE', 'is used by this process already; set it to a file that no other process writes to'],
    ['STATE_DIR', 'is used by another process; set it to a folder that no other process uses'],
  ])('while another server uses what %s names, and not afterwards', async (setting, line) => {
    const settings = { [setting]: join(emptyFolder, setting) };
    await startHere(settings);
    await expect(startHere(settings)).rejects.toThrow(`${setting}: ${line}`);
    await started.pop()?.stop();
    await startHere(settings);
  });

  it('if a port is in use, and the error has the port for the line that is printed', async () => {
    const neighbour = createServer().listen(0, '127.0.0.1');
    await once(neighbour, 'listening');
    const { port } = neighbour.address() as AddressInfo;
    await expect(startHere({ SANDBOX_CONTROL_PORT: String(port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
      port,
    });
    neighbour.close();
  });

  it('if the state has a newer format', async () => {
    const STATE_DIR = join(emptyFolder, 'newer-state');
    await mkdir(STATE_DIR);
    await writeFile(join(STATE_DIR, 'format'), '2\n');
    await expect(startHere({ STATE_DIR })).rejects.toThrow(
      'STATE_DIR: has format 2, and this server reads formats up to 1: a newer server has written it; ',
    );
  });

  it.each([
    [
      { STATE_DIR: '/dev/null' },
      'STATE_DIR: cannot be read and written (ENOTDIR); set it to a folder that no other process uses, or move this folder away',
    ],
    [
      { API_KEYS_FILE: 'nowhere.json' },
      'API_KEYS_FILE: cannot be read (ENOENT); set it to a readable file, or remove it',
    ],
    [
      { REDIS_STATE_URL: 'http://localhost' },
      'REDIS_STATE_URL: must be redis://host:port/database, redis-sentinel://host:port,host:port/name/database or redis-cluster://host:port,host:port; rediss for TLS; user:password@ before the hosts',
    ],
  ])('if a file, a folder or a URL cannot be used: %o', async (settings: Record<string, string>, message) => {
    await expect(startHere(settings)).rejects.toMatchObject({ name: 'ConfigError', message });
  });
});

describe('a wrong or missing setting', () => {
  it.each([
    [{ PORT: 'many' }, 'creditgraph: PORT: must be a port from 0 to 65535\n'],
    [
      { AUDIT_FILE: '/nowhere/audit.log' },
      'creditgraph: AUDIT_FILE: cannot be opened (ENOENT); set it to a file that no other process writes to, or move this file away\n',
    ],
  ])(
    'stops the start with one line that names it and the remedy: %o',
    async (settings: Record<string, string>, line) => {
      const server = startMain(settings, [], emptyFolder);
      expect(await server.ended()).toBe(2);
      expect([server.stdout(), server.stderr()]).toEqual(['', line]);
    },
  );

  it.each([
    [
      { REDIS_STATE_URL: 'redis://localhost', STATE_DIR: 'state' },
      'REDIS_STATE_URL: must not be set together with STATE_DIR; the state is in one place',
    ],
    [
      { PLAID_CLIENTID: 'id' },
      'PLAID_CLIENTID: is not a setting; creditgraph serve --help lists all settings',
    ],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: must be one of silent, error, warn, info, debug'],
    [
      { SANDBOX_NOW: 'yesterday' },
      'SANDBOX_NOW: must be a time of this century such as 2026-11-02T15:00:00Z',
    ],
    [
      {
        ...WITH_PLAID,
        API_KEYS_FILE: 'keys.json',
        AUDIT_FILE: 'audit.log',
        SEALING_KEYS: TEST_SEALING_KEYS,
        PLAID_SECRET: 'two\nlines',
      },
      'PLAID_SECRET: must be one word of printable ASCII',
    ],
    [
      { ...WITH_PLAID, API_KEYS_FILE: 'keys.json', AUDIT_FILE: 'audit.log' },
      `SEALING_KEYS: is missing; set it to what this prints: node -p "'key1:' + require('crypto').randomBytes(32).toString('base64url')"`,
    ],
    [
      { ...WITH_PLAID, SEALING_KEYS: TEST_SEALING_KEYS, AUDIT_FILE: 'audit.log' },
      'AUTH_JWKS_URL: is missing, and so is API_KEYS_FILE; with Plaid keys callers must authenticate, so set one of them, or both',
    ],
    [
      { ...WITH_PLAID, SEALING_KEYS: TEST_SEALING_KEYS, API_KEYS_FILE: 'keys.json' },
      'AUDIT_FILE: is missing; with Plaid keys every read of personal data is logged, so set it to a file',
    ],
    [
      { HOST: '0.0.0.0' },
      'HOST: must be localhost, 127.0.0.1 or ::1 while callers do not authenticate; set AUTH_JWKS_URL or API_KEYS_FILE to listen elsewhere',
    ],
    [
      { AUTH_JWKS_URL: JWT.AUTH_JWKS_URL, AUTH_ISSUER: JWT.AUTH_ISSUER },
      'AUTH_AUDIENCE: is missing; set AUTH_JWKS_URL, AUTH_ISSUER and AUTH_AUDIENCE together, or none of them',
    ],
    [
      { ...JWT, AUTH_JWKS_URL: 'http://issuer.example/keys' },
      'AUTH_JWKS_URL: must be https, or http on this machine: its keys decide which tokens are accepted',
    ],
    [
      { AUTH_ALGORITHMS: 'RS256,HS256' },
      'AUTH_ALGORITHMS: must be some of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519, separated by commas',
    ],
    [
      { PURPOSES: 'Under Writing' },
      'PURPOSES: must be words of lower-case letters with hyphens such as account-review, separated by commas',
    ],
    [
      { UPSTREAM_CREATE_MS: '3000000000' },
      'UPSTREAM_CREATE_MS: must be a whole number of milliseconds from 1 to 2147483647',
    ],
    [
      { CORS_ORIGINS: 'https://a.example/path' },
      'CORS_ORIGINS: must be origins such as https://app.example.com, separated by commas',
    ],
  ])('is refused: %o', (settings: Record<string, string>, line) => {
    expect(() => readConfig(settings)).toThrow(
      expect.objectContaining({ name: 'ConfigError', message: line }),
    );
  });

  it('is reported together with all others, one line each, in the order of --help', async () => {
    const settings = { PLAID_CLIENT_ID: 'id', PORT: 'many', LIMIT_COST: '-1', CORS_ORIGINS: 'a,b' };
    const server = startMain(settings, [], emptyFolder);
    expect(await server.ended()).toBe(2);
    const lines = server.stderr().trimEnd().split('\n');
    expect(lines.map((line) => /^creditgraph: (\w+): (?:must be|is missing)/.exec(line)?.[1])).toEqual([
      ...['PORT', 'CORS_ORIGINS', 'AUTH_JWKS_URL', 'PLAID_SECRET', 'PLAID_ENV', 'SEALING_KEYS', 'AUDIT_FILE'],
      'LIMIT_COST',
    ]);
  });

  it('stops the start: PORT with a port in use', async () => {
    const neighbour = createServer().listen(0, 'localhost');
    await once(neighbour, 'listening');
    const { port } = neighbour.address() as AddressInfo;
    const server = startMain({ PORT: String(port) }, [], emptyFolder);
    expect(await server.ended()).toBe(1);
    neighbour.close();
    expect(server.stderr()).toBe(
      `creditgraph: port ${port} is in use; set PORT to a free port, or to 0 for any\n`,
    );
  });
});

describe('with Plaid keys', () => {
  it('from a .env file, the server prints the host of Plaid and no secret, and starts no sandbox', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'creditgraph-'));
    await writeFile(
      join(folder, '.env'),
      `PORT=0\nPLAID_CLIENT_ID=some-client\nPLAID_SECRET=some-secret\nPLAID_ENV=production\nSEALING_KEYS=${TEST_SEALING_KEYS}\nAUDIT_FILE=audit.log\n`,
    );
    const apiKeys = writeApiKeys([{ name: 'loan-desk' }]);
    const server = startMain({ API_KEYS_FILE: apiKeys.path }, ['--verbose'], folder);
    const printed = await server.until('Ctrl-C stops it.');
    apiKeys.remove();
    const answer = await runPrinted(printed, { TOKEN: keyOf({ name: 'loan-desk' }) });
    await server.stop('SIGTERM');
    await rm(folder, { recursive: true });

    expect(answer).toEqual({ data: { __typename: 'Query' } });
    expect(printed).toContain('Plaid is https://production.plaid.com (production).');
    expect(printed).toContain('It requires a bearer token (Authorization: Bearer ...): an API key.');
    expect(printed).toContain('Every read of personal data is logged in audit.log.');
    expect(printed).not.toContain('sandbox-');
    expect(printed + server.stderr()).not.toContain('some-secret');
  });
});

describe('a reader that closes the output', () => {
  it.each([
    ['schema', MAIN, ['schema'], {}, 0],
    ['creditgraph-sandbox', SANDBOX, ['--help'], {}, 0],
  ] as const)(
    'does not change the exit code of %s, and causes no error',
    async (_, main, args, env, code) => {
      const child = spawn(process.execPath, [main, ...args], { env, cwd: emptyFolder });
      child.stdout.destroy();
      const [[exitCode], stderr] = await Promise.all([once(child, 'close'), text(child.stderr)]);
      expect([exitCode, stderr]).toEqual([code, '']);
    },
  );
});

describe('--help', () => {
  it('lists all settings', async () => {
    const server = startMain({}, ['--help'], emptyFolder);
    expect(await server.ended()).toBe(0);
    for (const { name, meaning } of listSettings()) {
      expect(server.stdout()).toContain(name);
      expect(meaning).not.toBe('');
    }
  });
});
