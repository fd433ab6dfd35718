import { mapAssetReportAnswer } from '../model/asset-report.mapper.js';
import type { PlaidClient } from '../plaid/client.js';
import { assetReport } from '../plaid/endpoints/asset-report.js';
import { createLoader } from './create-loader.js';
import { reportState } from './report-state.js';

export interface AssetReportKey {
  readonly assetReportToken: string;
  readonly includeInsights: boolean;
}

/** An Asset Report of our own: `/asset_report/get`. */
export function createAssetReportLoader(plaid: PlaidClient, signal?: AbortSignal) {
  return createLoader(
    ({ assetReportToken, includeInsights }: AssetReportKey) =>
      JSON.stringify([assetReportToken, includeInsights]),
    ({ assetReportToken, includeInsights }) =>
      reportState(
        plaid
          .call(
            assetReport.get,
            { asset_report_token: assetReportToken, include_insights: includeInsights },
            signal,
          )
          .then((wire) => mapAssetReportAnswer(wire, assetReport.get.path)),
      ),
  );
}
