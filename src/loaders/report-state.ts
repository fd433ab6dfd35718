import type { AssetReportGetResponse } from 'plaid';
import type { AssetReportAnswer } from '../model/asset-report.js';
import { mapAssetReportAnswer } from '../model/asset-report.mapper.js';
import type { PlaidClient } from '../plaid/client.js';
import type { Endpoint } from '../plaid/endpoint.js';
import { isReportPending, PlaidError } from '../plaid/errors.js';

/** Where a report stands. That it is not ready, or failed, is an answer: only its absence is an error. */
export type ReportState =
  | ({ readonly status: 'READY' } & AssetReportAnswer)
  | { readonly status: 'PENDING'; readonly requestId: string | null; readonly retryAfterMs: number }
  | { readonly status: 'FAILED'; readonly requestId: string | null; readonly error: PlaidError };

/** Plaid allows 15 gets a minute for each report; asking every 5 s stays below that. */
const ASK_AGAIN_AFTER_MS = 5_000;

/**
 * Reads an Asset Report from any of the endpoints that answer with one. Plaid's "not ready" and "failed" become states; every
 * other failure stays a failure.
 *
 * @param hasInsights whether the request asks for them.
 * @param signal ends when nobody waits for the report any more.
 */
export async function readReport<Request extends object>(
  plaid: PlaidClient,
  endpoint: Endpoint<Request, AssetReportGetResponse>,
  request: Request,
  hasInsights: boolean,
  signal: AbortSignal | undefined,
): Promise<ReportState> {
  try {
    const wire = await plaid.call(endpoint, request, signal);
    return { status: 'READY', ...mapAssetReportAnswer(wire, endpoint.path, hasInsights) };
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
