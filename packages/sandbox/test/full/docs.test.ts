import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../../../test/support/free-port.js';
import { given } from '../../../../test/support/given.js';
import { type StartedProcess, start } from '../../../../test/support/process.js';
import { listSandboxSettings } from '../../src/settings/sandbox-config.js';

const run = promisify(execFile);
const root = new URL('../../', import.meta.url);

let page: string;
let folder: string;
let sandbox: StartedProcess;
/** The fixed addresses in the documents, and the addresses of this test. */
let addresses: [string, string][];
beforeAll(async () => {
  const texts = ['GUIDE.md', 'README.md'].map((name) => readFile(new URL(name, root), 'utf8'));
  page = (await Promise.all(texts)).join('\n');
  folder = await mkdtemp(join(tmpdir(), 'creditgraph-'));
  // The guide advances the clock by this time.
  const settings = { SANDBOX_PORT: '0', SANDBOX_CONTROL_PORT: '0', SANDBOX_REPORT_DELAY_MS: '60000' };
  sandbox = start(process.execPath, [new URL('build/cli.js', root).pathname], settings, folder);
  const printed = await sandbox.until('Ctrl-C stops it.');
  addresses = [
    ['http://127.0.0.1:4010', given(/sandbox is at (\S+):/.exec(printed)?.[1], 'the address')],
    ['http://127.0.0.1:4011', given(/control API is at (\S+);/.exec(printed)?.[1], 'the control API')],
    ['4020', String(await freePort())],
  ];
});
afterAll(async () => {
  await sandbox.stop('SIGTERM');
  await rm(folder, { recursive: true });
});

const withTheseAddresses = (text: string) =>
  addresses.reduce((result, [theirs, ours]) => result.replaceAll(theirs, ours), text);

/** The fenced blocks of one language. `prints` is the `text` block after it, if any. */
function blocks(language: string): { code: string; prints: string }[] {
  const fences = new RegExp(
    `\`\`\`${language}\n([\\s\\S]+?)\`\`\`\n(?:\n\`\`\`text\n([\\s\\S]+?)\`\`\`\n)?`,
    'g',
  );
  return [...page.matchAll(fences)].map(([, code = '', prints = '']) => ({ code, prints }));
}

/** The program that contains the text. */
function example(text: string): string {
  return given(
    blocks('js').find(({ code }) => code.includes(text)),
    text,
  ).code;
}

describe('GUIDE.md and README.md', () => {
  it('show a program that starts a sandbox', async () => {
    const args = ['--input-type=module', '-e', example('startSandbox')];
    const { stdout, stderr } = await run(process.execPath, args, { cwd: root });
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+ /);
    expect(stderr).toBe('');
  });

  it('show commands with their exact output, and a receiver that accepts only genuine webhooks', async () => {
    await writeFile(join(folder, 'receive.mjs'), withTheseAddresses(example('receive.mjs')));
    const receiver = start(process.execPath, ['receive.mjs'], {}, folder);
    await receiver.until('listening');

    const commands = blocks('bash');
    expect(commands.length).toBeGreaterThan(10);
    const separator = '- - - next block - - -';
    const script = commands.map(({ code }) => withTheseAddresses(code)).join(`\necho '${separator}'\n`);
    const { stdout, stderr } = await run('bash', ['--norc', '-euo', 'pipefail', '-c', script], {
      maxBuffer: 10_000_000,
    });
    const printed = stdout.split(separator).map((text) => text.trim());
    const expected = commands.map(({ prints }) => prints.trim());
    await receiver.stop('SIGTERM');
    expect(stderr).toBe('');
    expect(printed).toEqual(expected);
    expect(receiver.stdout().split('\n').sort()).toEqual(['', 'ERROR', 'PRODUCT_READY', 'listening']);
  });

  it('have an example of every call of the control API', async () => {
    const [, [, controlUrl] = ['', '']] = addresses;
    const { calls } = (await (await fetch(`${controlUrl}/`)).json()) as { calls: string[] };
    const examples = blocks('bash').flatMap(({ code }) =>
      [...code.matchAll(/control ([A-Z]+) '?(\/[\w/-]*)/g)].map(([, method, path]) => `${method} ${path}`),
    );
    expect(calls.length).toBeGreaterThan(10);
    expect(calls.filter((call) => !examples.includes(call.split(':')[0] ?? ''))).toEqual([]);
  });

  it('list every setting of the code', () => {
    const rows = listSandboxSettings().map(
      ({ name, meaning, fallback }) =>
        `| \`${name}\` | ${meaning} | ${fallback === null ? '' : `\`${fallback}\``} |`,
    );
    const section = page.split('\n## Settings\n')[1]?.split('\n# ')[0] ?? '';
    expect(section.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows);
  });
});
