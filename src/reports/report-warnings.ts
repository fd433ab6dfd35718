import { Lazy } from '../lib/lazy.js';
import type { Warning, WarningCause } from '../model/asset-report.js';
import { missingCategories, missingInsights } from '../model/coverage-warnings.js';
import type { PlaidError } from '../plaid/errors.js';
import type { LocalReportState } from './report-state.js';

type Ready = Extract<LocalReportState, { status: 'READY' }>;

/** The state of a report. The warnings of a ready report are computed lazily, because they may read its transactions. */
export type ReportStateWithWarnings =
  | Exclude<LocalReportState, Ready>
  | (Omit<Ready, 'warnings'> & { readonly warnings: Lazy<readonly Warning[]> });

/**
 * Adds warnings for missing Insights and categories.
 *
 * @param refusal Plaid's refusal of Insights; null without one.
 */
export function withWarnings(state: LocalReportState, refusal: PlaidError | null): ReportStateWithWarnings {
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
