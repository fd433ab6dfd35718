import type { Logger } from 'pino';
import type { PlaidObserver } from '../plaid/plaid-observer.js';

const CIRCUIT_LINES = {
  opened: 'calls to Plaid are stopped: too many have failed',
  'half-opened': 'one call to Plaid is made, to see whether it answers again',
  closed: 'calls to Plaid are made again',
} as const;

/** Logs when calls to Plaid are stopped and made again; at the level debug, each call. */
export function createPlaidLog(log: Logger): PlaidObserver {
  return {
    onCall: ({ path, kind, outcome, durationMs }) =>
      log.debug({ path, kind, outcome, durationMs: Math.round(durationMs) }, 'Plaid was called'),
    onRetry: () => {},
    onCircuit: (kind, change) =>
      change === 'opened'
        ? log.warn({ kind }, CIRCUIT_LINES[change])
        : log.info({ kind }, CIRCUIT_LINES[change]),
  };
}
