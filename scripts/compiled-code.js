#!/usr/bin/env node
/**
 * Starts the server of dist/ on its sandbox, reads a report, and stores the code that V8 has compiled for that. The next start does not
 * compile it again.
 */
import { readFile } from 'node:fs/promises';

const ROOT = new URL('../', import.meta.url);
const FIRST_OPERATIONS = ['01-report-status', '02-accounts-and-balances', '03-every-transaction'];

const load = (path) => import(new URL(`dist/${path}.js`, ROOT));
const { setV8Flags } = await load('cli/v8-flags');
// Before the script is loaded, as in src/main.ts.
setV8Flags();
const { loaded, readConfig, startApp } = await load('bundle');
const { storeCompiledCode } = await load('lib/script');

const app = await startApp(readConfig({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error' }));
for (const name of FIRST_OPERATIONS) {
  const query = await readFile(new URL(`examples/operations/${name}.graphql`, ROOT), 'utf8');
  const response = await fetch(app.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors } = await response.json();
  if (errors !== undefined) throw new Error(`${name}: ${errors[0].message}`);
}
await app.stop();
storeCompiledCode(loaded);
