import type { Logger } from 'pino';
import type { Failure } from '../operation/failure.js';
import { createFolding } from './folding.js';

/** Codes that clients cause. They are logged at the level debug. */
const OF_CLIENTS: ReadonlySet<string> = new Set([
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'OPERATION_TOO_LARGE',
  'OPERATION_NOT_REGISTERED',
  'FORBIDDEN',
  'NOT_FOUND',
  'REPORT_NOT_READY',
  'REPORT_SUPERSEDED',
  'UNAUTHENTICATED',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

export interface FailureLog {
  note(failures: readonly Failure[], requestId: string): void;
  /** Writes what is counted. */
  stop(): void;
}

/**
 * Logs the errors of responses: a line with the code, the request id and Plaid's request id. During a flood of one code, its first line
 * is written at once, and the others become one line with their number.
 */
export function createFailureLog(log: Logger): FailureLog {
  const folding = createFolding((code, count) => log.warn({ code, count }, 'the same failure again'));

  return {
    note(failures, requestId) {
      for (const { code, plaidRequestId } of failures) {
        if (OF_CLIENTS.has(code)) {
          log.debug({ requestId, code }, 'a request was refused');
          continue;
        }
        if (folding.isFirst(code)) log.warn({ requestId, code, plaidRequestId }, 'an operation failed');
      }
    },
    stop: folding.stop,
  };
}
