import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { createDownloads } from '../../../src/app/downloads.js';
import type { Caller } from '../../../src/auth/principal.js';
import { SharedCache } from '../../../src/cache/shared-cache.js';
import { SANDBOX_SEALING_KEYS } from '../../../src/config/sealing-keys.js';
import type { Tickets } from '../../../src/downloads/ticket.js';
import { changeOnce } from '../../../src/graphql/attempt/change-once.js';
import { AttemptStore } from '../../../src/idempotency/attempt-store.js';
import { Attempts } from '../../../src/idempotency/attempts.js';
import { createLoaders, type Loaders } from '../../../src/loaders/loaders.js';
import type { PlaidClient } from '../../../src/plaid/client.js';
import {
  ALL_TENANTS,
  type Asking,
  type ClientFor,
  createChooseClient,
  createClientFor,
  createClientKeyOf,
  idPlaceOf,
} from '../../../src/plaid/clients.js';
import type { EndpointRole } from '../../../src/plaid/endpoint.js';
import { assetReport } from '../../../src/plaid/endpoints/asset-report.js';
import { auditCopy } from '../../../src/plaid/endpoints/audit-copy.js';
import { cashflowReport } from '../../../src/plaid/endpoints/cashflow-report.js';
import { creditRelay } from '../../../src/plaid/endpoints/credit-relay.js';
import { item } from '../../../src/plaid/endpoints/item.js';
import { webhookVerificationKey } from '../../../src/plaid/endpoints/webhook-verification-key.js';
import { NoPlaidClientError } from '../../../src/plaid/errors.js';
import { UNOBSERVED } from '../../../src/reports/operation-observer.js';
import type { ReportState } from '../../../src/reports/report-state.js';
import { ReportStore } from '../../../src/reports/report-store.js';
import { copied } from '../../../src/reports/sources/audit-copy.source.js';
import { own } from '../../../src/reports/sources/own-report.source.js';
import { relayed } from '../../../src/reports/sources/relay-token.source.js';
import { type AssetReportSource, downloadsOf, readOf } from '../../../src/reports/sources/sources.js';
import { createMemoryStateStore } from '../../../src/state/memory-state-store.js';
import { onlyProcess } from '../../../src/state/processes.js';
import { operationRecords } from '../../support/operation-records.js';
import { wireKeys } from '../../types/wire-keys.js';

const TENANT = 'acme';
const CALLER: Caller = {
  principal: { subject: 'alice', tenant: TENANT, scopes: new Set(), expiresAt: null },
  purpose: 'underwriting',
};

const ENDPOINTS = [assetReport, auditCopy, cashflowReport, creditRelay, item, webhookVerificationKey].flatMap(
  (endpoints) => Object.values(endpoints),
);

/** Plaid documents that the client which a relay token was created for calls get, pdf and refresh. */
const READER_PATHS = ['/credit/relay/get', '/credit/relay/pdf/get', '/credit/relay/refresh'];

/** For tests of receivers of webhooks. This server never calls it. */
const NOT_CALLED = '/sandbox/item/fire_webhook';

const roleOf = (path: string): EndpointRole => (READER_PATHS.includes(path) ? 'reader' : 'owner');

/** Clients that never respond. Records their tenants and roles, and their calls. */
function recordClients(): { clientFor: ClientFor; asked: (Asking & { path: string })[] } {
  const asked: (Asking & { path: string })[] = [];
  const clientFor: ClientFor = (asking) => {
    const refuse = ({ path }: { readonly path: string }) => {
      asked.push({ ...asking, path });
      return Promise.reject(new Error('no answer'));
    };
    return { call: refuse, read: refuse, stream: refuse };
  };
  return { clientFor, asked };
}

/** The loaders of an operation of the tenant. */
function readingWith(clientFor: ClientFor): { loaders: Loaders; reports: ReportStore } {
  const cache = new SharedCache<ReportState>({ maxBytes: 0 });
  const reports = new ReportStore({ clientFor, cache, large: null, ttlMs: 1_000, pendingTtlMs: 1_000 });
  const { signal } = new AbortController();
  return {
    reports,
    loaders: createLoaders({ clientFor, reports, tenant: TENANT, ...operationRecords(), signal }),
  };
}

