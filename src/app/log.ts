import { type Logger, pino } from 'pino';
import { describeError } from '../lib/describe-error.js';

/** Field names that could hold personal data or keys, if code logged them by mistake. */
const NEVER_LOGGED = [
  ...['authorization', 'cookie', 'headers', 'token', 'tokens', 'secret', 'password', 'key', 'ssn', 'email'],
  ...['query', 'document', 'variables', 'extensions', 'body', 'url', 'data', 'message', 'stack'],
];

/**
 * Logs JSON lines: the request, its duration, and the class and place of an error. Nothing of a request is logged except the origin of
 * a refused page; fields that could hold more are redacted.
 */
export function createLog(level: string, destination: pino.DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: withoutMessage, err: withoutMessage },
      redact: { paths: NEVER_LOGGED.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
    },
    destination,
  );
}

function withoutMessage(error: unknown): unknown {
  return error instanceof Error ? describeError(error) : error;
}
