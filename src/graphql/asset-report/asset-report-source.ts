import type { ReportHere } from '../../loaders/report-state.js';
import type { Account } from '../../model/account.js';
import type { AssetReport, Item } from '../../model/asset-report.js';

/** Which report was read. Behind a relay token, each refresh puts another. */
export type Snapshot = Pick<AssetReport, 'assetReportId' | 'dateGenerated'>;

/**
 * How an Asset Report is reached, and which of its variants it is. The token of an own report or of an audit copy names one
 * snapshot.
 */
export type AssetReportSource =
  | {
      readonly of: 'relay-token';
      readonly token: string;
      readonly reportType: 'asset';
      /** The report that has to be there; null for the current one. */
      readonly snapshot: Snapshot | null;
      readonly withoutInsights: boolean;
    }
  | {
      readonly of: 'asset-report';
      readonly token: string;
      readonly fastReport: boolean;
      readonly daysToInclude: number | null;
      readonly withoutInsights: boolean;
    }
  | {
      readonly of: 'audit-copy';
      readonly token: string;
      /** An audit copy has no variants: it never has Insights. */
      readonly withoutInsights: false;
    };

/** A part of a report, or all of it, with what leads back to the report. */
type Sourced<Part> = Part & { readonly source: AssetReportSource };

export type SourcedAssetReport = Sourced<AssetReport>;
export type SourcedItem = Sourced<Item>;
export type SourcedAccount = Sourced<Account>;

/** Where a report stands; one that is ready has its source. */
export type SourcedReportState =
  | Exclude<ReportHere, { status: 'READY' }>
  | (Extract<ReportHere, { status: 'READY' }> & { readonly report: SourcedAssetReport });

/** The current report behind a relay token. */
export function relayed(token: string): AssetReportSource {
  return { of: 'relay-token', token, reportType: 'asset', snapshot: null, withoutInsights: false };
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
    withoutInsights: false,
  };
}

export function copied(token: string): AssetReportSource {
  return { of: 'audit-copy', token, withoutInsights: false };
}

/** The source of a report that was read: it names the snapshot that was there, and the variant. */
export function sourceOfRead(
  source: AssetReportSource,
  { assetReportId, dateGenerated }: Snapshot,
  withoutInsights: boolean,
): AssetReportSource {
  switch (source.of) {
    case 'relay-token':
      return { ...source, snapshot: { assetReportId, dateGenerated }, withoutInsights };
    case 'asset-report':
      return { ...source, withoutInsights };
    case 'audit-copy':
      return source;
  }
}

/** Whether a report is the one that a source names. */
export function isOfSource(source: AssetReportSource, { assetReportId, dateGenerated }: Snapshot): boolean {
  if (source.of !== 'relay-token' || source.snapshot === null) return true;
  return source.snapshot.assetReportId === assetReportId && source.snapshot.dateGenerated === dateGenerated;
}
