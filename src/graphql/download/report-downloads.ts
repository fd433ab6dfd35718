import { type AssetReportSource, downloadsOf } from '../../reports/sources/sources.js';
import { demandPurpose } from '../access/purpose.js';
import { readFinishedReport } from '../asset-report/read-asset-report.js';
import type { Context } from '../context.js';
import type { ReportDownloads } from './download.type.js';

/**
 * A report as files, from wherever it is reached. Those of a fast report are of the complete one: Plaid has no others.
 *
 * Behind a relay token Plaid gives files of the current report only. A source that names a snapshot is therefore read first.
 *
 * @throws {BadInputError} when the caller says no purpose.
 * @throws {ReportSupersededError} when the source names another report than the one that is there now.
 * @throws {ReportNotReadyError} when the report that is to take its place is still being made.
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
