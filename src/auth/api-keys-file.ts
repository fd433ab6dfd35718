import * as z from 'zod';
import { readEntries, refuseDuplicates } from '../config/entries-file.js';
import { isTenant, TENANT_RULE } from '../config/tenant.js';
import { API_KEY_SUBJECT, type ApiKey } from './api-key.js';
import { NO_TENANT } from './principal.js';
import { SCOPES } from './scope.js';

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
  'must be an object with name, sha256, scopes and, if you have tenants, tenant',
);

/**
 * Reads the API keys that a file lists as `[{ "name", "sha256", "scopes": [...], "tenant"? }]`.
 *
 * @throws {ConfigError} that names the entry and the rule, never the content.
 */
export function readApiKeys(file: string): ApiKey[] {
  const entries = readEntries({ setting: SETTING, file, noun: 'keys', entry: Entry });
  const keys = entries.map(({ name, sha256, scopes, tenant = NO_TENANT }): ApiKey => {
    const subject = API_KEY_SUBJECT + name;
    return { sha256, principal: { subject, tenant, scopes: new Set(scopes), expiresAt: null } };
  });
  refuseDuplicates(SETTING, 'name', keys, ({ principal }) =>
    JSON.stringify([principal.tenant, principal.subject]),
  );
  refuseDuplicates(SETTING, 'sha256', keys, ({ sha256 }) => sha256.toString('hex'));
  return keys;
}
