import { describe, expect, it } from '@jest/globals';
import { SharedCache } from '../../../src/cache/shared-cache.js';
import { clearLoaders, createLoaders, type Loaders } from '../../../src/loaders/loaders.js';
import { OperationReads } from '../../../src/loaders/operation-reads.js';
import type { ReportState } from '../../../src/loaders/report-state.js';
import { ReportStore } from '../../../src/loaders/report-store.js';
import type { PlaidClient } from '../../../src/plaid/client.js';

const report = { accessToken: 'a', daysRequested: 30, accountIds: null, cursor: '' };

const reads: { [Name in keyof Loaders]: (loaders: Loaders) => Promise<unknown> } = {
  relayReport: ({ relayReport }) =>
    relayReport.load({ relayToken: 'r', includeInsights: false, isFresh: false }),
  assetReport: ({ assetReport }) =>
    assetReport.load({
      assetReportToken: 't',
      includeInsights: false,
      fastReport: false,
      daysToInclude: null,
    }),
  auditCopy: ({ auditCopy }) => auditCopy.load({ auditCopyToken: 'c' }),
  cashflowReportPage: ({ cashflowReportPage }) => cashflowReportPage.load(report),
  cashflowTransactionsPage: ({ cashflowTransactionsPage }) => cashflowTransactionsPage.load(report),
  cashflowInsights: ({ cashflowInsights }) => cashflowInsights.load('a'),
};

/** A Plaid that counts its calls and answers none. */
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
  it('asks once, and once more when it was cleared', async () => {
    const plaid = silentPlaid();
    const cache = new SharedCache<ReportState>({ maxBytes: 0 });
    const reports = new ReportStore({ plaid, cache, large: null, ttlMs: 1_000, pendingTtlMs: 1_000 });
    const { signal } = new AbortController();
    const loaders = createLoaders({ plaid, reports, tenant: '', signal, reads: new OperationReads() });
    await Promise.allSettled([read(loaders), read(loaders)]);
    expect(plaid.calls).toBe(1);
    clearLoaders(loaders);
    await Promise.allSettled([read(loaders)]);
    expect(plaid.calls).toBe(2);
  });
});
