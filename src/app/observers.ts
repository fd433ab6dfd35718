import type { Logger } from 'pino';
import type { PlaidObserver } from '../plaid/plaid-observer.js';

/** Tells several observers of each call. */
export function together(...observers: readonly PlaidObserver[]): PlaidObserver {
  return {
    onCall: (call) => {
      for (const observer of observers) observer.onCall(call);
    },
    onRetry: (kind) => {
      for (const observer of observers) observer.onRetry(kind);
    },
    onCircuit: (kind, change) => {
      for (const observer of observers) observer.onCircuit(kind, change);
    },
  };
}

const CIRCUIT_LINES = {
  opened: 'calls to Plaid are stopped: too many have failed',
  'half-opened': 'one call to Plaid is made, to see whether it answers again',
  closed: 'calls to Plaid are made again',
} as const;

/** Logs when calls to Plaid are stopped and made again. */
export function logCircuits(log: Logger): PlaidObserver {
  return {
    onCall: () => {},
    onRetry: () => {},
    onCircuit: (kind, change) =>
      change === 'opened'
        ? log.warn({ kind }, CIRCUIT_LINES[change])
        : log.info({ kind }, CIRCUIT_LINES[change]),
  };
}
