import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { hashApiKey, makeApiKey } from '../../../src/auth/api-key.js';
import { readApiKeys } from '../../../src/auth/api-keys-file.js';
import { createAuthenticator } from '../../../src/auth/authenticator.js';

const FILE = join(tmpdir(), `creditgraph-api-keys-${process.pid}.json`);
afterEach(() => rmSync(FILE, { force: true }));

const KEY = makeApiKey();
const entry = (more: object = {}) => ({
  name: 'loan-desk',
  sha256: hashApiKey(KEY),
  scopes: ['reports:read'],
  ...more,
});
function read(content: unknown) {
  writeFileSync(FILE, typeof content === 'string' ? content : JSON.stringify(content));
  return readApiKeys(FILE);
}
const authenticatorOf = (content: unknown) =>
  createAuthenticator(
    { jwt: null, apiKeysFile: FILE },
    { apiKeys: read(content), keySet: { onFailure: () => undefined } },
  );

describe('an API key', () => {
  it('is a prefix and 32 random bytes, different each time', () => {
    expect(KEY).toMatch(/^cg_[A-Za-z0-9_-]{43}$/);
    expect(makeApiKey()).not.toBe(KEY);
  });

  it.each([
    ['hex', hashApiKey(KEY)],
    ['hex in capitals', hashApiKey(KEY).toUpperCase()],
    ['base64url', Buffer.from(hashApiKey(KEY), 'hex').toString('base64url')],
    ['base64url with its padding', `${Buffer.from(hashApiKey(KEY), 'hex').toString('base64url')}=`],
  ])('is recognized by its hash in %s', async (_form, sha256) => {
    expect(await authenticatorOf([entry({ sha256, tenant: 'acme' })])(`Bearer ${KEY}`)).toEqual({
      subject: 'api-key:loan-desk',
      tenant: 'acme',
      scopes: new Set(['reports:read']),
      expiresAt: null,
    });
  });

  it.each([
    ['another key', makeApiKey()],
    ['one with another last character', KEY.slice(0, -1) + (KEY.endsWith('A') ? 'B' : 'A')],
    ['its own hash', `cg_${hashApiKey(KEY)}`],
    ['the prefix alone', 'cg_'],
    ['the key without its prefix', KEY.slice(3)],
    ['a JWT, of which nobody is an issuer here', 'e30.e30.AAAA'],
  ])('is rejected: %s', async (_what, key) => {
    await expect(authenticatorOf([entry()])(`Bearer ${key}`)).rejects.toMatchObject({ refusal: 'invalid' });
  });

  it('is not stored in the server', () => {
    expect(inspect(read([entry()]), { depth: 9 })).not.toContain(KEY);
  });
});

describe('the file of API keys', () => {
  it('may be empty, and may have the same name in two tenants', () => {
    expect(read([])).toEqual([]);
    const other = entry({ sha256: hashApiKey(makeApiKey()), tenant: 'acme' });
    expect(read([entry(), other]).map(({ principal }) => principal.tenant)).toEqual(['', 'acme']);
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '[{secret', /^API_KEYS_FILE: must be a JSON file$/],
    ['no list', { keys: [] }, /^API_KEYS_FILE: must be a JSON file with a list of keys$/],
    ['an entry that is none', [entry(), 'x'], /^API_KEYS_FILE: entry 2: must be an object with /],
    [
      'a field that there is not',
      [entry({ tennant: 'acme' })],
      /^API_KEYS_FILE: entry 1: the field tennant is not known; did you mean tenant\?$/,
    ],
    ['no name', [entry({ name: undefined })], /^API_KEYS_FILE: entry 1: name must be /],
    ['a spoilt name', [entry({ name: 'loan desk' })], /^API_KEYS_FILE: entry 1: name must be 1 to 64 /],
    [
      'the key in place of its hash',
      [entry({ sha256: KEY })],
      /^API_KEYS_FILE: entry 1: sha256 must be a SHA-256 /,
    ],
    ['no hash', [entry({ sha256: undefined })], /^API_KEYS_FILE: entry 1: sha256 must be a SHA-256 /],
    [
      'a scope that there is not',
      [entry({ scopes: ['reports:all'] })],
      /^API_KEYS_FILE: entry 1: scopes must be some of /,
    ],
    [
      'scopes as text',
      [entry({ scopes: 'reports:read' })],
      /^API_KEYS_FILE: entry 1: scopes must be a list of scopes, got a string$/,
    ],
    [
      'a tenant that can be none',
      [entry({ tenant: '' })],
      /^API_KEYS_FILE: entry 1: tenant must be 1 to 64 /,
    ],
    [
      'one name twice',
      [entry(), entry({ sha256: hashApiKey('x') })],
      /^API_KEYS_FILE: entry 2: name must differ from that of entry 1$/,
    ],
    [
      'one key twice',
      [entry(), entry({ name: 'other' })],
      /^API_KEYS_FILE: entry 2: sha256 must differ from that of entry 1$/,
    ],
  ])(
    'is refused with the entry and the rule, and without what stands there: %s',
    (_what, content, message) => {
      expect(() => read(content)).toThrow(message);
      expect(() => read(content)).not.toThrow(new RegExp(`${KEY}|secret|acme|reports:all`));
    },
  );
});
