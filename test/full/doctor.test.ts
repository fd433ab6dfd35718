import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { internalServerErrorFault, rateLimitFault, type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { writeApiKeys } from '../support/callers.js';
import { freePort } from '../support/free-port.js';
import { type Issuer, startIssuer } from '../support/issuer.js';
import { writePlaidClients } from '../support/plaid-clients.js';
import { MAIN, start, startMain } from '../support/process.js';
import { TEST_SEALING_KEYS } from '../support/test-app.js';

const run = promisify(execFile);

let sandbox: Sandbox;
let issuer: Issuer;
let apiKeys: ReturnType<typeof writeApiKeys>;
let folder: string;
/** Those of a server that works. */
let settings: Record<string, string>;
beforeAll(async () => {
  [sandbox, issuer] = await Promise.all([
    startSandbox({ seed: 'test', now: new Date('2026-03-15T12:00:00Z'), reportDelayMs: 0 }),
    startIssuer(),
  ]);
  apiKeys = writeApiKeys([{ name: 'loan-desk' }]);
});
afterAll(async () => {
  apiKeys.remove();
  await Promise.all([sandbox.stop(), issuer.stop()]);
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'creditgraph-doctor-'));
  settings = {
    PORT: '0',
    ADMIN_PORT: '0',
    PLAID_CLIENT_ID: sandbox.clients.ours.clientId,
    PLAID_SECRET: sandbox.clients.ours.secret,
    PLAID_ENV: 'sandbox',
    PLAID_BASE_URL: sandbox.url,
    PUBLIC_URL: sandbox.url,
    SEALING_KEYS: TEST_SEALING_KEYS,
    API_KEYS_FILE: apiKeys.path,
    AUDIT_FILE: join(folder, 'audit.log'),
    STATE_DIR: join(folder, 'state'),
    ...issuer.settings,
  };
});
afterEach(() => rm(folder, { recursive: true }));

interface Line {
  readonly check: string;
  readonly status: string;
  readonly text: string;
  readonly remedy: string | null;
}

async function doctor(changed: Record<string, string> = {}) {
  const all = { ...settings, ...changed };
  const started = start(process.execPath, [MAIN, 'doctor'], all, folder);
  const code = await started.ended();
  const out = started.stdout() + started.stderr();
  for (const value of [sandbox.clients.ours.secret, 'a-wrong-secret', TEST_SEALING_KEYS.slice(5), tmpdir()]) {
    expect(out).not.toContain(value);
  }
  const lines = started
    .stdout()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  return { code, lines, failures: lines.filter(({ status }) => status === 'failure') };
}

