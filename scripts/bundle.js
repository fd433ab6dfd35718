#!/usr/bin/env node
/**
 * Bundles the output of tsc in build/ and its packages into dist/, and keeps the code that V8 compiles at a start. A server then loads one
 * script instead of 2,000 files, and compiles little.
 */
import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bundle, bundleScript } from './bundling.js';
import { buildPages } from './pages.js';

const SCRIPT = 'bundle';

await rm('dist', { recursive: true, force: true });
await Promise.all([
  buildPages(fileURLToPath(new URL('../dist/pages/', import.meta.url))),
  bundleScript({ from: 'build', entry: SCRIPT, to: 'dist' }),
  bundle({
    from: 'build',
    entries: ['main', 'worker', 'cli/v8-flags', 'lib/script'],
    to: 'dist',
    sourcemap: true,
    external: [`./${SCRIPT}.js`],
  }),
]);

const { status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', fileURLToPath(new URL('./compiled-code.js', import.meta.url))],
  {
    // V8 takes compiled code only with the same flags. The server must not get settings of this process.
    env: { NODE_OPTIONS: process.env.NODE_OPTIONS ?? '' },
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 60_000,
    killSignal: 'SIGKILL',
  },
);
if (status !== 0) {
  console.error('npm run build: the server of dist/ does not start, or does not answer within a minute');
  process.exitCode = 1;
}
