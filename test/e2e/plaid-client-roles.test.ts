import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { buildSchema } from 'graphql';
import { sentBy, type TestCaller } from '../support/callers.js';
import { given } from '../support/given.js';
import { writePlaidClients } from '../support/plaid-clients.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const root = new URL('../../', import.meta.url);
/** Callers of tenants that have one client, in one role. */
const CALLERS = {
  owner: { name: 'olga', tenant: 'owners' },
  reader: { name: 'rita', tenant: 'readers' },
} as const satisfies Record<string, TestCaller>;

/** An input of each mutation. No client gets so far as to use its tokens. */
const INPUTS: Readonly<Record<string, object>> = {
  createAssetReport: { accessTokens: ['access-1'], daysRequested: 10 },
  refreshAssetReport: { assetReportToken: 'assets-1' },
  filterAssetReport: { assetReportToken: 'assets-1', accountIdsToExclude: ['account-1'] },
  removeAssetReport: { assetReportToken: 'assets-1' },
  createAuditCopy: { assetReportToken: 'assets-1', auditorId: 'fannie_mae' },
  removeAuditCopy: { auditCopyToken: 'a-1' },
  createRelayToken: { reportTokens: ['assets-1'], secondaryClientId: 'client-1' },
  removeRelayToken: { relayToken: 'credit-relay-1' },
  refreshRelayToken: { relayToken: 'credit-relay-1' },
  refreshCashflowReport: { accessToken: 'access-1' },
};

/** The mutations of a row in docs/AUTHENTICATION.md. */
function mutationsOf(role: string): string[] {
  const guide = readFileSync(new URL('docs/AUTHENTICATION.md', root), 'utf8');
  const table = given(/\n\| role \| mutations \|\n[\s\S]+?\n\n/.exec(guide)?.[0], 'a table');
  const row = given(
    table.split('\n').find((line) => line.startsWith(`| ${role}`)),
    role,
  );
  return [...row.matchAll(/`(\w+)`/g)].map(([, name]) => given(name, 'a name'));
}

let sandbox: Sandbox;
let app: TestApp;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'roles', now: new Date('2026-03-15T12:00:00Z'), reportDelayMs: 0 });
  const { ours, partner } = sandbox.clients;
  const common = { environment: 'sandbox', baseUrl: sandbox.url };
  const file = writePlaidClients([
    { name: 'a', clientId: ours.clientId, secret: ours.secret, ...common, ownerFor: ['owners'] },
    { name: 'b', clientId: partner.clientId, secret: partner.secret, ...common, readerFor: ['readers'] },
  ]);
  app = await startTestApp({ PLAID_CLIENTS_FILE: file.path }, Object.values(CALLERS));
  file.remove();
});
afterAll(async () => {
  await app.stop();
  await sandbox.stop();
});
beforeEach(() => sandbox.calls.reset());

/** The codes of a mutation, and the role that is missing. */
async function send(caller: TestCaller, mutation: string) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename } }`;
  const { errors } = await app.send({ query, variables: { input: INPUTS[mutation] } }, sentBy(caller));
  const [, missing = null] = /for the role (\w+)/.exec(errors[0]?.message ?? '') ?? [];
  return { codes: errors.map(({ extensions }) => extensions.code), missing };
}

describe('the table of roles in docs/AUTHENTICATION.md', () => {
  it('has each mutation once', () => {
    const schema = buildSchema(readFileSync(new URL('schema.graphql', root), 'utf8'));
    const listed = ['owner', 'reader', 'none'].flatMap(mutationsOf);
    expect(listed.sort()).toEqual(
      Object.keys(given(schema.getMutationType(), 'mutations').getFields()).sort(),
    );
  });

  it.each([
    ['owner', 'reader'],
    ['reader', 'owner'],
  ] as const)('says which mutations need the %s: with the %s alone, nothing is sent', async (role, other) => {
    for (const mutation of mutationsOf(role)) {
      expect({ mutation, ...(await send(CALLERS[other], mutation)) }).toEqual({
        mutation,
        codes: ['NO_PLAID_CLIENT'],
        missing: role,
      });
    }
    expect(sandbox.calls.total).toBe(0);
  });

  it.each(['owner', 'reader'] as const)(
    'says which mutations the %s makes: Plaid is called',
    async (role) => {
      for (const mutation of mutationsOf(role)) {
        sandbox.calls.reset();
        // The sandbox refuses a token that it does not know.
        expect({ mutation, ...(await send(CALLERS[role], mutation)) }).toMatchObject({
          mutation,
          codes: ['PLAID_ERROR'],
        });
        expect(sandbox.calls.total).toBeGreaterThan(0);
      }
    },
  );

  it('says which mutation needs no client, and calls nobody', async () => {
    for (const mutation of mutationsOf('none')) {
      const query = `mutation { ${mutation}(token: "credit-relay-1") { __typename } }`;
      for (const caller of Object.values(CALLERS)) {
        expect((await app.send({ query }, sentBy(caller))).errors).toEqual([]);
      }
    }
    expect(sandbox.calls.total).toBe(0);
  });
});
