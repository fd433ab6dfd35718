import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeApiKeys } from '../support/callers.js';
import { writePlaidClients } from '../support/plaid-clients.js';
import { MAIN, start, startMain } from '../support/process.js';
import { runPrinted, startUntilServing, tokensIn } from '../support/served.js';
import { TEST_SEALING_KEYS } from '../support/test-app.js';

let emptyFolder: string;
beforeAll(async () => {
  emptyFolder = await mkdtemp(join(tmpdir(), 'creditgraph-'));
});
afterAll(() => rm(emptyFolder, { recursive: true }));

const serve = (settings: Record<string, string>, args: readonly string[] = []) =>
  startUntilServing(settings, args, emptyFolder);

describe('npm start without Plaid keys', () => {
  it('--verbose prints the same tokens at every start, and others for another seed; stops at SIGINT', async () => {
    const samples = async (settings: Record<string, string>, args = ['--verbose']) => {
      const { server, printed } = await serve(settings, args);
      expect(await server.stop('SIGINT')).toBe(0);
      return tokensIn(printed);
    };
    const expected = await samples({});
    expect(expected).toEqual(expect.arrayContaining(await samples({}, [])));
    expect(expected.length).toBeGreaterThan(5);
    expect(await samples({})).toEqual(expected);
    expect(await samples({ SANDBOX_SEED: 'another' })).not.toEqual(expected);
  });
});

describe('EXPLORER=off', () => {
  it('starts without the files of the pages, and names no page', async () => {
    const dist = fileURLToPath(new URL('.', pathToFileURL(MAIN)));
    const folder = join(emptyFolder, 'without-pages');
    await cp(dist, join(folder, 'dist'), {
      recursive: true,
      filter: (path) => !path.startsWith(join(dist, 'pages')),
    });
    await cp(join(dist, '../package.json'), join(folder, 'package.json'));
    await symlink(join(dist, '../node_modules'), join(folder, 'node_modules'));
    const main = join(folder, 'dist/main.js');
    const server = start(process.execPath, [main, 'serve'], { PORT: '0', EXPLORER: 'off' }, emptyFolder);
    const printed = await server.until('Ctrl-C stops it.');

    expect(printed).not.toContain('in a browser');
    expect(await runPrinted(printed)).toMatchObject({
      data: { relayToken: { assetReport: { status: 'READY' } } },
    });
    expect(await server.stop('SIGTERM')).toBe(0);
  });
});

describe('an audit file', () => {
  it('is refused at the start while another server uses it', async () => {
    const AUDIT_FILE = join(emptyFolder, 'shared-audit.log');
    const first = await serve({ AUDIT_FILE });
    const second = startMain({ PORT: '0', AUDIT_FILE }, [], emptyFolder);
    expect(await second.ended()).toBe(2);
    expect(second.stderr()).toContain(
      `creditgraph: AUDIT_FILE: is used by process ${first.server.pid} on ${hostname()}; set it to a file that no other process writes to`,
    );
    expect(await first.server.stop('SIGTERM')).toBe(0);
    const third = await serve({ AUDIT_FILE });
    expect(await third.server.stop('SIGTERM')).toBe(0);
  });
});

describe('a folder of the state', () => {
  it('is refused at the start while another server uses it, and is free after a kill', async () => {
    const STATE_DIR = join(emptyFolder, 'state');
    const first = await serve({ STATE_DIR });
    const second = startMain({ PORT: '0', STATE_DIR }, [], emptyFolder);
    expect(await second.ended()).toBe(2);
    expect(second.stderr()).toBe(
      'creditgraph: STATE_DIR: is used by another process; set it to a folder that no other process uses, or move this folder away\n',
    );
    process.kill(first.server.pid, 'SIGKILL');
    await first.server.ended();
    const third = await serve({ STATE_DIR });
    expect(await third.server.stop('SIGTERM')).toBe(0);
  });
});

describe('a port in use', () => {
  it('stops the start: of SANDBOX_CONTROL_PORT', async () => {
    const neighbour = createServer().listen(0, '127.0.0.1');
    await once(neighbour, 'listening');
    const { port } = neighbour.address() as AddressInfo;
    const settings = { PORT: '0', SANDBOX_CONTROL_PORT: String(port) };
    const server = startMain(settings, [], emptyFolder);
    expect(await server.ended()).toBe(1);
    neighbour.close();
    expect(server.stderr()).toBe(
      `creditgraph: port ${port} is in use; set SANDBOX_CONTROL_PORT to a free port, or to 0 for any\n`,
    );
  });
});

describe('with Plaid keys', () => {
  it('names the clients of PLAID_CLIENTS_FILE, and prints no secret', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'creditgraph-'));
    const apiKeys = writeApiKeys([{ name: 'loan-desk' }]);
    const client = { name: 'acme', clientId: 'some-client', environment: 'production', ownerFor: ['*'] };
    const clients = writePlaidClients([{ ...client, secretEnv: 'ACME_SECRET' }]);
    await writeFile(
      join(folder, '.env'),
      `PORT=0\nPLAID_CLIENTS_FILE=${clients.path}\nACME_SECRET=some-secret\nSEALING_KEYS=${TEST_SEALING_KEYS}\nAUDIT_FILE=audit.log\n`,
    );
    const server = startMain({ API_KEYS_FILE: apiKeys.path }, ['--verbose'], folder);
    const printed = await server.until('Ctrl-C stops it.');
    await server.stop('SIGTERM');
    for (const file of [apiKeys, clients]) file.remove();
    await rm(folder, { recursive: true });
    expect(printed).toContain('Plaid is called by the clients of PLAID_CLIENTS_FILE: acme (production).');
    expect(server.stdout() + server.stderr()).not.toContain('some-secret');
  });
});

describe('a reader that closes the output', () => {
  it.each([
    ['doctor', MAIN, ['doctor'], { PORT: '0' }, 0],
    ['doctor with a wrong setting', MAIN, ['doctor'], { PORT: 'none' }, 1],
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