describe('creditgraph doctor', () => {
  it('finds nothing wrong with a good set-up, before the first start and after it, and leaves no file', async () => {
    const before = await doctor();
    expect(before).toMatchObject({ code: 0, failures: [] });
    expect(before.lines.map(({ check, status }) => [check, status])).toEqual([
      ['node', expect.stringMatching(/ok|warning/)],
      ...[
        'configuration',
        'plaid',
        'clock',
        'jwks',
        'api keys',
        'audit file',
        'state',
        'redis',
        'redis cache',
        'operations',
        'public url',
        'port',
        'admin port',
      ].map((check) => [check, ['redis', 'redis cache', 'operations'].includes(check) ? 'skipped' : 'ok']),
    ]);
    expect(await readdir(folder)).toEqual([]);

    const server = startMain(settings, [], folder);
    await server.until('Ctrl-C stops it.');
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(await doctor()).toMatchObject({ code: 0, failures: [] });
    expect((await readdir(folder)).sort()).toEqual(['audit.log', 'state']);
    const again = startMain(settings, [], folder);
    await again.until('Ctrl-C stops it.');
    expect(await again.stop('SIGTERM')).toBe(0);
  });

  it('has nothing to check with the embedded sandbox, except its port', async () => {
    settings = { PORT: '0' };
    const { code, lines } = await doctor();
    expect(code).toBe(0);
    expect(lines.filter(({ status }) => status === 'ok').map(({ check }) => check)).toEqual([
      'configuration',
      'port',
    ]);
  });

  it('tells a wrong secret from a Plaid that cannot be reached, fails, limits or refuses the call', async () => {
    const wrong = await doctor({ PLAID_SECRET: 'a-wrong-secret' });
    expect(wrong.code).toBe(1);
    expect(wrong.failures).toEqual([
      {
        check: 'plaid',
        status: 'failure',
        text: 'Plaid refuses PLAID_CLIENT_ID and PLAID_SECRET (INVALID_API_KEYS)',
        remedy: expect.stringContaining('set the secret of sandbox'),
      },
    ]);

    const nobody = `http://127.0.0.1:${await freePort()}`;
    const unreachable = await doctor({ PLAID_BASE_URL: nobody });
    expect(unreachable.code).toBe(1);
    expect(unreachable.failures).toMatchObject([
      { check: 'plaid', text: 'Plaid cannot be reached (ECONNREFUSED)' },
    ]);

    sandbox.faults.set('/webhook_verification_key/get', internalServerErrorFault());
    const failing = await doctor();
    sandbox.faults.set('/webhook_verification_key/get', rateLimitFault());
    const limited = await doctor();
    sandbox.faults.set('/webhook_verification_key/get', {
      kind: 'error',
      status: 400,
      errorType: 'INVALID_INPUT',
      errorCode: 'UNAUTHORIZED_ENVIRONMENT',
    });
    const refused = await doctor();
    sandbox.faults.clear();
    expect(failing.failures).toMatchObject([{ text: 'Plaid fails (INTERNAL_SERVER_ERROR)' }]);
    expect(limited).toMatchObject({ code: 0, failures: [] });
    expect(limited.lines[2]).toMatchObject({ check: 'plaid', status: 'warning' });
    expect(refused.failures).toMatchObject([{ text: 'Plaid refuses the call (UNAUTHORIZED_ENVIRONMENT)' }]);
  });

  it('checks each client of PLAID_CLIENTS_FILE, and names the one with a wrong secret', async () => {
    const client = { environment: 'sandbox', baseUrl: sandbox.url };
    const { ours, partner } = sandbox.clients;
    const file = writePlaidClients([
      { ...client, name: 'acme', clientId: ours.clientId, secret: ours.secret, ownerFor: ['acme'] },
      {
        ...client,
        name: 'globex',
        clientId: partner.clientId,
        secretEnv: 'GLOBEX_SECRET',
        ownerFor: ['globex'],
      },
    ]);
    const noOther = { PLAID_CLIENT_ID: '', PLAID_SECRET: '', PLAID_ENV: '', PLAID_BASE_URL: '' };
    const clients = { ...noOther, PLAID_CLIENTS_FILE: file.path };
    const right = await doctor({ ...clients, GLOBEX_SECRET: partner.secret });
    const wrong = await doctor({ ...clients, GLOBEX_SECRET: 'a-wrong-secret' });
    const missing = await doctor(clients);
    file.remove();
    expect(right).toMatchObject({ code: 0, failures: [] });
    expect(right.lines.filter(({ check }) => check === 'plaid').map(({ text }) => text)).toEqual([
      'client acme: Plaid accepts the credentials (sandbox)',
      'client globex: Plaid accepts the credentials (sandbox)',
    ]);
    expect(wrong.code).toBe(1);
    expect(wrong.failures).toEqual([
      {
        check: 'plaid',
        status: 'failure',
        text: 'client globex: Plaid refuses its clientId and secret (INVALID_API_KEYS)',
        remedy: expect.stringContaining('set the secret of sandbox'),
      },
    ]);
    expect(missing.failures).toMatchObject([
      {
        check: 'configuration',
        text: expect.stringMatching(
          /^PLAID_CLIENTS_FILE: entry 2: the variable that secretEnv names is not set$/,
        ),
      },
    ]);
  });

  it('calls Plaid once, with a call that changes nothing', async () => {
    sandbox.calls.reset();
    await doctor({ PUBLIC_URL: issuer.jwksUrl });
    // The clock is compared without credentials.
    expect(sandbox.calls.counts()).toEqual({ '/webhook_verification_key/get': 1, '/': 1 });
    expect(sandbox.ledger.entries()).toEqual([]);
  });

  it('names files that a server uses, and its port', async () => {
    const PORT = String(await freePort());
    const server = startMain({ ...settings, PORT, HOST: '127.0.0.1' }, [], folder);
    await server.until('Ctrl-C stops it.');
    const { code, failures } = await doctor({ PORT, HOST: '127.0.0.1' });
    await server.stop('SIGTERM');
    expect(code).toBe(1);
    expect(failures.map(({ check, text }) => [check, text])).toEqual([
      ['audit file', expect.stringContaining(`AUDIT_FILE is used by process ${server.pid} on `)],
      ['state', 'STATE_DIR is used by another process'],
      ['port', `port ${PORT} is in use`],
    ]);
  });

  it('names an audit file that cannot be continued, and a folder that cannot be used', async () => {
    await writeFile(join(folder, 'half.log'), '{"sequence":1');
    await mkdir(join(folder, 'newer'));
    await writeFile(join(folder, 'newer', 'format'), '9\n');
    const { failures } = await doctor({
      AUDIT_FILE: join(folder, 'half.log'),
      STATE_DIR: join(folder, 'newer'),
    });
    expect(failures.map(({ text }) => text)).toEqual([
      'AUDIT_FILE ends in an incomplete line',
      expect.stringMatching(/^STATE_DIR has format 9, /),
    ]);

    const missing = await doctor({
      AUDIT_FILE: join(folder, 'no', 'audit.log'),
      STATE_DIR: '/dev/null/state',
    });
    expect(missing.failures.map(({ text }) => text)).toEqual([
      'the folder of AUDIT_FILE cannot be written (ENOENT)',
      expect.stringMatching(/^STATE_DIR cannot be created \(E\w+\)$/),
    ]);
  });

  it('names keys of callers that cannot be read', async () => {
    const PUBLIC_URL = 'https://graph.invalid';
    await writeFile(join(folder, 'keys.json'), '[{"name":"loan-desk"}]');
    const API_KEYS_FILE = join(folder, 'keys.json');
    const AUTH_JWKS_URL = `http://127.0.0.1:${await freePort()}/keys`;
    const { failures } = await doctor({ AUTH_JWKS_URL, API_KEYS_FILE, PUBLIC_URL });
    expect(failures.map(({ check, text }) => [check, text])).toEqual([
      ['jwks', 'AUTH_JWKS_URL cannot be used (ECONNREFUSED), so every JWT is refused'],
      ['api keys', expect.stringMatching(/^API_KEYS_FILE: entry 1: sha256 /)],
      ['public url', expect.stringMatching(/^the host of PUBLIC_URL has no address \(E\w+\)/)],
    ]);

    issuer.outage = (_request, response) => void response.end('{"keys":[]}');
    const empty = await doctor();
    issuer.outage = null;
    expect(empty.failures).toMatchObject([
      { text: 'AUTH_JWKS_URL cannot be used (the response has no keys), so every JWT is refused' },
    ]);
  });

  it('finds a clock that differs from that of Plaid', async () => {
    const plaid = createServer((_request, response) => {
      response.setHeader('date', new Date(Date.now() - 600_000).toUTCString());
      response.statusCode = 404;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(plaid, 'listening');
    const { port } = plaid.address() as AddressInfo;
    const { lines } = await doctor({ PLAID_BASE_URL: `http://127.0.0.1:${port}` });
    plaid.close();
    expect(lines.find(({ check }) => check === 'clock')).toMatchObject({
      status: 'failure',
      text: expect.stringMatching(/^it is (599|600|601) s ahead of that of Plaid/),
    });
  });

  it('names all wrong settings, and then checks nothing else', async () => {
    const { code, lines } = await doctor({ PORT: 'many', AUDIT_FILE: '', PLAID_ENV: 'test' });
    expect(code).toBe(1);
    expect(lines.slice(1).map(({ check, status, text }) => [check, status, text])).toEqual([
      ['configuration', 'failure', 'PORT: must be a port from 0 to 65535'],
      ['configuration', 'failure', 'PLAID_ENV: must be sandbox or production'],
      ['configuration', 'failure', 'AUDIT_FILE: is missing'],
      ['configuration', 'skipped', 'the other checks need valid settings'],
    ]);
  });
});

describe('creditgraph doctor on a terminal', () => {
  /** Runs it in a terminal, with util-linux. */
  const onTerminal = (args: string, environment: Record<string, string> = {}) =>
    run('script', ['-qec', `${process.execPath} ${MAIN} doctor ${args}`, '/dev/null'], {
      cwd: folder,
      env: { PATH: process.env.PATH, TERM: 'xterm', PORT: '0', ...environment },
    }).then(({ stdout }) => stdout);

  it('prints a coloured mark, the check and what it found; plain with NO_COLOR', async () => {
    expect(await onTerminal('')).toContain(
      '\u001b[32m✓\u001b[39m port           PORT is 0: any free port\r\n',
    );
    const plain = await onTerminal('', { NO_COLOR: '1' });
    expect(plain).toContain('✓ port           PORT is 0: any free port\r\n');
    expect(plain).not.toContain('\u001b');
  });

  it('prints JSON lines with --json', async () => {
    const [line = ''] = (await onTerminal('--json')).split('\r\n');
    expect(JSON.parse(line)).toMatchObject({ check: 'node' });
  });
});
