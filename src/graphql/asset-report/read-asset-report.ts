import { Lazy } from '../../lib/lazy.js';
import { withoutInsights } from '../../model/without-insights.js';
import { isInsightsRefusal } from '../../plaid/errors.js';
import { noOlderThan } from '../../reports/report-call.js';
import type { LocalReportState, ReportState } from '../../reports/report-state.js';
import { type ReportStateWithWarnings, withWarnings } from '../../reports/report-warnings.js';
import type { Snapshot } from '../../reports/sources/source-kind.js';
import { type AssetReportSource, isOfSource, readOf, sourceOfRead } from '../../reports/sources/sources.js';
import type { Context } from '../context.js';
import { ReportNotReadyError, ReportSupersededError } from '../errors/errors.js';
import { sealId } from '../node/node-kind.js';
import { assetReportKind } from './asset-report.kind.js';
import { type ShownReport, toAssetReportResult } from './asset-report-result.type.js';
import type { SourcedAssetReport, SourcedReportState } from './asset-report-source.js';

/** What the arguments of a field say about the read of its report. Absent and null values leave it to the server. */
export interface ReadArguments {
  readonly includeInsights?: boolean | null | undefined;
  /** In seconds. */
  readonly maxAge?: number | null | undefined;
}

type Reading = Pick<Context, 'loaders' | 'needsInsights' | 'placement' | 'sealedIds'>;

/**
 * Reads a report or its status.
 *
 * @throws {ReportSupersededError} when the source names another report than the current one.
 */
export async function readAssetReport(
  context: Reading,
  source: AssetReportSource,
  args: ReadArguments,
): Promise<ShownReport> {
  return toAssetReportResult(await readReportState(context, source, args));
}

/**
 * Reads a finished report.
 *
 * @throws {ReportNotReadyError} while Plaid is still generating it.
 * @throws {ReportSupersededError} when the source names another report than the current one.
 * @throws {PlaidError} when Plaid refuses it, or could not generate it.
 */
export async function readFinishedReport(
  context: Reading,
  source: AssetReportSource,
): Promise<SourcedAssetReport> {
  const state = await readReportState(context, source, {});
  switch (state.status) {
    case 'READY':
      return state.report;
    case 'PENDING':
      throw new ReportNotReadyError(state.retryAfterMs);
    case 'FAILED':
      throw state.error;
  }
}

async function readReportState(
  context: Reading,
  source: AssetReportSource,
  { includeInsights = null, maxAge = null }: ReadArguments,
): Promise<SourcedReportState> {
  const explicit = includeInsights ?? (source.withoutInsights ? false : null);
  const needed = context.needsInsights;
  const maxAgeMs = maxAge === null ? null : maxAge * 1_000;
  const read = (withInsights: boolean) => load(context, source, withInsights, maxAgeMs);
  const state = await readWithWarnings(context, read, explicit);
  if (state.status !== 'READY') return state;
  const { report } = state;
  const isRefused = explicit === null && needed && !report.hasInsights;
  const current = sourceOfRead(source, report, explicit === false || isRefused);
  if (!isOfSource(source, report)) {
    throw new ReportSupersededError(sealId(assetReportKind, current, context.sealedIds));
  }
  return { ...state, report: { ...report, source: current } };
}

/**
 * Reads a report with or without Insights, and adds warnings for missing data.
 *
 * @param explicit whether to read Insights:
 *   - true: when Plaid refuses them, the read fails.
 *   - null: they are read if the operation needs them. When Plaid refuses them, the report is read again without.
 *   - false: they are left out, even when the cached report has them.
 */
async function readWithWarnings(
  { needsInsights }: Pick<Reading, 'needsInsights'>,
  read: (includeInsights: boolean) => Promise<LocalReportState>,
  explicit: boolean | null,
): Promise<ReportStateWithWarnings> {
  if (explicit === true) return withWarnings(await read(true), null);
  const withInsights = needsInsights ? await read(true) : null;
  const refusal =
    withInsights?.status === 'FAILED' && isInsightsRefusal(withInsights.error) ? withInsights.error : null;
  const state = withInsights === null || refusal !== null ? await read(false) : withInsights;
  if (state.status !== 'READY') return state;
  if (explicit === false) return withWarnings({ ...state, report: withoutInsights(state.report) }, null);
  return needsInsights ? withWarnings(state, refusal) : { ...state, warnings: Lazy.of(state.warnings) };
}

/**
 * Reads the cached report. Reads past the cache when the cached report is not the snapshot that the source names, because it
 * may be outdated.
 *
 * Never settles when a worker has the report: the operation then runs there.
 */
async function load(
  { loaders, placement }: Reading,
  source: AssetReportSource,
  includeInsights: boolean,
  maxAgeMs: number | null,
): Promise<LocalReportState> {
  let state = await loaders.report.load(noOlderThan(readOf(source, includeInsights), maxAgeMs));
  const found = snapshotIn(state);
  if (found !== null && !isOfSource(source, found)) {
    // The report that was found may have Insights although none were requested.
    state = await loaders.report.load(noOlderThan(readOf(source, found.hasInsights), 0));
  }
  if (state.status !== 'REMOTE') return state;
  if (!placement.isPinned) return placement.moveTo(state.report);
  const { cachedAt, report } = state;
  return { status: 'READY', cachedAt, ...(await report.thread.copy(report.id)) };
}

function snapshotIn(state: ReportState): (Snapshot & { readonly hasInsights: boolean }) | null {
  return 'report' in state ? state.report : null;
}
