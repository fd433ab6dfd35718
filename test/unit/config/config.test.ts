import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../../src/config/config.js';

const PLAID_KEYS = { PLAID_CLIENT_ID: 'an-id', PLAID_SECRET: 'a-secret', PLAID_ENV: 'sandbox' };
const SEALING_KEY = Buffer.alloc(32, 7).toString('base64url');
const KEYS = {
  ...PLAID_KEYS,
  SEALING_KEYS: `a:${SEALING_KEY}`,
  API_KEYS_FILE: 'keys.json',
  AUDIT_FILE: 'audit.log',
};

describe('readConfig', () => {
  it('reports all settings that are missing or wrong at once, one line each', () => {
    const read = () =>
      readConfig({
        PLAID_CLIENT_ID: 'two words',
        PLAID_ENV: 'staging',
        AUTH_ISSUER: 'an-issuer',
        PURPOSES: 'A,B',
      });
    const settings = (error: unknown) =>
      String(error)
        .replace('ConfigError: ', '')
        .split('\n')
        .map((line) => line.split(':')[0]);
    expect(read).toThrow(ConfigError);
    try {
      read();
    } catch (error) {
      expect(settings(error)).toEqual([
        ...['AUTH_JWKS_URL', 'AUTH_AUDIENCE', 'PURPOSES'],
        ...['PLAID_CLIENT_ID', 'PLAID_SECRET', 'PLAID_ENV', 'SEALING_KEYS', 'AUDIT_FILE'],
      ]);
    }
  });

  it.each([
    ['http://user:password@127.0.0.1', 'must hold no credentials, query or fragment'],
    ['http://plaid.example', 'must be https, or http on this machine: the Plaid secret is sent to it'],
  ])('refuses %s as the address of Plaid', (PLAID_BASE_URL, rule) => {
    expect(() => readConfig({ ...KEYS, PLAID_BASE_URL })).toThrow(`PLAID_BASE_URL: ${rule}`);
  });

  it.each([
    [{ PLAID_ENV: 'development' }, 'PLAID_ENV: must be sandbox or production'],
    [{ PLAID_SECRET: 'two\nlines' }, 'PLAID_SECRET: must be one word of printable ASCII'],
  ])('refuses Plaid keys of another form: %j', (wrong, message) => {
    expect(() => readConfig({ ...KEYS, ...wrong })).toThrow(
      new ConfigError(message.split(': ') as [string, string]),
    );
  });

  it('starts the embedded sandbox without Plaid settings, and treats an empty variable as not set', () => {
    expect(readConfig({}).plaid.kind).toBe('embedded');
    expect(readConfig({ PLAID_CLIENT_ID: '', PLAID_SECRET: '', PLAID_ENV: '', PORT: '' })).toEqual(
      readConfig({}),
    );
  });

  it.each([
    ['sandbox', 'https://sandbox.plaid.com'],
    ['production', 'https://production.plaid.com'],
  ])('calls the host of %s with Plaid keys', (environment, baseUrl) => {
    expect(readConfig({ ...KEYS, PLAID_ENV: environment }).plaid).toMatchObject({
      kind: 'plaid',
      environment,
      baseUrl,
    });
  });

  it('calls PLAID_BASE_URL if it is set', () => {
    const { plaid } = readConfig({ ...KEYS, PLAID_BASE_URL: 'http://127.0.0.1:4010' });
    expect(plaid).toMatchObject({ kind: 'plaid', baseUrl: 'http://127.0.0.1:4010' });
  });

  it.each(Object.keys(PLAID_KEYS))('requires %s with the other two Plaid keys', (missing) => {
    const read = () => readConfig({ ...KEYS, [missing]: undefined });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${missing}: is missing`));
  });

  it('refuses PLAID_BASE_URL without Plaid keys', () => {
    expect(() => readConfig({ PLAID_BASE_URL: 'http://127.0.0.1:4010' })).toThrow(
      /^PLAID_CLIENT_ID: is missing/m,
    );
  });

  it('uses a fixed sealing key with the embedded sandbox, and requires one with Plaid keys', () => {
    expect(readConfig({}).sealingKeys).toEqual(readConfig({ SANDBOX_SEED: 'another' }).sealingKeys);
    expect(() => readConfig({ ...KEYS, SEALING_KEYS: '' })).toThrow(/^SEALING_KEYS: is missing; [^\n]+$/);
    expect(readConfig(KEYS).sealingKeys.map(({ id }) => id)).toEqual(['a']);
  });

  it('refuses the public sealing key with Plaid keys, at any place in the ring', () => {
    const known = readConfig({}).sealingKeys[0]?.key.reveal() ?? '';
    // The last character has two unused bits.
    const alike = `${known.slice(0, -1)}${String.fromCharCode(known.charCodeAt(known.length - 1) + 1)}`;
    for (const ring of [
      `sandbox:${known}`,
      `mine:${known}=`,
      `${KEYS.SEALING_KEYS},old:${known}`,
      `a:${alike}`,
    ]) {
      expect(() => readConfig({ ...KEYS, SEALING_KEYS: ring })).toThrow(
        /^SEALING_KEYS: must not hold the key/,
      );
    }
    expect(readConfig({ SEALING_KEYS: `sandbox:${known}` }).sealingKeys).toHaveLength(1);
  });

  const KEYED = { API_KEYS_FILE: 'keys.json' };

  it.each<[string, Record<string, string>, 'any' | 'loopback']>([
    ['any address', {}, 'any'],
    ['any address', { HOST: '::1', PUBLIC_URL: 'http://127.0.0.1:8080' }, 'any'],
    ['this machine alone', { ...KEYED, HOST: '0.0.0.0' }, 'loopback'],
    ['this machine alone', { ...KEYED, HOST: '192.168.1.7' }, 'loopback'],
    ['this machine alone', { PUBLIC_URL: 'https://graph.example' }, 'loopback'],
    ['the configured targets', { ...KEYED, HOST: '0.0.0.0', SANDBOX_WEBHOOK_TARGETS: 'any' }, 'any'],
    ['the configured targets', { SANDBOX_WEBHOOK_TARGETS: 'loopback' }, 'loopback'],
  ])('lets the embedded sandbox send webhooks to %s: %j', (_where, settings, webhookTargets) => {
    expect(readConfig(settings).plaid).toMatchObject({ kind: 'embedded', webhookTargets });
  });

  it('refuses other values of SANDBOX_WEBHOOK_TARGETS', () => {
    expect(() => readConfig({ SANDBOX_WEBHOOK_TARGETS: 'all' })).toThrow(
      "SANDBOX_WEBHOOK_TARGETS: must be 'loopback' or 'any'",
    );
  });

  it('requires authentication except with the embedded sandbox on this machine', () => {
    expect(readConfig({}).auth).toBeNull();
    expect(readConfig({ HOST: '127.0.0.1' }).auth).toBeNull();
    expect(() => readConfig({ HOST: '0.0.0.0' })).toThrow(/^HOST: must be localhost/);
    expect(readConfig({ HOST: '0.0.0.0', API_KEYS_FILE: 'keys.json' }).auth).toEqual({
      jwt: null,
      apiKeysFile: 'keys.json',
    });
  });

  it.each(['sandbox', 'production'])('requires authentication with Plaid keys for %s', (environment) => {
    const read = () => readConfig({ ...KEYS, PLAID_ENV: environment, API_KEYS_FILE: undefined });
    expect(read).toThrow(/^AUTH_JWKS_URL: is missing, and so is API_KEYS_FILE; [^\n]+$/);
  });

  const JWT = {
    AUTH_JWKS_URL: 'https://issuer.example/keys',
    AUTH_ISSUER: 'https://issuer.example',
    AUTH_AUDIENCE: 'creditgraph',
  };

  it('accepts an issuer of JWTs with asymmetric algorithms only', () => {
    expect(readConfig(JWT).auth?.jwt).toMatchObject({
      algorithms: ['RS256', 'ES256', 'EdDSA'],
      tenantClaim: 'tenant',
    });
    for (const AUTH_ALGORITHMS of ['none', 'HS256', 'RS256,HS512', 'rs256', 'RS256,']) {
      expect(() => readConfig({ ...JWT, AUTH_ALGORITHMS })).toThrow(/^AUTH_ALGORITHMS: must be some of/);
    }
  });

  it.each(Object.keys(JWT))('requires %s with the other settings of an issuer', (missing) => {
    expect(() => readConfig({ ...JWT, [missing]: undefined })).toThrow(new RegExp(`^${missing}: is missing`));
  });

  it('limits each caller, but not callers that do not authenticate', () => {
    expect(readConfig({}).http.rateLimitPerMinute).toBe(0);
    expect(readConfig(JWT).http.rateLimitPerMinute).toBe(600);
    expect(readConfig({ ...JWT, RATE_LIMIT_PER_MINUTE: '0' }).http.rateLimitPerMinute).toBe(0);
  });

  it.each(['https://a.example/?b=c', 'https://a.example/#b', 'https://b:c@a.example'])(
    'refuses a public URL with credentials, a query or a fragment: %s',
    (url) => {
      expect(() => readConfig({ PUBLIC_URL: url })).toThrow(
        /^PUBLIC_URL: must hold no credentials, query or fragment/,
      );
    },
  );

  it('names the setting but not its value in the message', () => {
    for (const name of [
      'PORT',
      'LOG_LEVEL',
      'PLAID_ENV',
      'SANDBOX_NOW',
      'UPSTREAM_REFRESH_MS',
      'PLAID_BASE_URL',
      'SEALING_KEYS',
    ]) {
      expect(() => readConfig({ ...KEYS, [name]: 'canary' })).toThrow(new RegExp(`^${name}: (?!.*canary)`));
    }
  });

  it('shows no secret when it is printed', () => {
    const config = readConfig(KEYS);
    for (const printed of [
      inspect(config, { depth: 9 }),
      JSON.stringify(config),
      `${Object.values(config.plaid)}`,
    ]) {
      expect(printed).not.toContain('a-secret');
      expect(printed).not.toContain(SEALING_KEY);
      expect(printed).toContain('[secret]');
    }
  });
});
