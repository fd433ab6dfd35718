import type { AssetReportResponse } from '../model/asset-report.js';
import { isReportPending, PlaidError, READ_INTERVAL_MS } from '../plaid/errors.js';
import { parseReport } from './parse-report.js';
import type { RemoteReport, RemoteReports } from './remote-report.js';
import type { ReportRead } from './report-call.js';
import type { ReportBytes } from './shared-bytes.js';

/** When a state was read. */
interface ReadTime {
  /** The time at which Plaid's response arrived, in ISO 8601, by the system clock. */
  readonly cachedAt: string;
}

/** The state of a report. "Not ready" and "failed" are states, not errors. */
export type LocalReportState = ReadTime &
  (
    | ({ readonly status: 'READY' } & AssetReportResponse)
    | { readonly status: 'PENDING'; readonly requestId: string | null; readonly retryAfterMs: number }
    | { readonly status: 'FAILED'; readonly requestId: string | null; readonly error: PlaidError }
  );

/** The state of a report that a worker may own. */
export type ReportState =
  | LocalReportState
  | (ReadTime & { readonly status: 'REMOTE'; readonly report: RemoteReport });

export interface ReadReport {
  readonly state: ReportState;
  /** The length of Plaid's response; 0 when Plaid refused the call. */
  readonly wireBytes: number;
}

/**
 * Makes a state of the response of any endpoint of Asset Reports. Plaid's "not ready" and "failed" become states; all other errors
 * are thrown.
 *
 * @param read the response. Its body may be transferred to a worker.
 * @param large takes large reports; null keeps all reports in this thread.
 */
export async function readReport(
  read: () => Promise<ReportBytes>,
  { endpoint, options }: Pick<ReportRead, 'endpoint' | 'options'>,
  large: RemoteReports | null,
): Promise<ReadReport> {
  try {
    const { body, readAt } = await read();
    const cachedAt = new Date(readAt).toISOString();
    const wireBytes = body.length;
    if (large !== null && wireBytes >= large.minBytes) {
      const report = await large.take(body, endpoint, options);
      return { state: { status: 'REMOTE', cachedAt, report }, wireBytes };
    }
    return { state: { status: 'READY', cachedAt, ...parseReport(endpoint, body, options) }, wireBytes };
  } catch (error) {
    if (!(error instanceof PlaidError) || error.errorType !== 'ASSET_REPORT_ERROR') throw error;
    return { state: stateOf(error), wireBytes: 0 };
  }
}

function stateOf(error: PlaidError): LocalReportState {
  const cachedAt = new Date().toISOString();
  const { requestId } = error;
  return isReportPending(error)
    ? { status: 'PENDING', cachedAt, requestId, retryAfterMs: error.retryAfterMs ?? READ_INTERVAL_MS }
    : { status: 'FAILED', cachedAt, requestId, error };
}
