import { parseArgs } from 'node:util';
import { createTerminal, type Terminal } from 'creditgraph-sandbox/terminal';
import { hashApiKey, makeApiKey } from '../auth/api-key.js';
import { knownScopes, SCOPES } from '../auth/scope.js';
import { isTenant, TENANT_RULE } from '../auth/tenant.js';

const HELP = `creditgraph api-key: a new API key for an internal tool

  npm run api-key -- --name loan-desk --scopes reports:read,pii:read [--tenant acme]

Prints the key, which is shown this once, and the entry for the JSON list in API_KEYS_FILE, which holds its hash:

  [{"name":"loan-desk","sha256":"...","scopes":["reports:read","pii:read"]}, ...]

The server reads that file at its start: a key counts after the next one, and so does its removal.

Scopes: ${SCOPES.join(', ')}
`;

const terminal: Terminal = createTerminal('creditgraph api-key');

main();

function main(): void {
  const { help, name, scopes, tenant } = readArguments();
  if (help) {
    process.stdout.write(HELP);
    return;
  }
  if (name === undefined || scopes === undefined) fail('takes --name and --scopes; --help says more');
  if (!isTenant(name)) fail(`--name ${TENANT_RULE}`);
  if (tenant !== undefined && !isTenant(tenant)) fail(`--tenant ${TENANT_RULE}`);
  const words = scopes.split(',').map((scope) => scope.trim());
  const known = knownScopes(words);
  if (known.length !== words.length) fail(`--scopes must be some of ${SCOPES.join(',')}`);

  const key = makeApiKey();
  const entry = { name, sha256: hashApiKey(key), scopes: known, ...(tenant !== undefined && { tenant }) };
  process.stdout.write(
    `The key, for whoever is to use it; it is not shown again:\n\n  ${key}\n\nThe entry for the list in API_KEYS_FILE, which counts from the server's next start:\n\n  ${JSON.stringify(entry)}\n`,
  );
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        name: { type: 'string' },
        scopes: { type: 'string' },
        tenant: { type: 'string' },
      },
    });
    return values;
  } catch {
    return fail('takes --name, --scopes, --tenant and --help');
  }
}

function fail(line: string): never {
  return terminal.fail(line, 2);
}
