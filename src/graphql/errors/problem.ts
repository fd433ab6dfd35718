import type { ErrorCode } from './error-code.js';
import { type ErrorExtensions, upstreamExtensions } from './error-format.js';
import { errorMessage } from './messages/plaid-message.js';

/** An error outside GraphQL, with the codes of GraphQL errors (RFC 9457 with extension members). */
export interface Problem extends Omit<ErrorExtensions, 'code'> {
  readonly code: ErrorCode;
  readonly status: number;
  readonly title: string;
}

const STATUSES: Partial<Record<ErrorCode, number>> = {
  NO_PLAID_CLIENT: 403,
  REPORT_NOT_READY: 409,
  RATE_LIMITED: 429,
  UPSTREAM_TIMEOUT: 504,
  PLAID_ERROR: 502,
  UPSTREAM_UNAVAILABLE: 502,
  OVERLOADED: 503,
  UPSTREAM_MALFORMED: 502,
};

/** Formats an error like the errors in GraphQL: an unknown error shows nothing of itself. */
export function formatProblem(error: unknown): Problem {
  const extensions = upstreamExtensions(error);
  if (extensions === null || !(error instanceof Error)) {
    return { status: 500, code: 'INTERNAL_SERVER_ERROR', title: 'Internal server error' };
  }
  return { status: STATUSES[extensions.code] ?? 502, title: errorMessage(error), ...extensions };
}
