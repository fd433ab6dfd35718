#!/usr/bin/env node
/**
 * Runs `npm test` on each line of Node that is supported, which npm fetches as the package `node`. Ends with the exit code 1 when
 * one of them fails.
 */
import { spawnSync } from 'node:child_process';

const LINES = [20, 22, 24];
const TESTS = 'node --version && npm run --silent jest -- --selectProjects unit e2e';

const failed = LINES.filter((line) => {
  console.log(`\n== Node ${line}`);
  const options = ['exec', '--yes', `--package=node@${line}`, '--call', TESTS];
  return spawnSync('npm', options, { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0;
});
console.log(
  failed.length === 0 ? `\npassed on Node ${LINES.join(', ')}` : `\nfailed on Node ${failed.join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
