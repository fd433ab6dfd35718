import { InvalidArgumentError } from 'commander';
import { hashApiKey, makeApiKey } from '../auth/api-key.js';
import { knownScopes, SCOPES, type Scope } from '../auth/scope.js';
import { isTenant, TENANT_RULE } from '../config/tenant.js';
import type { CliCommand } from './cli-command.js';

const HELP = `
Prints the key once, and the entry with its hash for the JSON list in API_KEYS_FILE:

  [{"name":"loan-desk","sha256":"...","scopes":["reports:read","pii:read"]}, ...]

The server reads the file at start. Restart it after you add or remove a key.

Example:

  creditgraph api-key --name loan-desk --scopes reports:read,pii:read`;

interface Options {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly tenant?: string;
}

export function addApiKeyCommand(program: CliCommand): void {
  program
    .command('api-key')
    .description('makes an API key for an internal tool')
    .requiredOption('--name <name>', 'the name of the caller in the audit log', nameOf)
    .requiredOption('--scopes <scopes>', `some of ${SCOPES.join(', ')}, separated by commas`, scopesOf)
    .option('--tenant <tenant>', 'the tenant of the caller', nameOf)
    .addHelpText('after', HELP)
    .action(printKey);
}

function printKey({ name, scopes, tenant }: Options): void {
  const key = makeApiKey();
  const entry = { name, sha256: hashApiKey(key), scopes, ...(tenant !== undefined && { tenant }) };
  process.stdout.write(
    `The key, which is not shown again:\n\n  ${key}\n\nThe entry for the list in API_KEYS_FILE; restart the server after you add it:\n\n  ${JSON.stringify(entry)}\n`,
  );
}

function nameOf(text: string): string {
  if (!isTenant(text)) throw new InvalidArgumentError(`It ${TENANT_RULE}`);
  return text;
}

function scopesOf(text: string): readonly Scope[] {
  const words = text.split(',').map((scope) => scope.trim());
  const known = knownScopes(words);
  if (known.length !== words.length) throw new InvalidArgumentError(`It must be some of ${SCOPES.join(',')}`);
  return known;
}
