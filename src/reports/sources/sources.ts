import type { FileCall, ReportRead } from '../report-call.js';
import { auditCopy } from './audit-copy.source.js';
import { ownReport } from './own-report.source.js';
import { relayToken } from './relay-token.source.js';
import type { Snapshot, SourceKind } from './source-kind.js';

/** The sources of an Asset Report. Ids and tickets hold these names, so they never change. */
const SOURCES = {
  'relay-token': relayToken,
  'asset-report': ownReport,
  'audit-copy': auditCopy,
};

/** What each source is made of. */
type Types = { [Of in keyof typeof SOURCES]: TypesOf<(typeof SOURCES)[Of]> };
type TypesOf<Kind> =
  Kind extends SourceKind<infer Source, infer Sealed, infer Download>
    ? { source: Source; sealed: Sealed; download: Download }
    : never;
type Name = keyof Types;

/** The same table, typed so that a value's `of` leads to the kind that takes it. */
const KINDS: {
  readonly [Of in Name]: SourceKind<Types[Of]['source'], Types[Of]['sealed'], Types[Of]['download']>;
} = SOURCES;

/** How an Asset Report is reached, and which of its variants it is. */
export type AssetReportSource<Of extends Name = Name> = {
  [Each in Of]: { readonly of: Each } & Types[Each]['source'];
}[Of];

/** What an id seals of a source. */
export type SealedSource<Of extends Name = Name> = {
  [Each in Of]: { readonly 0: Each } & Types[Each]['sealed'];
}[Of];

/** A file of a report. Holds a live token of Plaid's, so it leaves the server only sealed. */
export type Download<Of extends Name = Name> = {
  [Each in Of]: { readonly of: Each } & Types[Each]['download'];
}[Of];

/** The call that reads the report of a source. */
export function readOf<Of extends Name>(source: AssetReportSource<Of>, includeInsights: boolean): ReportRead {
  return KINDS[source.of].read(source, includeInsights);
}

/** The source of a report that was read: it names the snapshot that was there, and the variant. */
export function sourceOfRead<Of extends Name>(
  source: AssetReportSource<Of>,
  snapshot: Snapshot,
  withoutInsights: boolean,
): Types[Of]['source'] {
  return KINDS[source.of].found(source, snapshot, withoutInsights);
}

/** Whether a report is the one that a source names. */
export function isOfSource(
  { snapshot }: AssetReportSource,
  { assetReportId, dateGenerated }: Snapshot,
): boolean {
  if (snapshot === null) return true;
  return snapshot.assetReportId === assetReportId && snapshot.dateGenerated === dateGenerated;
}

/** Whether the token of a source is an asset report token, which is what most mutations take. */
export function isOwn({ of }: AssetReportSource): boolean {
  return KINDS[of].isOwn;
}

export function sealSource<Of extends Name>(source: AssetReportSource<Of>): Types[Of]['sealed'] {
  return KINDS[source.of].seal(source);
}

export function openSource<Of extends Name>(sealed: SealedSource<Of>): Types[Of]['source'] {
  return KINDS[sealed[0]].open(sealed);
}

/** A report as files. */
export function downloadsOf<Of extends Name>(
  source: AssetReportSource<Of>,
  includeInsights: boolean,
): readonly [pdf: Types[Of]['download'], json: Types[Of]['download']] {
  return KINDS[source.of].downloads(source, includeInsights);
}

/** The call behind a download. */
export function callOf<Of extends Name>(download: Download<Of>): FileCall {
  return KINDS[download.of].call(download);
}

/** What a browser should call the file, such as `asset-report-2026-11-02.pdf`: the day is that of the download. */
export function fileNameOf({ of, format }: Download, now: Date): string {
  return `${KINDS[of].fileName}-${now.toISOString().slice(0, 10)}.${format}`;
}
