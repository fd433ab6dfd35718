#!/usr/bin/env node
/**
 * Builds and runs the tests on each supported line of Node, from the npm package `node`. The exit code is 1 if one of them fails.
 */
import { spawnSync } from 'node:child_process';

const LINES = [20, 22, 24];
const TESTS =
  'node --version && npm run --silent build && npm run --silent jest -- --selectProjects unit e2e';

const failed = LINES.filter((line) => {
  console.log(`\n== Node ${line}`);
  const options = ['exec', '--yes', `--package=node@${line}`, '--call', TESTS];
  return spawnSync('npm', options, { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0;
});
console.log(
  failed.length === 0 ? `\npassed on Node ${LINES.join(', ')}` : `\nfailed on Node ${failed.join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
