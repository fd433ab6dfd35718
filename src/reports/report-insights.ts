import { Lazy } from '../lib/lazy.js';
import type { Warning, WarningCause } from '../model/asset-report.js';
import { missingCategories, missingInsights } from '../model/coverage-warnings.js';
import { withoutInsights } from '../model/without-insights.js';
import { isInsightsRefusal, type PlaidError } from '../plaid/errors.js';
import type { LocalReportState } from './report-state.js';

/** What an operation wants of Plaid's Insights. */
export interface InsightsWish {
  /** What the field's own argument says; null when it says nothing. */
  readonly explicit: boolean | null;
  /** Whether anything in the operation reads what comes only with Insights. */
  readonly needed: boolean;
}

type Ready = Extract<LocalReportState, { status: 'READY' }>;

/** Where a report stands; beside one that is ready are all warnings, which may read its transactions. */
export type WishedReport =
  | Exclude<LocalReportState, Ready>
  | (Omit<Ready, 'warnings'> & { readonly warnings: Lazy<readonly Warning[]> });

type Read = (includeInsights: boolean) => Promise<LocalReportState>;

/**
 * Reads a report with Insights or without, by what the operation wants, and warns of what that leaves unknown.
 *
 * - `explicit: true`: Plaid's refusal stands.
 * - `explicit: null` and needed: when Plaid refuses Insights, the report is read once more without them.
 * - `explicit: false`: Insights are left out, also when the report came with them for another field.
 *
 * @param read loads the report; the same report twice is one call.
 */
export async function readWithWish({ explicit, needed }: InsightsWish, read: Read): Promise<WishedReport> {
  if (explicit === true) return withWarnings(await read(true), null);
  const rich = needed ? await read(true) : null;
  const refusal = rich?.status === 'FAILED' && isInsightsRefusal(rich.error) ? rich.error : null;
  const state = rich === null || refusal !== null ? await read(false) : rich;
  if (state.status !== 'READY') return state;
  if (explicit === false) return withWarnings({ ...state, report: withoutInsights(state.report) }, null);
  return needed ? withWarnings(state, refusal) : { ...state, warnings: Lazy.of(state.warnings) };
}

/** @param refusal why Plaid refused Insights; null when it did not. */
function withWarnings(state: LocalReportState, refusal: PlaidError | null): WishedReport {
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
