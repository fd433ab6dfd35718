import type { ReadOptions } from '../model/asset-report.js';
import { assetReport } from '../plaid/endpoints/asset-report.js';
import { createReportLoader, type ReportReading } from './report-loader.js';

export interface AssetReportKey extends ReadOptions {
  readonly assetReportToken: string;
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
      options: { includeInsights, fastReport, daysToInclude },
    }),
    reading,
  );
}
