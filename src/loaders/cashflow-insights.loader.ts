import { mapCashflowInsights } from '../model/cashflow-insights.mapper.js';
import type { PlaidClient } from '../plaid/client.js';
import { cashflowReport } from '../plaid/endpoints/cashflow-report.js';
import { createLoader } from './create-loader.js';

/** Figures over an Item's accounts, by its access token: `/cashflow_report/insights/get`. */
export function createCashflowInsightsLoader(plaid: Pick<PlaidClient, 'call'>, signal?: AbortSignal) {
  return createLoader(
    (accessToken: string) => accessToken,
    (accessToken) =>
      plaid
        .call(cashflowReport.getInsights, { access_token: accessToken }, signal)
        .then((wire) => mapCashflowInsights(wire, cashflowReport.getInsights.path)),
  );
}
