import type { Download } from '../../model/download.js';
import { demandPurpose } from '../access/purpose.js';
import type { AssetReportSource } from '../asset-report/asset-report-source.js';
import type { Context } from '../context.js';
import type { ReportDownloads } from './download.type.js';

/**
 * A report as files, from wherever it is reached. Those of a fast report are of the complete one: Plaid has no others.
 *
 * @throws {BadInputError} when the caller says no purpose.
 */
export async function createReportDownloads(
  { caller, createDownload }: Context,
  source: AssetReportSource,
  includeInsights: boolean | null | undefined,
): Promise<ReportDownloads> {
  demandPurpose(caller);
  const [pdf, json] = downloadsOf(source, includeInsights === true);
  return { pdf: await createDownload(pdf), json: await createDownload(json) };
}

function downloadsOf(source: AssetReportSource, includeInsights: boolean): [pdf: Download, json: Download] {
  switch (source.of) {
    case 'relay-token': {
      const { of, token } = source;
      return [
        { of, token, format: 'pdf' },
        { of, token, format: 'json', includeInsights },
      ];
    }
    case 'asset-report': {
      const { of, token, daysToInclude } = source;
      return [
        { of, token, daysToInclude, format: 'pdf' },
        { of, token, daysToInclude, format: 'json', includeInsights },
      ];
    }
    case 'audit-copy': {
      const { of, token } = source;
      return [
        { of, token, format: 'pdf' },
        { of, token, format: 'json' },
      ];
    }
  }
}
