import type { Logger } from 'pino';
import type { Failure } from '../operation/failure.js';

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
]);

/** After the first line of a code, the next ones are counted for this time, in ms. */
const FOLD_MS = 10_000;

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
  const folding = new Map<string, { count: number; readonly timer: NodeJS.Timeout }>();

  function flush(code: string): void {
    const { count = 0, timer } = folding.get(code) ?? {};
    clearTimeout(timer);
    folding.delete(code);
    if (count > 0) log.warn({ code, count }, 'the same failure again');
  }

  return {
    note(failures, requestId) {
      for (const { code, plaidRequestId } of failures) {
        if (OF_CLIENTS.has(code)) {
          log.debug({ requestId, code }, 'a request was refused');
          continue;
        }
        const folded = folding.get(code);
        if (folded !== undefined) {
          folded.count += 1;
          continue;
        }
        log.warn({ requestId, code, plaidRequestId }, 'an operation failed');
        folding.set(code, { count: 0, timer: setTimeout(() => flush(code), FOLD_MS).unref() });
      }
    },
    stop() {
      for (const code of [...folding.keys()]) flush(code);
    },
  };
}
