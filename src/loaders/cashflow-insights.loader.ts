import { mapCashflowInsights } from '../model/cashflow-insights.mapper.js';
import { cashflowReport } from '../plaid/endpoints/cashflow-report.js';
import { createLoader } from './create-loader.js';
import type { UncachedReads } from './uncached-reads.js';

/** The insights of an Item, by its access token: `/cashflow_report/insights/get`. */
export function createCashflowInsightsLoader(reads: UncachedReads, signal?: AbortSignal) {
  return createLoader(
    (accessToken: string) => accessToken,
    (accessToken) =>
      reads
        .call(cashflowReport.getInsights, { access_token: accessToken }, signal)
        .then((wire) => mapCashflowInsights(wire, cashflowReport.getInsights.path)),
  );
}
