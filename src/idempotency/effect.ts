import {
  isReportPending,
  PlaidError,
  UpstreamBusyError,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from '../plaid/errors.js';

/**
 * What a failed call has done at Plaid: `none` if nothing has happened and the same call may succeed later, `refused` if nothing has
 * happened and the same call fails again, `unknown` if it may have happened.
 */
export type Effect = 'none' | 'refused' | 'unknown';

export function effectOf(error: unknown): Effect {
  if (error instanceof UpstreamBusyError) return 'none';
  if (error instanceof UpstreamUnavailableError || error instanceof UpstreamTimeoutError)
    return error.sent ? 'unknown' : 'none';
  if (!(error instanceof PlaidError)) return 'unknown';
  if (isLimit(error) || isReportPending(error) || error.errorCode === 'PLANNED_MAINTENANCE') return 'none';
  // An internal error may come after the change was made.
  return error.errorType === 'API_ERROR' || error.httpStatus >= 500 ? 'unknown' : 'refused';
}

function isLimit({ httpStatus, errorType }: PlaidError): boolean {
  return httpStatus === 429 || errorType === 'RATE_LIMIT_EXCEEDED';
}
