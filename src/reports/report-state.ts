import type { AssetReportAnswer } from '../model/asset-report.js';
import type { PlaidClient } from '../plaid/client.js';
import { isReportPending, PlaidError } from '../plaid/errors.js';
import { parseReport } from './parse-report.js';
import type { RemoteReport, RemoteReports } from './remote-report.js';
import type { ReportRead } from './report-call.js';

/** Where a report stands. That it is not ready, or failed, is an answer: only its absence is an error. */
export type LocalReportState =
  | ({ readonly status: 'READY' } & AssetReportAnswer)
  | { readonly status: 'PENDING'; readonly requestId: string | null; readonly retryAfterMs: number }
  | { readonly status: 'FAILED'; readonly requestId: string | null; readonly error: PlaidError };

/** The same, for a report that another thread may have. */
export type ReportState = LocalReportState | { readonly status: 'REMOTE'; readonly report: RemoteReport };

/** A report's state, and the length of the answer that brought it, in bytes; 0 when that was a refusal. */
export interface ReadReport {
  readonly state: ReportState;
  readonly wireBytes: number;
}

/** Plaid allows 15 gets a minute for each report; asking every 5 s stays below that. */
const ASK_AGAIN_AFTER_MS = 5_000;

/**
 * Reads an Asset Report from any of the endpoints that answer with one. Plaid's "not ready" and "failed" become states; every
 * other failure stays a failure.
 *
 * @param large takes over a report that is too large for this thread; null keeps all of them here.
 * @param signal ends when nobody waits for the report any more.
 */
export async function readReport(
  plaid: Pick<PlaidClient, 'read'>,
  { endpoint, request, options }: Omit<ReportRead, 'token' | 'isFresh'>,
  large: RemoteReports | null,
  signal: AbortSignal | undefined,
): Promise<ReadReport> {
  try {
    const body = await plaid.read(endpoint, request, signal);
    const wireBytes = body.length;
    if (large !== null && wireBytes >= large.minBytes) {
      const report = await large.take(body, endpoint, options);
      return { state: { status: 'REMOTE', report }, wireBytes };
    }
    return { state: { status: 'READY', ...parseReport(endpoint, body, options) }, wireBytes };
  } catch (error) {
    if (!(error instanceof PlaidError) || error.errorType !== 'ASSET_REPORT_ERROR') throw error;
    return { state: stateOf(error), wireBytes: 0 };
  }
}

function stateOf(error: PlaidError): LocalReportState {
  const { requestId } = error;
  return isReportPending(error)
    ? { status: 'PENDING', requestId, retryAfterMs: error.retryAfterMs ?? ASK_AGAIN_AFTER_MS }
    : { status: 'FAILED', requestId, error };
}
