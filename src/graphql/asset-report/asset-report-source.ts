import type { Loaders } from '../../loaders/loaders.js';
import { readWithWish } from '../../loaders/report-insights.js';
import type { ReportHere, ReportState } from '../../loaders/report-state.js';
import type { AssetReport } from '../../model/asset-report.js';
import type { Context } from '../context.js';
import { ReportElsewhereError } from '../errors.js';

/** How an Asset Report is reached. Insights are no part of it: they are a matter of what is selected. */
export type AssetReportSource =
  | { readonly of: 'relay-token'; readonly token: string; readonly reportType: 'asset' }
  | {
      readonly of: 'asset-report';
      readonly token: string;
      readonly fastReport: boolean;
      readonly daysToInclude: number | null;
    }
  | { readonly of: 'audit-copy'; readonly token: string };

/** A report with what leads back to it. */
export interface SourcedAssetReport extends AssetReport {
  readonly source: AssetReportSource;
}

export function relayed(token: string): AssetReportSource {
  return { of: 'relay-token', token, reportType: 'asset' };
}

/** A report of our own: the complete one with all its history, unless said otherwise. */
export function own(
  token: string,
  options: { fastReport?: boolean | null | undefined; daysToInclude?: number | null | undefined } = {},
): AssetReportSource {
  const { fastReport, daysToInclude } = options;
  return {
    of: 'asset-report',
    token,
    fastReport: fastReport === true,
    daysToInclude: daysToInclude ?? null,
  };
}

export function copied(token: string): AssetReportSource {
  return { of: 'audit-copy', token };
}

/**
 * Where the report stands, through the loader that every other way to it goes through.
 *
 * @param includeInsights what the field's own argument says; null when it says nothing.
 * @throws {ReportElsewhereError} when another thread has it, and the operation is to be carried out there.
 */
export function readReportState(
  { loaders, needsInsights, reads }: Pick<Context, 'loaders' | 'needsInsights' | 'reads'>,
  source: AssetReportSource,
  includeInsights: boolean | null,
): Promise<ReportHere> {
  return readWithWish({ explicit: includeInsights, needed: needsInsights }, async (withInsights) => {
    const state = await load(loaders, source, withInsights);
    if (state.status !== 'ELSEWHERE') return state;
    if (!reads.stays) throw new ReportElsewhereError();
    const { thread, id } = state.report;
    return { status: 'READY', ...(await thread.copy(id)) };
  });
}

/** An audit copy never has Insights. */
function load(loaders: Loaders, source: AssetReportSource, includeInsights: boolean): Promise<ReportState> {
  switch (source.of) {
    case 'relay-token':
      return loaders.relayReport.load({ relayToken: source.token, includeInsights });
    case 'asset-report': {
      const { token, fastReport, daysToInclude } = source;
      return loaders.assetReport.load({
        assetReportToken: token,
        includeInsights,
        fastReport,
        daysToInclude,
      });
    }
    case 'audit-copy':
      return loaders.auditCopy.load({ auditCopyToken: source.token });
  }
}
