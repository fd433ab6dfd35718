import { type Logger, pino } from 'pino';
import { describeError } from '../lib/describe-error.js';

/** Names under which something of somebody's, or a key, could be handed to the log by a slip. */
const NEVER_LOGGED = [
  ...['authorization', 'cookie', 'headers', 'token', 'tokens', 'secret', 'password', 'key', 'ssn', 'email'],
  ...['query', 'document', 'variables', 'extensions', 'body', 'url', 'data', 'message', 'stack'],
];

/**
 * JSON lines. What is logged says which request, how long and which class of error at which place, and nothing that came in
 * but the origin of a page that may not call; should it be handed more, that is left out here.
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
