import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { start } from '../../../../test/support/process.js';
import { startWebhookReceiver, status } from '../../../../test/support/webhook-receiver.js';
import { listSandboxSettings, readSandboxConfig } from '../../src/settings/sandbox-config.js';

const run = promisify(execFile);
const main = new URL('../../build/cli.js', import.meta.url).pathname;

let emptyFolder: string;
beforeAll(async () => {
  emptyFolder = await mkdtemp(join(tmpdir(), 'creditgraph-'));
});
afterAll(() => rm(emptyFolder, { recursive: true }));

const startSandboxMain = (settings: Record<string, string>, args: readonly string[] = []) =>
  start(process.execPath, [main, ...args], { SANDBOX_PORT: '0', ...settings }, emptyFolder);

async function startUntilServing(settings: Record<string, string> = {}) {
  const sandbox = startSandboxMain(settings);
  const printed = await sandbox.until('Ctrl-C stops it.');
  return {
    sandbox,
    printed,
    url: /sandbox is at (\S+):/.exec(printed)?.[1] ?? '',
    controlUrl: /control API is at (\S+);/.exec(printed)?.[1],
  };
}

async function json(url: string, body?: object): Promise<Record<string, unknown>> {
  const headers = {
    'content-type': 'application/json',
    'plaid-client-id': 'sandbox-client-lender',
    'plaid-secret': 'sandbox-secret-lender',
  };
  const response = await fetch(url, body && { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
}

/** All printed tokens. */
function tokensIn(printed: string): string[] {
  return printed.match(/\b(?:credit-relay|assets|access)-sandbox-\S+/g) ?? [];
}

/** The error codes of sixteen reads of the first printed report. */
async function codesOfGets(url: string, printed: string): Promise<unknown[]> {
  const body = { asset_report_token: /assets-sandbox-\S+/.exec(printed)?.[0] };
  const codes = [];
  for (let n = 0; n < 16; n += 1) codes.push((await json(`${url}/asset_report/get`, body)).error_code);
  return codes;
}

describe('a separate sandbox with its defaults', () => {
  let started: Awaited<ReturnType<typeof startUntilServing>>;
  beforeAll(async () => {
    started = await startUntilServing();
  });

  it('prints a call that runs in a shell', async () => {
    const call = /A call to paste\n([\s\S]+?)\n\n/.exec(started.printed)?.[1] ?? '';
    const { stdout } = await run('bash', ['--norc', '-c', call], { maxBuffer: 10_000_000 });
    expect(JSON.parse(stdout)).toMatchObject({ report: { items: [{ institution_id: 'ins_109508' }] } });
  });

  it('has no control API, and prints how to start one', () => {
    expect(started.controlUrl).toBeUndefined();
    expect(started.printed).toContain('Set SANDBOX_CONTROL_PORT');
  });

  it('rejects a sixteenth read within a minute', async () => {
    expect(await codesOfGets(started.url, started.printed)).toEqual([
      ...Array(15).fill(undefined),
      'RATE_LIMIT',
    ]);
  });

  it('stops at SIGINT', async () => {
    expect(await started.sandbox.stop('SIGINT')).toBe(0);
  });

  it('prints the same tokens and keys with a control API, and the address of the control API', async () => {
    const { sandbox, printed, url, controlUrl } = await startUntilServing({ SANDBOX_CONTROL_PORT: '0' });
    expect(await json(`${controlUrl}/samples`)).toMatchObject({ url });
    expect(await sandbox.stop('SIGTERM')).toBe(0);
    expect(tokensIn(started.printed).length).toBeGreaterThan(5);
    expect(tokensIn(printed)).toEqual(tokensIn(started.printed));
  });

  it("prints other tokens for another seed, and has no limit if SANDBOX_RATE_LIMITS is 'off'", async () => {
    const { sandbox, printed, url } = await startUntilServing({
      SANDBOX_SEED: 'another',
      SANDBOX_RATE_LIMITS: 'off',
    });
    expect(await codesOfGets(url, printed)).toEqual(Array(16).fill(undefined));
    await sandbox.stop('SIGTERM');
    expect(tokensIn(printed)).not.toEqual(tokensIn(started.printed));
  });
});

describe('a separate sandbox with settings', () => {
  it('applies SANDBOX_NOW and SANDBOX_REPORT_DELAY_MS, and stops while it sends a webhook', async () => {
    const receiver = await startWebhookReceiver();
    receiver.answerNext(status(500), status(500));
    const { sandbox, printed, url, controlUrl } = await startUntilServing({
      SANDBOX_CONTROL_PORT: '0',
      SANDBOX_NOW: '2027-05-06T07:08:00Z',
      SANDBOX_REPORT_DELAY_MS: '0',
      SANDBOX_WEBHOOK_RETRY_SCALE: '0.0001',
    });
    expect((await json(`${controlUrl}/clock`)).now).toMatch(/^2027-05-06T07:0[89]:/);
    await json(`${url}/asset_report/create`, {
      access_tokens: [/access-sandbox-\S+/.exec(printed)?.[0]],
      days_requested: 10,
      options: { webhook: receiver.url },
    });
    await receiver.until(2);
    expect(await sandbox.stop('SIGTERM')).toBe(0);
    await receiver.stop();
  });
});

describe('a separate sandbox with a custom user with an unknown key', () => {
  it('prints one line with the key but not its value', async () => {
    const { sandbox, url } = await startUntilServing();
    const account = { type: 'depository', starting_balance: 1, colour: 'hunter2' };
    await json(`${url}/sandbox/public_token/create`, {
      institution_id: 'ins_109508',
      initial_products: ['assets'],
      options: {
        override_username: 'user_custom',
        override_password: JSON.stringify({ override_accounts: [account] }),
      },
    });
    expect(await sandbox.stop('SIGTERM')).toBe(0);
    expect(sandbox.stderr()).toMatch(
      /^user_custom, Item \w{37}: not used: override_accounts\[0\]\.colour is an unknown key\n$/,
    );
  });
});

describe('an invalid setting stops the start with one line that names it:', () => {
  it('which is the only output', async () => {
    const sandbox = startSandboxMain({ SANDBOX_PORT: 'many' });
    expect(await sandbox.ended()).toBe(2);
    expect([sandbox.stdout(), sandbox.stderr()]).toEqual([
      '',
      'creditgraph sandbox: SANDBOX_PORT: must be a port from 0 to 65535\n',
    ]);
  });

  it.each([
    [{ SANDBOX_CONTROL_PORT: '65536' }, 'SANDBOX_CONTROL_PORT: must be a port from 0 to 65535'],
    [
      { SANDBOX_PORT: '4010', SANDBOX_CONTROL_PORT: '4010' },
      'SANDBOX_CONTROL_PORT: must not be SANDBOX_PORT',
    ],
    [
      { SANDBOX_NOW: 'yesterday' },
      'SANDBOX_NOW: must be a time of this century such as 2026-11-02T15:00:00Z',
    ],
    [{ SANDBOX_REPORT_DELAY_MS: '-1' }, 'SANDBOX_REPORT_DELAY_MS: must not be negative'],
    [{ SANDBOX_RATE_LIMITS: 'maybe' }, "SANDBOX_RATE_LIMITS: must be 'on' or 'off'"],
    [{ SANDBOX_WEBHOOK_RETRY_SCALE: 'no' }, 'SANDBOX_WEBHOOK_RETRY_SCALE: must be a number from 0 to 1'],
  ])('%o', (settings: Record<string, string>, line) => {
    expect(() => readSandboxConfig(settings)).toThrow(
      expect.objectContaining({ name: 'ConfigError', message: line }),
    );
  });

  it.each([['SANDBOX_PORT'], ['SANDBOX_CONTROL_PORT']])('%s that is in use', async (setting) => {
    const neighbour = createServer().listen(0, '127.0.0.1');
    await once(neighbour, 'listening');
    const { port } = neighbour.address() as AddressInfo;
    const sandbox = startSandboxMain({ [setting]: String(port) });
    expect(await sandbox.ended()).toBe(1);
    neighbour.close();
    expect(sandbox.stderr()).toBe(
      `creditgraph sandbox: port ${port} is in use; set ${setting} to a free port, or to 0 for any\n`,
    );
  });

  it('an argument', async () => {
    const sandbox = startSandboxMain({}, ['--port=4010']);
    expect(await sandbox.ended()).toBe(2);
    expect(sandbox.stderr()).toMatch(/^creditgraph sandbox: takes no argument except --help;/);
  });
});

describe('--help', () => {
  it('lists every setting with its meaning', async () => {
    const sandbox = startSandboxMain({}, ['--help']);
    expect(await sandbox.ended()).toBe(0);
    // Long meanings are wrapped.
    const printed = sandbox.stdout().replace(/\s+/g, ' ');
    for (const { name, meaning } of listSandboxSettings()) {
      expect(meaning).not.toBe('');
      expect(printed).toContain(`${name} ${meaning}`);
    }
  });
});
