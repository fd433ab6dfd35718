import { assetReport } from '../plaid/endpoints/asset-report.js';
import { createReportLoader, type ReportReading } from './report-loader.js';

export interface AssetReportKey {
  readonly assetReportToken: string;
  readonly includeInsights: boolean;
  /** The version with identities and balances only, which is ready first. */
  readonly fastReport: boolean;
  /** Cuts the history to so many days; null leaves it whole. */
  readonly daysToInclude: number | null;
}

/** An Asset Report of our own: `/asset_report/get`. */
export function createAssetReportLoader(reading: ReportReading) {
  return createReportLoader(
    ({ assetReportToken, includeInsights, fastReport, daysToInclude }: AssetReportKey) => ({
      endpoint: assetReport.get,
      request: {
        asset_report_token: assetReportToken,
        include_insights: includeInsights,
        fast_report: fastReport,
        ...(daysToInclude !== null && { options: { days_to_include: daysToInclude } }),
      },
      token: assetReportToken,
      includeInsights,
      variant: [fastReport, daysToInclude],
    }),
    reading,
  );
}
