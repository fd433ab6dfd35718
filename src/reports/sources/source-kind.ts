import type { AssetReport } from '../../model/asset-report.js';
import type { FileCall, ReportRead } from '../report-call.js';

/** Identifies the report that was read. After a refresh, a relay token names another report. */
export type Snapshot = Pick<AssetReport, 'assetReportId' | 'dateGenerated'>;

/** The common part of all sources: how to reach a report, and in which variant. */
export interface SourceBase {
  /** The name of the source in `sources.ts`, in ids and in tickets. */
  readonly of: string;
  readonly token: string;
  /** The expected report; null for the current report, and for tokens that name one snapshot. */
  readonly snapshot: Snapshot | null;
  /** The variant without Insights: the client declined them, or Plaid refused them. */
  readonly withoutInsights: boolean;
}

/** A file to download. Holds a live Plaid token, so it is sealed before it leaves the server. */
export interface DownloadBase {
  readonly of: string;
  readonly format: 'pdf' | 'json';
  readonly token: string;
}

/** The sealed content of an id. A list, because the keys of an object could change their order, which changes the id. */
export type SealedBase = readonly [of: string, token: string, ...rest: unknown[]];

/** The end of the sealed content: the variant without Insights. */
export type Variant = [variant?: 'without-insights'];

export function variantOf({ withoutInsights }: SourceBase): Variant {
  return withoutInsights ? ['without-insights'] : [];
}

/** Everything that differs between the sources of a report. Each source is one file and one line in `sources.ts`. */
export interface SourceKind<
  Source extends SourceBase,
  Sealed extends SealedBase,
  Download extends DownloadBase,
> {
  /** The start of file names, such as `asset-report`. */
  readonly fileName: string;
  /** Whether the token is an asset report token. Refresh, filter, remove, relay and audit copy take only these. */
  readonly isOwn: boolean;

  /** The call that reads the report. */
  read(source: Source, includeInsights: boolean): ReportRead;
  /** The source of a report that was read, with its snapshot and variant. */
  found(source: Source, snapshot: Snapshot, withoutInsights: boolean): Source;

  /** The sealed content of an id. Equal sources have equal content. */
  seal(source: Source): Sealed;
  /** Parses the result of `seal`, also of earlier versions. */
  open(sealed: Sealed): Source;

  /** The report as files. Tickets keep the order of the keys. */
  downloads(source: Source, includeInsights: boolean): readonly [pdf: Download, json: Download];
  /** The call that downloads a file. Plaid's PDF endpoints take no `include_insights`. */
  call(download: Download): FileCall;
}
