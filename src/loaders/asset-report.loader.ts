import type { PlaidClient } from '../plaid/client.js';
import { assetReport } from '../plaid/endpoints/asset-report.js';
import { createLoader } from './create-loader.js';
import { readReport } from './report-state.js';

export interface AssetReportKey {
  readonly assetReportToken: string;
  readonly includeInsights: boolean;
  /** The version with identities and balances only, which is ready first. */
  readonly fastReport: boolean;
  /** Cuts the history to so many days; null leaves it whole. */
  readonly daysToInclude: number | null;
}

/** An Asset Report of our own: `/asset_report/get`. */
export function createAssetReportLoader(plaid: PlaidClient, signal?: AbortSignal) {
  return createLoader(
    ({ assetReportToken, includeInsights, fastReport, daysToInclude }: AssetReportKey) =>
      JSON.stringify([assetReportToken, includeInsights, fastReport, daysToInclude]),
    ({ assetReportToken, includeInsights, fastReport, daysToInclude }) =>
      readReport(
        plaid,
        assetReport.get,
        {
          asset_report_token: assetReportToken,
          include_insights: includeInsights,
          fast_report: fastReport,
          ...(daysToInclude !== null && { options: { days_to_include: daysToInclude } }),
        },
        includeInsights,
        signal,
      ),
  );
}
