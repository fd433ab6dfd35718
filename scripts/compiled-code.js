/**
 * The code that V8 compiles when a server starts, kept for the next start. A server of dist/ starts on its sandbox and reads a report.
 * When it ends, it writes the compiled code next to its script: see `keep-compiled-code.js`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const pathOf = (file) => fileURLToPath(new URL(`../${file}`, import.meta.url));

const KEEP = new URL('./keep-compiled-code.js', import.meta.url).href;

/** In examples/operations/. */
const FIRST_OPERATIONS = ['01-report-status', '02-accounts-and-balances', '03-every-transaction'];

/** @throws {Error} when the server does not start or does not answer, with what it printed. */
export async function keepCompiledCode() {
  const server = spawn(process.execPath, ['--import', KEEP, pathOf('dist/main.js'), 'serve'], {
    // Not here, where a file `.env` may name Plaid keys.
    cwd: tmpdir(),
    // V8 takes compiled code only with the same flags.
    env: { HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', NODE_OPTIONS: process.env.NODE_OPTIONS ?? '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = text(server.stderr);
  const ended = once(server, 'exit');
  try {
    const url = await addressOf(server.stdout);
    for (const name of FIRST_OPERATIONS) await ask(url, name);
  } catch (cause) {
    server.kill('SIGKILL');
    throw new Error(`The bundle does not serve: ${await printed}`, { cause });
  }
  server.kill('SIGINT');
  const [code] = await ended;
  if (code !== 0) throw new Error(`The bundle does not keep its compiled code: ${await printed}`);
}

async function addressOf(stdout) {
  let lines = '';
  for await (const chunk of stdout.setEncoding('utf8')) {
    lines += chunk;
    const url = /http:\S+\/graphql/.exec(lines)?.[0];
    if (url !== undefined) return url;
  }
  throw new Error('It printed no address');
}

async function ask(url, name) {
  const query = await readFile(pathOf(`examples/operations/${name}.graphql`), 'utf8');
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors } = await response.json();
  if (errors !== undefined) throw new Error(`${name}: ${errors[0].message}`);
}
