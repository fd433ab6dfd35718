import { describe, expect, it } from '@jest/globals';
import { SharedCache } from '../../../src/cache/shared-cache.js';
import { clearLoaders, createLoaders, type Loaders } from '../../../src/loaders/loaders.js';
import type { PlaidClient } from '../../../src/plaid/client.js';
import { noOlderThan } from '../../../src/reports/report-call.js';
import type { ReportState } from '../../../src/reports/report-state.js';
import { ReportStore } from '../../../src/reports/report-store.js';
import { copied } from '../../../src/reports/sources/audit-copy.source.js';
import { own } from '../../../src/reports/sources/own-report.source.js';
import { relayed } from '../../../src/reports/sources/relay-token.source.js';
import { readOf } from '../../../src/reports/sources/sources.js';
import { operationRecords } from '../../support/operation-records.js';

const cashflow = { accessToken: 'a', daysRequested: 30, accountIds: null, cursor: '' };

const reads: { [Name in keyof Loaders]: (loaders: Loaders) => Promise<unknown> } = {
  report: ({ report }) => report.load(readOf(own('t'), false)),
  cashflowReportPage: ({ cashflowReportPage }) => cashflowReportPage.load(cashflow),
  cashflowTransactionsPage: ({ cashflowTransactionsPage }) => cashflowTransactionsPage.load(cashflow),
  cashflowInsights: ({ cashflowInsights }) => cashflowInsights.load('a'),
};

/** A Plaid client that counts its calls and never responds. */
function silentPlaid(): PlaidClient & { calls: number } {
  return {
    calls: 0,
    call() {
      this.calls += 1;
      return Promise.reject(new Error('no answer'));
    },
    read() {
      this.calls += 1;
      return Promise.reject(new Error('no answer'));
    },
    stream: () => Promise.reject(new Error('no loader streams')),
  };
}

describe.each(Object.entries(reads))('the loader memo %s', (_name, read) => {
  it('reads once, and again after it was cleared', async () => {
    const plaid = silentPlaid();
    const cache = new SharedCache<ReportState>({ maxBytes: 0 });
    const reports = new ReportStore({
      clientFor: () => plaid,
      cache,
      large: null,
      ttlMs: 1_000,
      pendingTtlMs: 1_000,
    });
    const { signal } = new AbortController();
    const loaders = createLoaders({
      clientFor: () => plaid,
      reports,
      tenant: '',
      signal,
      ...operationRecords(),
    });
    await Promise.allSettled([read(loaders), read(loaders)]);
    expect(plaid.calls).toBe(1);
    clearLoaders(loaders);
    await Promise.allSettled([read(loaders)]);
    expect(plaid.calls).toBe(2);
  });
});

it('the loader memo report reads once for equal maximum ages, and again for another one', async () => {
  const plaid = silentPlaid();
  const reports = new ReportStore({
    clientFor: () => plaid,
    cache: new SharedCache<ReportState>({ maxBytes: 0 }),
    large: null,
    ttlMs: 1_000,
    pendingTtlMs: 1_000,
  });
  const { signal } = new AbortController();
  const loaders = createLoaders({
    clientFor: () => plaid,
    reports,
    tenant: '',
    signal,
    ...operationRecords(),
  });
  const calls = [];
  // Up to 4 s, all maximum ages are equal.
  for (const maxAgeMs of [null, 0, 4_000, 60_000, 60_000, null, 1_000]) {
    await Promise.allSettled([loaders.report.load(noOlderThan(readOf(own('t'), false), maxAgeMs))]);
    calls.push(plaid.calls);
  }
  expect(calls).toEqual([1, 2, 2, 3, 3, 3, 3]);
});

it('the loader memo report reads once for each source, even for one token', async () => {
  const plaid = silentPlaid();
  const cache = new SharedCache<ReportState>({ maxBytes: 0 });
  const reports = new ReportStore({
    clientFor: () => plaid,
    cache,
    large: null,
    ttlMs: 1_000,
    pendingTtlMs: 1_000,
  });
  const { signal } = new AbortController();
  const loaders = createLoaders({
    clientFor: () => plaid,
    reports,
    tenant: '',
    signal,
    ...operationRecords(),
  });
  const sources = [relayed('t'), own('t'), copied('t'), relayed('t'), own('t'), copied('t')];
  await Promise.allSettled(sources.map((source) => loaders.report.load(readOf(source, false))));
  expect(plaid.calls).toBe(3);
});
