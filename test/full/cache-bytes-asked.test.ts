import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import type { AssetReportGetResponse } from 'plaid';
import type { AssetReport } from '../../src/model/asset-report.js';
import { mapAssetReportResponse } from '../../src/model/asset-report.mapper.js';
import { transactionsOfAccount, transactionsOfReport } from '../../src/model/transaction-list.js';
import { withoutInsights } from '../../src/model/without-insights.js';
import { heapBytesOf } from '../../src/reports/report-store.js';
import { call } from '../support/wire-call.js';

const COPIES = 10;
const FILTERS = 20;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Heap use after a garbage collection, in bytes. */
function heapUsed(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** Fills all caches of a report. */
function askEverything(report: AssetReport): void {
  const accounts = report.items.flatMap((item) => item.accounts);
  for (const list of [transactionsOfReport(report), ...accounts.map(transactionsOfAccount)]) {
    for (let turn = 0; turn < FILTERS; turn += 1) {
      const field = turn % 2 === 0 ? 'DATE' : 'AMOUNT';
      const direction = turn % 4 < 2 ? 'ASC' : 'DESC';
      const selection = list.select({ minAmount: -100_000 - turn }, { field, direction });
      expect(selection.transactions).toHaveLength(selection.length);
      expect(selection.summary.every(({ months }) => months.length > 0)).toBe(true);
    }
  }
}

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'test', now: new Date('2026-03-15T12:00:00Z'), reportDelayMs: 0 });
});
afterAll(() => sandbox.stop());

it.each([
  ['without', false],
  ['with', true],
])('a report %s Insights takes no more heap than estimated', async (_what, includeInsights) => {
  const { json } = await call(sandbox, '/asset_report/get', {
    asset_report_token: sandbox.samples.assetReports[0]?.assetReportToken,
    include_insights: includeInsights,
  });
  const body = JSON.stringify(json);
  const read = () =>
    mapAssetReportResponse(JSON.parse(body) as AssetReportGetResponse, '/asset_report/get', {
      includeInsights,
      fastReport: false,
      daysToInclude: null,
    });
  askEverything(read().report);

  const takenOnce = () => {
    const before = heapUsed();
    const held = Array.from({ length: COPIES }, read);
    for (const { report } of held) {
      askEverything(report);
      withoutInsights(report);
    }
    const taken = (heapUsed() - before) / COPIES;
    expect(held).toHaveLength(COPIES);
    return taken;
  };
  // The median, because memory of an earlier test file may be freed in one round.
  const rounds = [takenOnce(), takenOnce(), takenOnce(), takenOnce(), takenOnce()];
  const taken = rounds.toSorted((one, other) => one - other)[2] ?? 0;
  const reckoned = heapBytesOf(body.length, includeInsights);
  expect(taken).toBeGreaterThan(reckoned / 4);
  expect(taken).toBeLessThan(reckoned);
});
