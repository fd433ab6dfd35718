import type { AssetReport } from '../../model/asset-report.js';
import type { FileCall, ReportRead } from '../report-call.js';

/** Which report was read. Behind a relay token, each refresh puts another. */
export type Snapshot = Pick<AssetReport, 'assetReportId' | 'dateGenerated'>;

/** How a report is reached, and which of its variants it is: what all sources have in common. */
export interface SourceBase {
  /** The source's name in the table of sources, in ids and in tickets. */
  readonly of: string;
  readonly token: string;
  /** The report that has to be there; null where the token itself names one, and for the current one. */
  readonly snapshot: Snapshot | null;
  /** The variant that was declined or refused Insights. */
  readonly withoutInsights: boolean;
}

/** Something that can be downloaded, and how it is reached. Holds a live token of Plaid's, so it leaves the server only sealed. */
export interface DownloadBase {
  readonly of: string;
  readonly format: 'pdf' | 'json';
  readonly token: string;
}

/** What an id seals of a source. A list and not an object, whose keys could come in another order and make another id. */
export type SealedBase = readonly [of: string, token: string, ...rest: unknown[]];

/** At the end of what an id seals: the variant that was declined or refused Insights. */
export type Variant = [variant?: 'without-insights'];

export function variantOf({ withoutInsights }: SourceBase): Variant {
  return withoutInsights ? ['without-insights'] : [];
}

/** All that differs from one source of a report to the next. Each source is one file, and a line in `sources.ts`. */
export interface SourceKind<
  Source extends SourceBase,
  Sealed extends SealedBase,
  Download extends DownloadBase,
> {
  /** How the names of files begin, such as `asset-report`. */
  readonly fileName: string;
  /** Whether the token is an asset report token, which is what refresh, filter, remove, relay and audit copy take. */
  readonly isOwn: boolean;

  /** The call that reads the report. */
  read(source: Source, includeInsights: boolean): ReportRead;
  /** The source of a report that was read: it names the snapshot that was there, and the variant. */
  found(source: Source, snapshot: Snapshot, withoutInsights: boolean): Source;

  /** What an id seals. The same source always gives the same. */
  seal(source: Source): Sealed;
  /** Reads what `seal` gives, and what it gave in earlier versions. */
  open(sealed: Sealed): Source;

  /** The report as files. The order of keys is that of the ticket. */
  downloads(source: Source, includeInsights: boolean): readonly [pdf: Download, json: Download];
  /** The call behind a file. Plaid's PDFs take no `include_insights`. */
  call(download: Download): FileCall;
}