/** The context of a mutation of the tenant. */
function changing(clientFor: ClientFor): Parameters<typeof changeOnce>[0] {
  const store = new AttemptStore({
    state: createMemoryStateStore(),
    keys: SANDBOX_SEALING_KEYS,
    ttlMs: 1_000,
  });
  return {
    clientFor,
    clientKeyOf: () => null,
    caller: CALLER,
    ...readingWith(clientFor),
    attempts: new Attempts({ store, processes: onlyProcess(), onUnwritten: () => {} }),
    idempotencyKey: null,
    observer: UNOBSERVED,
    noteAttempt: async () => {},
    ownWebhook: null,
    signal: new AbortController().signal,
  };
}

describe('an endpoint', () => {
  it('declares its role, for all of the 23 paths except the one that fires a webhook, which is never called', () => {
    const roles = Object.fromEntries(ENDPOINTS.map(({ path, role }) => [path, role]));
    const called = Object.keys(wireKeys).filter((path) => path !== NOT_CALLED);
    expect(called).toHaveLength(22);
    expect(roles).toEqual(Object.fromEntries(called.map((path) => [path, roleOf(path)])));
  });
});

describe('the Plaid client is selected by tenant and role', () => {
  const cashflow = { accessToken: 'a', daysRequested: 30, accountIds: null, cursor: '' };
  const READS: [path: string, read: (loaders: Loaders) => Promise<unknown>][] = [
    ['/credit/relay/get', ({ report }) => report.load(readOf(relayed('t'), false))],
    ['/asset_report/get', ({ report }) => report.load(readOf(own('t'), false))],
    ['/asset_report/audit_copy/get', ({ report }) => report.load(readOf(copied('t'), false))],
    ['/cashflow_report/get', ({ cashflowReportPage }) => cashflowReportPage.load(cashflow)],
    [
      '/cashflow_report/transactions/get',
      ({ cashflowTransactionsPage }) => cashflowTransactionsPage.load(cashflow),
    ],
    ['/cashflow_report/insights/get', ({ cashflowInsights }) => cashflowInsights.load('a')],
  ];

  it.each(READS)('for a read: %s', async (path, read) => {
    const { clientFor, asked } = recordClients();
    const { loaders } = readingWith(clientFor);
    await expect(read(loaders)).rejects.toThrow('no answer');
    expect(asked).toEqual([{ tenant: TENANT, role: roleOf(path), path }]);
  });

  const CHANGES = ENDPOINTS.flatMap((endpoint) =>
    'kind' in endpoint && endpoint.kind !== 'read' ? [endpoint] : [],
  );

  it.each(CHANGES.map((endpoint) => [endpoint.path, endpoint] as const))(
    'for a mutation: %s',
    async (path, endpoint) => {
      const { clientFor, asked } = recordClients();
      const call = { mutation: 'createRelayToken', input: {}, endpoint, request: {}, tokens: [] } as const;
      await expect(changeOnce(changing(clientFor), call)).rejects.toThrow('no answer');
      expect(asked).toEqual([{ tenant: TENANT, role: roleOf(path), path }]);
    },
  );

  const FILES: [pdf: string, json: string, source: AssetReportSource][] = [
    ['/credit/relay/pdf/get', '/credit/relay/get', relayed('t')],
    ['/asset_report/pdf/get', '/asset_report/get', own('t')],
    ['/asset_report/audit_copy/pdf/get', '/asset_report/audit_copy/get', copied('t')],
  ];

  it.each(FILES)('for a download: %s, %s', async (pdf, json, source) => {
    const { clientFor, asked } = recordClients();
    for (const download of downloadsOf(source, false)) {
      const tickets: Tickets = {
        seal: () => Promise.reject(new Error('nothing is sealed')),
        open: () => Promise.resolve({ download, purpose: null }),
      };
      const subjects = { nameOf: () => 'somebody' };
      const downloads = createDownloads({
        tickets,
        subjects,
        clientFor,
        clientNameOf: () => null,
        baseUrl: () => '',
      });
      const opened = await downloads.open('ticket', CALLER.principal);
      await expect(opened.fetch(new AbortController().signal)).rejects.toThrow('no answer');
    }
    expect(asked).toEqual([pdf, json].map((path) => ({ tenant: TENANT, role: roleOf(path), path })));
  });
});

