import type { Context } from '../context.js';
import { type AssetReportResult, toAssetReportResult } from './asset-report-result.type.js';
import { type AssetReportSource, readReportState } from './asset-report-source.js';

/** A report, or how far it is, from wherever it is reached. */
export async function readAssetReport(
  context: Context,
  source: AssetReportSource,
  includeInsights: boolean | null | undefined,
): Promise<AssetReportResult> {
  return toAssetReportResult(await readReportState(context, source, includeInsights ?? null), source);
}
