import { parseArgs } from 'node:util';
import { createTerminal, type Terminal } from 'creditgraph-sandbox/terminal';
import { hashApiKey, makeApiKey } from '../auth/api-key.js';
import { knownScopes, SCOPES } from '../auth/scope.js';
import { isTenant, TENANT_RULE } from '../auth/tenant.js';

const HELP = `creditgraph api-key: a new API key for an internal tool

  npm run api-key -- --name loan-desk --scopes reports:read,pii:read [--tenant acme]

Prints the key once, and the entry with its hash for the JSON list in API_KEYS_FILE:

  [{"name":"loan-desk","sha256":"...","scopes":["reports:read","pii:read"]}, ...]

The server reads the file at start. Restart it after you add or remove a key.

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
  if (name === undefined || scopes === undefined) fail('needs --name and --scopes; see --help');
  if (!isTenant(name)) fail(`--name ${TENANT_RULE}`);
  if (tenant !== undefined && !isTenant(tenant)) fail(`--tenant ${TENANT_RULE}`);
  const words = scopes.split(',').map((scope) => scope.trim());
  const known = knownScopes(words);
  if (known.length !== words.length) fail(`--scopes must be some of ${SCOPES.join(',')}`);

  const key = makeApiKey();
  const entry = { name, sha256: hashApiKey(key), scopes: known, ...(tenant !== undefined && { tenant }) };
  process.stdout.write(
    `The key, which is not shown again:\n\n  ${key}\n\nThe entry for the list in API_KEYS_FILE; restart the server after you add it:\n\n  ${JSON.stringify(entry)}\n`,
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
    return fail('takes only --name, --scopes and --tenant, each with a value, and --help');
  }
}

function fail(line: string): never {
  return terminal.fail(line, 2);
}