function newClient(): PlaidClient {
  const nobody = () => Promise.reject(new Error('not asked'));
  return { call: nobody, read: nobody, stream: nobody };
}

describe('with several clients', () => {
  const [acmes, readers, others] = [newClient(), newClient(), newClient()];
  const choose = createChooseClient([
    { name: 'a', key: 'sandbox/1', client: acmes, tenants: { owner: ['acme'], reader: [] } },
    { name: 'b', key: 'sandbox/2', client: readers, tenants: { owner: [], reader: ['acme', 'globex'] } },
    { name: 'c', key: 'production/1', client: others, tenants: { owner: ['*'], reader: [] } },
  ]);
  const clientFor = createClientFor(choose);

  it('a tenant has the client that names it in the role', () => {
    expect(clientFor({ tenant: 'acme', role: 'owner' })).toBe(acmes);
    expect(clientFor({ tenant: 'acme', role: 'reader' })).toBe(readers);
    expect(clientFor({ tenant: 'globex', role: 'reader' })).toBe(readers);
  });

  it('a tenant that no client names, and a caller without a tenant, have the client of all others', () => {
    for (const tenant of ['globex', 'initech', '', '*'])
      expect(clientFor({ tenant, role: 'owner' })).toBe(others);
  });

  it('a tenant without a client in the role is refused', () => {
    for (const tenant of ['initech', '', '*'])
      expect(() => clientFor({ tenant, role: 'reader' })).toThrow(NoPlaidClientError);
  });

  it('each client has a key of its own in names, and a tenant without a client has none', () => {
    const keyOf = createClientKeyOf(choose);
    expect(keyOf({ tenant: 'acme', role: 'owner' })).toBe('sandbox/1');
    expect(keyOf({ tenant: 'acme', role: 'reader' })).toBe('sandbox/2');
    expect(keyOf({ tenant: 'initech', role: 'reader' })).toBeNull();
  });

  it('the place of ids is one for each pair of owner and reader', () => {
    const places = ['acme', 'globex', 'initech'].map((tenant) => idPlaceOf(choose, tenant));
    expect(places).toEqual(['sandbox/1 sandbox/2', 'production/1 sandbox/2', 'production/1 ']);
  });
});

describe('with one pair of keys', () => {
  it('all tenants share one client for both roles', () => {
    const client = newClient();
    const choose = createChooseClient([{ name: null, key: 'sandbox', client, tenants: ALL_TENANTS }]);
    const clientFor = createClientFor(choose);
    expect(clientFor({ tenant: 'a', role: 'owner' })).toBe(client);
    expect(clientFor({ tenant: 'b', role: 'reader' })).toBe(client);
    expect(createClientKeyOf(choose)({ tenant: 'a', role: 'owner' })).toBeNull();
    expect(idPlaceOf(choose, 'a')).toBe('sandbox');
  });

  it('clients are created only there, and where doctor checks the keys', async () => {
    const src = new URL('../../../src/', import.meta.url);
    const files = (await readdir(src, { recursive: true })).filter((name) => name.endsWith('.ts'));
    const making = await Promise.all(
      files.map(async (file) =>
        /\bcreatePlaidClient\(/.test(await readFile(new URL(file, src), 'utf8')) ? [file] : [],
      ),
    );
    expect(making.flat().sort()).toEqual(['app/plaid.ts', 'cli/doctor/plaid.check.ts', 'plaid/client.ts']);
  });
});
