import { Lazy } from '../lib/lazy.js';
import type { Warning, WarningCause } from '../model/asset-report.js';
import { missingCategories, missingInsights } from '../model/coverage-warnings.js';
import { withoutInsights } from '../model/without-insights.js';
import { isInsightsRefusal, type PlaidError } from '../plaid/errors.js';
import type { LocalReportState } from './report-state.js';

/** Whether to read a report with Plaid's Insights. */
export interface InsightsPreference {
  /** The argument of the field; null when it is absent. */
  readonly explicit: boolean | null;
  /** Whether the operation reads a field that needs Insights. */
  readonly needed: boolean;
}

type Ready = Extract<LocalReportState, { status: 'READY' }>;

/** The state of a report. The warnings of a ready report are computed lazily, because they may read its transactions. */
export type ReportStateWithWarnings =
  | Exclude<LocalReportState, Ready>
  | (Omit<Ready, 'warnings'> & { readonly warnings: Lazy<readonly Warning[]> });

type Read = (includeInsights: boolean) => Promise<LocalReportState>;

/**
 * Reads a report with or without Insights, and adds warnings for missing data.
 *
 * - `explicit: true`: when Plaid refuses Insights, the read fails.
 * - `explicit: null` and needed: when Plaid refuses Insights, the report is read again without them.
 * - `explicit: false`: Insights are left out, even when the cached report has them.
 *
 * @param read loads the report; repeated loads of the same report share one call.
 */
export async function readWithPreference(
  { explicit, needed }: InsightsPreference,
  read: Read,
): Promise<ReportStateWithWarnings> {
  if (explicit === true) return withWarnings(await read(true), null);
  const withInsights = needed ? await read(true) : null;
  const refusal =
    withInsights?.status === 'FAILED' && isInsightsRefusal(withInsights.error) ? withInsights.error : null;
  const state = withInsights === null || refusal !== null ? await read(false) : withInsights;
  if (state.status !== 'READY') return state;
  if (explicit === false) return withWarnings({ ...state, report: withoutInsights(state.report) }, null);
  return needed ? withWarnings(state, refusal) : { ...state, warnings: Lazy.of(state.warnings) };
}

/** @param refusal Plaid's refusal of Insights; null without one. */
function withWarnings(state: LocalReportState, refusal: PlaidError | null): ReportStateWithWarnings {
  if (state.status !== 'READY') return state;
  const { report, warnings } = state;
  const cause = refusal === null ? null : causeOf(refusal);
  const added = () => (report.hasInsights ? missingCategories(report) : missingInsights(report, cause));
  return { ...state, warnings: new Lazy(() => [...warnings, ...added()]) };
}

function causeOf(error: PlaidError): WarningCause {
  const { errorType, errorCode, displayMessage, documentationUrl, requestId, httpStatus, causes } = error;
  const { requiredAccountSubtypes, providedAccountSubtypes } = error;
  return {
    itemId: null,
    errorType,
    errorCode,
    errorCodeReason: null,
    displayMessage,
    suggestedAction: null,
    documentationUrl,
    requestId,
    status: httpStatus,
    requiredAccountSubtypes,
    providedAccountSubtypes,
    causes,
  };
}
