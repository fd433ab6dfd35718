import type { FileCall, ReportRead } from '../report-call.js';
import { auditCopy } from './audit-copy.source.js';
import { ownReport } from './own-report.source.js';
import { relayToken } from './relay-token.source.js';
import type { Snapshot, SourceKind } from './source-kind.js';

/** The sources of an Asset Report. Ids and tickets contain these names, so they must never change. */
const SOURCES = {
  'relay-token': relayToken,
  'asset-report': ownReport,
  'audit-copy': auditCopy,
};

/** The types of each source. */
type Types = { [Of in keyof typeof SOURCES]: TypesOf<(typeof SOURCES)[Of]> };
type TypesOf<Kind> =
  Kind extends SourceKind<infer Source, infer Sealed, infer Download>
    ? { source: Source; sealed: Sealed; download: Download }
    : never;
type Name = keyof Types;

/** The names of all sources. */
export const SOURCE_NAMES = Object.keys(SOURCES) as readonly Name[];

/** The same table, typed so that the `of` of a value selects the matching kind. */
const KINDS: {
  readonly [Of in Name]: SourceKind<Types[Of]['source'], Types[Of]['sealed'], Types[Of]['download']>;
} = SOURCES;

/** How to reach an Asset Report, and in which variant. */
export type AssetReportSource<Of extends Name = Name> = {
  [Each in Of]: { readonly of: Each } & Types[Each]['source'];
}[Of];

/** The sealed content of an id. */
export type SealedSource<Of extends Name = Name> = {
  [Each in Of]: { readonly 0: Each } & Types[Each]['sealed'];
}[Of];

/** A file of a report. Holds a live Plaid token, so it is sealed before it leaves the server. */
export type Download<Of extends Name = Name> = {
  [Each in Of]: { readonly of: Each } & Types[Each]['download'];
}[Of];

/** The call that reads the report of a source. */
export function readOf<Of extends Name>(source: AssetReportSource<Of>, includeInsights: boolean): ReportRead {
  return KINDS[source.of].read(source, includeInsights);
}

/** The source of a report that was read, with its snapshot and variant. */
export function sourceOfRead<Of extends Name>(
  source: AssetReportSource<Of>,
  snapshot: Snapshot,
  withoutInsights: boolean,
): Types[Of]['source'] {
  return KINDS[source.of].found(source, snapshot, withoutInsights);
}

/** The current report of a source, whichever snapshot it names. */
export function currentOf(source: AssetReportSource): AssetReportSource {
  return { ...source, snapshot: null };
}

/** Whether a source names this report. */
export function isOfSource(
  { snapshot }: AssetReportSource,
  { assetReportId, dateGenerated }: Snapshot,
): boolean {
  if (snapshot === null) return true;
  return snapshot.assetReportId === assetReportId && snapshot.dateGenerated === dateGenerated;
}

/** Whether the token of a source is an asset report token. Most mutations take only these. */
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

/** The call of a download. */
export function callOf<Of extends Name>(download: Download<Of>): FileCall {
  return KINDS[download.of].call(download);
}

/** The name of a downloaded file, such as `asset-report-2026-11-02.pdf`, with the date of the download. */
export function fileNameOf({ of, format }: Download, now: Date): string {
  return `${KINDS[of].fileName}-${now.toISOString().slice(0, 10)}.${format}`;
}
