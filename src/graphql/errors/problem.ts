import type { ErrorCode } from './error-code.js';
import { type ErrorExtensions, upstreamExtensions } from './error-format.js';
import { errorMessage } from './messages/plaid-message.js';

/** What goes wrong outside the graph, in the graph's own codes (RFC 9457 with our extensions). */
export interface Problem extends Omit<ErrorExtensions, 'code'> {
  readonly code: ErrorCode;
  /** The HTTP status. */
  readonly status: number;
  readonly title: string;
}

const STATUSES: Partial<Record<ErrorCode, number>> = {
  REPORT_NOT_READY: 409,
  RATE_LIMITED: 429,
  UPSTREAM_TIMEOUT: 504,
  PLAID_ERROR: 502,
  UPSTREAM_UNAVAILABLE: 502,
  UPSTREAM_MALFORMED: 502,
};

/** The same gate as for errors in the graph: what is not known here shows nothing of itself. */
export function formatProblem(error: unknown): Problem {
  const extensions = upstreamExtensions(error);
  if (extensions === null || !(error instanceof Error)) {
    return { status: 500, code: 'INTERNAL_SERVER_ERROR', title: 'Internal server error' };
  }
  return { status: STATUSES[extensions.code] ?? 502, title: errorMessage(error), ...extensions };
}
