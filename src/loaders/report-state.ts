import type { AssetReportAnswer } from '../model/asset-report.js';
import { isReportPending, PlaidError } from '../plaid/errors.js';

/** Where a report stands. That it is not ready, or failed, is an answer: only its absence is an error. */
export type ReportState =
  | ({ readonly status: 'READY' } & AssetReportAnswer)
  | { readonly status: 'PENDING'; readonly requestId: string | null; readonly retryAfterMs: number }
  | { readonly status: 'FAILED'; readonly requestId: string | null; readonly error: PlaidError };

/** Plaid allows 15 gets a minute for each report; asking every 5 s stays below that. */
const ASK_AGAIN_AFTER_MS = 5_000;

/**
 * Turns Plaid's "not ready" and "failed" into states and leaves every other failure as it is.
 */
export async function reportState(read: Promise<AssetReportAnswer>): Promise<ReportState> {
  try {
    return { status: 'READY', ...(await read) };
  } catch (error) {
    if (!(error instanceof PlaidError) || error.errorType !== 'ASSET_REPORT_ERROR') throw error;
    if (!isReportPending(error)) return { status: 'FAILED', requestId: error.requestId, error };
    return {
      status: 'PENDING',
      requestId: error.requestId,
      retryAfterMs: error.retryAfterMs ?? ASK_AGAIN_AFTER_MS,
    };
  }
}
