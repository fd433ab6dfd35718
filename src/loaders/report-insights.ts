import { withoutInsights } from '../model/without-insights.js';
import { isInsightsRefusal } from '../plaid/errors.js';
import type { ReportHere } from './report-state.js';

/** What an operation wants of Plaid's Insights. */
export interface InsightsWish {
  /** What the field's own argument says; null when it says nothing. */
  readonly explicit: boolean | null;
  /** Whether anything in the operation reads what comes only with Insights. */
  readonly needed: boolean;
}

type Read = (includeInsights: boolean) => Promise<ReportHere>;

/**
 * Reads a report with Insights or without, by what the operation wants.
 *
 * Asked for outright, Plaid's refusal stands. Only needed, the report is asked for once more without them, and warns.
 * Declined, they are left out, although the report may have come with them for a neighbour.
 *
 * @param read loads the report; the same report twice is one call.
 */
export async function readWithWish({ explicit, needed }: InsightsWish, read: Read): Promise<ReportHere> {
  if (explicit === true) return read(true);
  const state = await (needed ? readRich(read, explicit === null) : read(false));
  return explicit === false && state.status === 'READY'
    ? { ...state, report: withoutInsights(state.report) }
    : state;
}

async function readRich(read: Read, warns: boolean): Promise<ReportHere> {
  const rich = await read(true);
  if (rich.status !== 'FAILED' || !isInsightsRefusal(rich.error)) return rich;
  const plain = await read(false);
  return plain.status === 'READY' && warns
    ? { ...plain, warnings: [...plain.warnings, insightsRefused(rich)] }
    : plain;
}

function insightsRefused({ error }: Extract<ReportHere, { status: 'FAILED' }>) {
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
