import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../../../src/config/config.js';

const PLAID_KEYS = { PLAID_CLIENT_ID: 'an-id', PLAID_SECRET: 'a-secret', PLAID_ENV: 'sandbox' };
const SEALING_KEY = Buffer.alloc(32, 7).toString('base64url');
const KEYS = { ...PLAID_KEYS, SEALING_KEYS: `a:${SEALING_KEY}` };

describe('readConfig', () => {
  it('starts the embedded sandbox when nothing of Plaid is set, and takes empty for not set', () => {
    expect(readConfig({}).plaid.kind).toBe('embedded');
    expect(readConfig({ PLAID_CLIENT_ID: '', PLAID_SECRET: '', PLAID_ENV: '', PORT: '' })).toEqual(
      readConfig({}),
    );
  });

  it.each([
    ['sandbox', 'https://sandbox.plaid.com'],
    ['production', 'https://production.plaid.com'],
  ])('asks the host of %s when there are keys', (environment, baseUrl) => {
    expect(readConfig({ ...KEYS, PLAID_ENV: environment }).plaid).toMatchObject({
      kind: 'plaid',
      environment,
      baseUrl,
    });
  });

  it('asks another address when one is named', () => {
    const { plaid } = readConfig({ ...KEYS, PLAID_BASE_URL: 'http://127.0.0.1:4010' });
    expect(plaid).toMatchObject({ kind: 'plaid', baseUrl: 'http://127.0.0.1:4010' });
  });

  it.each(Object.keys(PLAID_KEYS))('refuses to start with the other two but without %s', (missing) => {
    const read = () => readConfig({ ...KEYS, [missing]: undefined });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${missing}: is missing`));
  });

  it('refuses an address of Plaid without keys, which would not be asked', () => {
    expect(() => readConfig({ PLAID_BASE_URL: 'http://127.0.0.1:4010' })).toThrow(
      /^PLAID_CLIENT_ID: is missing/,
    );
  });

  it('takes a fixed key for the embedded sandbox, and refuses to make one up for Plaid itself', () => {
    expect(readConfig({}).sealingKeys).toEqual(readConfig({ SANDBOX_SEED: 'another' }).sealingKeys);
    expect(() => readConfig(PLAID_KEYS)).toThrow(/^SEALING_KEYS: is missing; [^\n]+$/);
    expect(readConfig(KEYS).sealingKeys.map(({ id }) => id)).toEqual(['a']);
  });

  it.each(['https://a.example/?b=c', 'https://a.example/#b', 'https://b:c@a.example'])(
    'refuses a public address behind which no path can stand, or which everybody would be shown: %s',
    (url) => {
      expect(() => readConfig({ PUBLIC_URL: url })).toThrow(
        /^PUBLIC_URL: must hold no credentials, query or fragment/,
      );
    },
  );

  it('names the setting and never its value', () => {
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

  it('shows no secret to whoever prints it', () => {
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
