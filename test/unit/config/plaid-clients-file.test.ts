import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { type Config, readConfig, readStateConfig } from '../../../src/config/config.js';
import { type ClientEntry, writePlaidClients } from '../../support/plaid-clients.js';

const SETTINGS = {
  SEALING_KEYS: `a:${Buffer.alloc(32, 7).toString('base64url')}`,
  API_KEYS_FILE: 'keys.json',
  AUDIT_FILE: 'audit.log',
  ACME_SECRET: 'canary-of-the-environment',
};

const entry = (more: ClientEntry = {}): ClientEntry => ({
  name: 'acme',
  clientId: 'canary-id',
  secret: 'canary-secret',
  environment: 'sandbox',
  ownerFor: ['acme'],
  ...more,
});

const other = (more: ClientEntry = {}) =>
  entry({ name: 'other', clientId: 'other-id', ownerFor: ['globex'], ...more });

function read(content: Parameters<typeof writePlaidClients>[0], settings: object = {}): Config {
  const file = writePlaidClients(content);
  try {
    return readConfig({ ...SETTINGS, PLAID_CLIENTS_FILE: file.path, ...settings });
  } finally {
    file.remove();
  }
}

describe('PLAID_CLIENTS_FILE', () => {
  it('names clients with a secret, or with the variable that has it, and the tenants of each role', () => {
    const { plaid } = read([
      entry({ readerFor: ['acme', '*'] }),
      other({
        secret: undefined,
        secretEnv: 'ACME_SECRET',
        environment: 'production',
        baseUrl: 'https://proxy.example',
      }),
    ]);
    if (plaid.kind !== 'clients') throw new Error('there are no clients');
    expect(plaid.clients.map(({ secret, ...client }) => ({ ...client, secret: secret.reveal() }))).toEqual([
      {
        name: 'acme',
        environment: 'sandbox',
        baseUrl: 'https://sandbox.plaid.com',
        clientId: 'canary-id',
        secret: 'canary-secret',
        tenants: { owner: ['acme'], reader: ['acme', '*'] },
      },
      {
        name: 'other',
        environment: 'production',
        baseUrl: 'https://proxy.example',
        clientId: 'other-id',
        secret: 'canary-of-the-environment',
        tenants: { owner: ['globex'], reader: [] },
      },
    ]);
  });

  it('may name the client id of one client in both environments', () => {
    expect(() => read([entry(), other({ clientId: 'canary-id', environment: 'production' })])).not.toThrow();
  });

  it('shows no secret when the configuration is printed', () => {
    const config = read([entry()]);
    for (const printed of [inspect(config, { depth: 9 }), JSON.stringify(config)]) {
      expect(printed).toContain('[secret]');
      expect(printed).not.toContain('canary-secret');
    }
  });

  it.each<[what: string, content: Parameters<typeof writePlaidClients>[0], message: string]>([
    ['no JSON', '[{canary', 'must be a JSON file'],
    ['no list', { clients: [] }, 'must be a JSON file with a list of clients'],
    ['no client', [], 'must have at least one client'],
    [
      'an unknown field',
      [entry({ tenants: 'canary' })],
      'entry 1: the field tenants is not known; the fields are name, clientId, secret, secretEnv, environment, baseUrl, ownerFor, readerFor',
    ],
    [
      'a misspelt field',
      [entry({ clientId: undefined, clientID: 'canary' })],
      'entry 1: the field clientID is not known; did you mean clientId?',
    ],
    [
      'a field that may be a secret',
      [entry({ canary7707: 'canary' })],
      'entry 1: a field is not known; the fields are name, clientId, ',
    ],
    ['no object', ['canary'], 'entry 1: must be an object with name, '],
    [
      'no name',
      [entry({ name: undefined })],
      'entry 1: name must be 1 to 64 letters, digits, dots, hyphens or underscores, got nothing',
    ],
    [
      'a wrong name',
      [entry({ name: 'canary canary' })],
      'entry 1: name must be 1 to 64 letters, digits, dots, hyphens or underscores, got a string',
    ],
    [
      'a number as the client id',
      [entry({ clientId: 7_077_077 })],
      'entry 1: clientId must be one word of 1 to 64 printable ASCII characters, got a number',
    ],
    [
      'a long client id',
      [entry({ clientId: 'c'.repeat(65) })],
      'entry 1: clientId must be one word of 1 to 64 printable ASCII characters, got a string',
    ],
    ['no secret', [entry({ secret: undefined })], 'entry 1: needs secret or secretEnv, and not both'],
    [
      'two secrets',
      [entry({ secretEnv: 'ACME_SECRET' })],
      'entry 1: needs secret or secretEnv, and not both',
    ],
    [
      'a secret of two lines',
      [entry({ secret: 'canary\ncanary' })],
      'entry 1: secret must be one word of printable ASCII, got a string',
    ],
    [
      'no variable',
      [entry({ secret: undefined, secretEnv: 'CANARY-1' })],
      'entry 1: secretEnv must be the name of an environment variable, got a string',
    ],
    [
      'a variable that is not set, with the name of a member of every object',
      [entry({ secret: undefined, secretEnv: 'toString' })],
      'entry 1: the variable that secretEnv names is not set',
    ],
    [
      'a variable that is not set',
      [entry({ secret: undefined, secretEnv: 'CANARY' })],
      'entry 1: the variable that secretEnv names is not set',
    ],
    [
      'another environment',
      [entry({ environment: 'canary' })],
      'entry 1: environment must be sandbox or production, got a string',
    ],
    [
      'no environment',
      [entry({ environment: undefined })],
      'entry 1: environment must be sandbox or production, got nothing',
    ],
    [
      'a base URL with a password',
      [entry({ baseUrl: 'https://canary:canary@example.com' })],
      'entry 1: baseUrl must hold no credentials, query or fragment, got a string',
    ],
    [
      'a base URL without TLS',
      [entry({ baseUrl: 'http://canary.example' })],
      'entry 1: baseUrl must be https, or http on this machine: the Plaid secret is sent to it, got a string',
    ],
    [
      'no list of tenants',
      [entry({ readerFor: 'canary' })],
      'entry 1: readerFor must be a list of tenants, got a string',
    ],
    [
      'a tenant that can be none',
      [entry({ readerFor: ['acme', ''] })],
      'entry 1: readerFor must be 1 to 64 letters, digits, dots, hyphens or underscores, got a string',
    ],
    [
      'a tenant twice',
      [entry({ ownerFor: ['canary', 'canary'] })],
      'entry 1: ownerFor must have each tenant once, got a list',
    ],
    [
      'no tenants',
      [entry({ ownerFor: [] })],
      'entry 1: needs tenants in ownerFor, readerFor or both; "*" stands for all others',
    ],
    ['a name twice', [entry(), other({ name: 'acme' })], 'entry 2: name must differ from that of entry 1'],
    [
      'a client twice',
      [entry(), other({ clientId: 'canary-id' })],
      'entry 2: clientId must differ from that of entry 1',
    ],
    [
      'a tenant at two clients',
      [entry({ readerFor: ['canary'] }), other({ readerFor: ['globex', 'canary'] })],
      'entry 2: readerFor must not have a tenant that entry 1 has there',
    ],
    [
      'all others at two clients',
      [entry({ ownerFor: ['*'] }), other({ ownerFor: ['*'] })],
      'entry 2: ownerFor must not have a tenant that entry 1 has there',
    ],
  ])(
    'is refused with the entry, the field and the rule, and without what stands there: %s',
    (_what, content, message) => {
      expect(() => read(content)).toThrow(`PLAID_CLIENTS_FILE: ${message}`);
      expect(() => read(content)).not.toThrow(/canary|CANARY|7077077|cccc/);
    },
  );

  it('is refused if it cannot be read', () => {
    expect(() => readConfig({ ...SETTINGS, PLAID_CLIENTS_FILE: '/nowhere/canary.json' })).toThrow(
      /^PLAID_CLIENTS_FILE: cannot be read \(ENOENT\); set it to a readable file, or remove it$/,
    );
  });

  it.each(['PLAID_CLIENT_ID', 'PLAID_SECRET', 'PLAID_ENV', 'PLAID_BASE_URL'])(
    'is refused together with %s',
    (name) => {
      const value = { PLAID_ENV: 'sandbox', PLAID_BASE_URL: 'https://plaid.example' }[name] ?? 'canary';
      expect(() => read([entry()], { [name]: value })).toThrow(
        `${name}: must not be set together with PLAID_CLIENTS_FILE, which has it for each client`,
      );
    },
  );

  it.each(['SEALING_KEYS', 'API_KEYS_FILE', 'AUDIT_FILE'])(
    'requires %s or what replaces it, as one pair of keys does',
    (name) => {
      expect(() => read([entry()], { [name]: undefined })).toThrow(
        /^(SEALING_KEYS|AUTH_JWKS_URL|AUDIT_FILE): is missing/,
      );
    },
  );

  it('leaves variables with names like PLAID_SECRET_ACME to secretEnv', () => {
    const client = entry({ secret: undefined, secretEnv: 'PLAID_SECRET_ACME' });
    expect(() => read([client], { PLAID_SECRET_ACME: 'a-secret' })).not.toThrow();
  });

  it('gives the state a name of its own in Redis', () => {
    expect(readStateConfig({ PLAID_CLIENTS_FILE: 'clients.json' }).plaidName).toBe('clients');
    expect(readStateConfig({ PLAID_ENV: 'production' }).plaidName).toBe('production');
  });
});
