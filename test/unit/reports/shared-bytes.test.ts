import { expect, it } from '@jest/globals';
import { SharedCache } from '../../../src/cache/shared-cache.js';
import type { ReportState } from '../../../src/reports/report-state.js';
import { ReportStore } from '../../../src/reports/report-store.js';
import type { FoundBytes, MissingBytes } from '../../../src/reports/shared-bytes.js';
import { held } from '../../support/held.js';
import { relayRead } from '../../support/shared-report-members.js';

const AGE_MS = 60_000;
const BODY = Buffer.from(
  JSON.stringify({
    request_id: 'r',
    report: { asset_report_id: 'A', date_generated: '2026-03-15T12:00:00Z', days_requested: 1, items: [] },
    warnings: [],
  }),
);

it('a reader that joins one which allows any age reads again when the shared report is too old for it', async () => {
  const first = held<FoundBytes>();
  const shared: string[] = [];
  const missing: MissingBytes = {
    kind: 'missing',
    share: async (_bytes, assetReportId) => void shared.push(assetReportId),
    release() {},
  };
  let finds = 0;
  let reads = 0;
  const store = new ReportStore({
    clientFor: () => ({
      read: async () => {
        reads += 1;
        return BODY;
      },
      call: () => Promise.reject(new Error('reports are read')),
      stream: () => Promise.reject(new Error('reports are read')),
    }),
    cache: new SharedCache<ReportState>({ maxBytes: 1_000_000 }),
    large: null,
    ttlMs: 300_000,
    pendingTtlMs: 1_000,
    shared: {
      find: () => {
        finds += 1;
        return finds === 1 ? first.promise : Promise.resolve(missing);
      },
    },
  });
  const [any, young] = [store.load('', relayRead('t')), store.load('', relayRead('t', 30_000))];
  const now = Date.now();
  first.resolve({ kind: 'found', body: BODY, begunAt: now - AGE_MS, readAt: now - AGE_MS, ttlMs: 100_000 });
  const old = await any;
  expect(old.ageMs).toBeGreaterThanOrEqual(AGE_MS);
  expect(old.value.cachedAt).toBe(new Date(now - AGE_MS).toISOString());
  expect((await young).ageMs).toBeLessThan(30_000);
  expect([finds, reads]).toEqual([2, 1]);
  expect(shared).toEqual(['A']);
});
