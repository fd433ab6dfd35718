import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from '../config/config.js';
import { API_KEY_SUBJECT, type ApiKey } from './api-key.js';
import { NO_TENANT } from './principal.js';
import { SCOPES } from './scope.js';
import { isTenant, TENANT_RULE } from './tenant.js';

const SETTING = 'API_KEYS_FILE';

const HASH_RULE = 'must be a SHA-256 as 64 hex digits or 43 characters of base64url';
const HEX = /^[0-9a-fA-F]{64}$/;
const BASE64URL = /^[A-Za-z0-9_-]{43}=?$/;

/** An entry of the file, as `creditgraph api-key` prints it. */
const Entry = z.strictObject(
  {
    name: z
      .string('must be text')
      .regex(/^[A-Za-z0-9_.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, hyphens or underscores'),
    sha256: z
      .string(HASH_RULE)
      .refine((text) => HEX.test(text) || BASE64URL.test(text), HASH_RULE)
      .transform((text) => Buffer.from(text, HEX.test(text) ? 'hex' : 'base64url')),
    scopes: z.array(z.enum(SCOPES, `must be some of ${SCOPES.join(', ')}`), 'must be a list of scopes'),
    tenant: z.string(TENANT_RULE).refine(isTenant, TENANT_RULE).optional(),
  },
  'must be an object with name, sha256, scopes and, if you have tenants, tenant, and no other field',
);

/**
 * Reads the API keys that a file lists as `[{ "name", "sha256", "scopes": [...], "tenant"? }]`.
 *
 * @throws {ConfigError} that names the entry and the rule, never the content.
 */
export function readApiKeys(file: string): ApiKey[] {
  const listed = parse(read(file));
  if (!Array.isArray(listed)) throw new ConfigError([SETTING, 'must be a JSON file with a list of keys']);
  const keys = listed.map((entry: unknown, index): ApiKey => {
    const parsed = Entry.safeParse(entry);
    if (parsed.success) {
      const { name, sha256, scopes, tenant = NO_TENANT } = parsed.data;
      const subject = API_KEY_SUBJECT + name;
      return { sha256, principal: { subject, tenant, scopes: new Set(scopes), expiresAt: null } };
    }
    const [issue] = parsed.error.issues;
    const field = issue?.path[0] === undefined ? '' : `${String(issue.path[0])} `;
    throw new ConfigError([SETTING, `entry ${index + 1}: ${field}${issue?.message ?? 'is not valid'}`]);
  });
  refuseDuplicates(keys, 'name', ({ principal }) => JSON.stringify([principal.tenant, principal.subject]));
  refuseDuplicates(keys, 'sha256', ({ sha256 }) => sha256.toString('hex'));
  return keys;
}

function refuseDuplicates(keys: readonly ApiKey[], field: string, identityOf: (key: ApiKey) => string): void {
  const seen = new Map<string, number>();
  for (const [index, key] of keys.entries()) {
    const first = seen.get(identityOf(key));
    if (first !== undefined) {
      throw new ConfigError([
        SETTING,
        `entry ${index + 1}: ${field} must differ from that of entry ${first + 1}`,
      ]);
    }
    seen.set(identityOf(key), index);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an error';
    throw new ConfigError([SETTING, `cannot be read (${code}); set it to a readable file, or remove it`]);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text.
    throw new ConfigError([SETTING, 'must be a JSON file']);
  }
}
