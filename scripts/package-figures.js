#!/usr/bin/env node
/**
 * Packs and installs the packages on each supported line of Node, from the npm package `node`, and prints the rows of "Figures" in
 * docs/PACKAGES.md: what is installed, and the time from a start to the first response.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const LINES = [20, 22, 24];
const STARTS = 7;

const GRAPH = {
  args: ['creditgraph', 'serve'],
  settings: { PORT: '0', LOG_LEVEL: 'error' },
  address: /creditgraph is at (\S+)/,
  headers: {},
  body: {
    query:
      '{ relayToken(token: "credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175") { assetReport { status } } }',
  },
};
const SANDBOX = {
  args: ['creditgraph-sandbox'],
  settings: { SANDBOX_PORT: '0' },
  address: /sandbox is at (http:\S+\d)/,
  path: '/credit/relay/get',
  headers: { 'plaid-client-id': 'sandbox-client-lender', 'plaid-secret': 'sandbox-secret-lender' },
  body: {
    relay_token: 'credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175',
    report_type: 'asset',
  },
};

const folder = await mkdtemp(join(tmpdir(), 'creditgraph-figures-'));
try {
  const { stdout } = await run(process.execPath, ['scripts/pack.js', folder]);
  const [server, sandbox] = stdout.trim().split('\n');
  for (const line of LINES) {
    const installed = [await install(line, server), await install(line, sandbox)];
    const row = [
      installed[0].version,
      `${installed[0].size} MB in ${installed[0].packages} packages`,
      await firstResponse(installed[0], GRAPH),
      `${installed[1].size} MB in ${installed[1].packages} package`,
      await firstResponse(installed[1], SANDBOX),
      installed[0].warnings + installed[1].warnings,
    ];
    console.log(`| ${row.join(' | ')} |`);
  }
} finally {
  await rm(folder, { recursive: true });
}

/** Installs a package into an empty folder, by npm on that line of Node. */
async function install(line, tarball) {
  const cwd = await mkdtemp(join(folder, `${line}-`));
  await writeFile(join(cwd, 'package.json'), '{}');
  const node = ['exec', '--yes', `--package=node@${line}`, '--', 'node', '-p', 'process.execPath'];
  const path = (await run('npm', node)).stdout.trim();
  const env = { ...process.env, PATH: [dirname(path), process.env.PATH].join(delimiter) };
  const version = (await run(path, ['--version'])).stdout.trim().slice(1);
  const { stdout, stderr } = await run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--loglevel', 'notice', tarball],
    {
      cwd,
      env,
    },
  );
  const packages = Number(/added (\d+) package/.exec(stdout)?.[1]);
  const warnings = `${stdout}${stderr}`.match(/EBADENGINE|ERESOLVE|deprecated/g)?.length ?? 0;
  return { cwd, env, version, packages, warnings, size: await megabytes(join(cwd, 'node_modules')) };
}

/** The median and the least time from `npx` to a response with status 200. */
async function firstResponse({ cwd, env }, { args, settings, address, path, headers, body }) {
  const times = [];
  for (let index = 0; index < STARTS; index += 1) {
    const startedAt = performance.now();
    const child = spawn('npx', args, {
      cwd,
      env: { ...env, ...settings },
      stdio: ['ignore', 'pipe', 'ignore'],
      // npx does not forward every signal, so the group gets it.
      detached: true,
    });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text;
    });
    while (!address.test(printed)) await once(child.stdout, 'data');
    const response = await fetch(address.exec(printed)[1] + (path ?? ''), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    await response.text();
    times.push(performance.now() - startedAt);
    if (!response.ok) throw new Error(`${args.join(' ')} responded with ${response.status}`);
    const exit = once(child, 'exit');
    process.kill(-child.pid, 'SIGINT');
    await exit;
  }
  const [least, median] = [0, (STARTS - 1) / 2].map((index) =>
    (times.sort((one, other) => one - other)[index] / 1_000).toFixed(2),
  );
  return `${median} s (${least} s)`;
}

async function megabytes(of) {
  const files = (await readdir(of, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return (sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(1);
}
