import { type AssetReportSource, downloadsOf } from '../../reports/sources/sources.js';
import { demandPurpose } from '../access/purpose.js';
import { readFinishedReport } from '../asset-report/read-asset-report.js';
import type { Context } from '../context.js';
import type { ReportDownloads } from './download.type.js';

/**
 * Creates the download URLs of a report. The files of a fast report contain the complete report, because Plaid has no others.
 *
 * For a relay token, Plaid has files of the current report only. A source that names a snapshot is therefore read first.
 *
 * @throws {BadInputError} when the caller states no purpose.
 * @throws {ReportSupersededError} when the source names another report than the current one.
 * @throws {ReportNotReadyError} when Plaid is still generating the report that replaces it.
 */
export async function createReportDownloads(
  context: Context,
  source: AssetReportSource,
  includeInsights: boolean | null | undefined,
): Promise<ReportDownloads> {
  const { caller, createDownload } = context;
  demandPurpose(caller);
  if (source.snapshot !== null) await readFinishedReport(context, source);
  const [pdf, json] = downloadsOf(source, includeInsights === true);
  return { pdf: await createDownload(pdf), json: await createDownload(json) };
}
