import type { Logger } from 'pino';
import type { PlaidObserver } from '../plaid/plaid-observer.js';

const CIRCUIT_LINES = {
  opened: 'calls to Plaid are stopped: too many have failed',
  'half-opened': 'one call to Plaid is made, to see whether it answers again',
  closed: 'calls to Plaid are made again',
} as const;

/**
 * Logs when calls to Plaid are stopped and made again; at the level debug, each call.
 *
 * @param name the operator's name for the client; null for the only one of a server.
 */
export function createPlaidLog(log: Logger, name: string | null): PlaidObserver {
  const client = name === null ? {} : { client: name };
  return {
    onCall: ({ path, kind, outcome, durationMs }) =>
      log.debug({ ...client, path, kind, outcome, durationMs: Math.round(durationMs) }, 'Plaid was called'),
    onRetry: () => {},
    onCircuit: (kind, change) =>
      change === 'opened'
        ? log.warn({ ...client, kind }, CIRCUIT_LINES[change])
        : log.info({ ...client, kind }, CIRCUIT_LINES[change]),
  };
}
