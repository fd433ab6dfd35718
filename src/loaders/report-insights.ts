import { withoutInsights } from '../model/without-insights.js';
import type { ReportState } from './report-state.js';

/** What an operation wants of Plaid's Insights. */
export interface InsightsWish {
  /** What the field's own argument says; null when it says nothing. */
  readonly explicit: boolean | null;
  /** Whether anything in the operation reads what comes only with Insights. */
  readonly needed: boolean;
}

/** Insights are not switched on for us, or were not when the report was made. */
const REFUSALS = new Set(['INSIGHTS_NOT_ENABLED', 'INSIGHTS_PREVIOUSLY_NOT_ENABLED']);

/**
 * Reads a report with Insights or without, by what the operation wants.
 *
 * Asked for outright, Plaid's refusal stands. Only needed, the report is asked for once more without them, and warns.
 * Refused outright, they are left out, although the call may be the one that a neighbour reads them from.
 *
 * @param read loads the report; the same report twice is one call.
 */
export async function readWithWish(
  { explicit, needed }: InsightsWish,
  read: (includeInsights: boolean) => Promise<ReportState>,
): Promise<ReportState> {
  if (explicit === true) return read(true);
  if (!needed) return read(false);
  const rich = await read(true);
  if (rich.status === 'FAILED' && REFUSALS.has(rich.error.errorCode)) {
    const plain = await read(false);
    return explicit === false || plain.status !== 'READY'
      ? plain
      : { ...plain, warnings: [...plain.warnings, insightsRefused(rich)] };
  }
  return explicit === false && rich.status === 'READY'
    ? { ...rich, report: withoutInsights(rich.report) }
    : rich;
}

function insightsRefused({ error }: Extract<ReportState, { status: 'FAILED' }>) {
  const { errorType, errorCode, displayMessage, documentationUrl, requestId } = error;
  return {
    warningType: 'CREDITGRAPH_WARNING',
    warningCode: 'INSIGHTS_UNAVAILABLE',
    warningCodeRaw: 'INSIGHTS_UNAVAILABLE',
    cause: {
      itemId: null,
      errorType,
      errorCode,
      errorCodeReason: null,
      displayMessage,
      suggestedAction: null,
      documentationUrl,
      requestId,
    },
  } as const;
}
