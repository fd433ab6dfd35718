import { readWithWish } from '../../reports/report-insights.js';
import type { LocalReportState, ReportState } from '../../reports/report-state.js';
import type { Snapshot } from '../../reports/sources/source-kind.js';
import { type AssetReportSource, isOfSource, readOf, sourceOfRead } from '../../reports/sources/sources.js';
import type { Context } from '../context.js';
import { ReportNotReadyError, ReportSupersededError } from '../errors/errors.js';
import { sealId } from '../node/node-kind.js';
import { assetReportKind } from './asset-report.kind.js';
import { type ShownReport, toAssetReportResult } from './asset-report-result.type.js';
import type { SourcedAssetReport, SourcedReportState } from './asset-report-source.js';

type Reading = Pick<Context, 'loaders' | 'needsInsights' | 'placement' | 'sealedIds'>;

/**
 * A report, or how far it is.
 *
 * @throws {ReportSupersededError} when the source names another report than the one that is there now.
 */
export async function readAssetReport(
  context: Reading,
  source: AssetReportSource,
  includeInsights: boolean | null | undefined,
): Promise<ShownReport> {
  return toAssetReportResult(await readReportState(context, source, includeInsights ?? null));
}

/**
 * A finished report.
 *
 * @throws {ReportNotReadyError} while it is still being made.
 * @throws {ReportSupersededError} when the source names another report than the one that is there now.
 * @throws {PlaidError} when Plaid refuses it, or could not make it.
 */
export async function readFinishedReport(
  context: Reading,
  source: AssetReportSource,
): Promise<SourcedAssetReport> {
  const state = await readReportState(context, source, null);
  switch (state.status) {
    case 'READY':
      return state.report;
    case 'PENDING':
      throw new ReportNotReadyError(state.retryAfterMs);
    case 'FAILED':
      throw state.error;
  }
}

/** @param includeInsights what the field's own argument says; null when it says nothing, and the source decides. */
async function readReportState(
  context: Reading,
  source: AssetReportSource,
  includeInsights: boolean | null,
): Promise<SourcedReportState> {
  const explicit = includeInsights ?? (source.withoutInsights ? false : null);
  const needed = context.needsInsights;
  const state = await readWithWish({ explicit, needed }, (withInsights) =>
    load(context, source, withInsights),
  );
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
 * Reads what is cached; past the cache when that is not the snapshot that the source names: the cached one may be outdated.
 *
 * Never settles when a worker has the report: the operation then runs there.
 */
async function load(
  { loaders, placement }: Reading,
  source: AssetReportSource,
  includeInsights: boolean,
): Promise<LocalReportState> {
  let state = await loaders.report.load(readOf(source, includeInsights));
  const found = snapshotIn(state);
  if (found !== null && !isOfSource(source, found)) {
    // The one that was found may have Insights although none are wanted.
    state = await loaders.report.load({ ...readOf(source, found.hasInsights), isFresh: true });
  }
  if (state.status !== 'REMOTE') return state;
  if (!placement.isPinned) return placement.moveTo(state.report);
  const { thread, id } = state.report;
  return { status: 'READY', ...(await thread.copy(id)) };
}

function snapshotIn(state: ReportState): (Snapshot & { readonly hasInsights: boolean }) | null {
  return 'report' in state ? state.report : null;
}
