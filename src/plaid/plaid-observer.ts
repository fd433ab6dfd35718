import type { CircuitChange } from '../resilience/circuit-breaker.js';
import type { EndpointKind } from './endpoint.js';
import { PlaidError } from './errors.js';

/** Calls of one kind share deadlines, retries, a circuit and a queue. `bytes` are files. */
export type CallKind = EndpointKind | 'bytes';

/** How one upstream call ended: Plaid answered, refused, or did neither. `cancelled` is a call that nobody waited for any more. */
export type CallOutcome = 'ok' | 'refused' | 'failed' | 'cancelled';

/** Is told of calls to Plaid. */
export interface PlaidObserver {
  /** A call that was sent has ended; a retry is a call of its own. */
  onCall(call: {
    readonly path: string;
    readonly kind: CallKind;
    readonly outcome: CallOutcome;
    readonly durationMs: number;
  }): void;
  onRetry(kind: CallKind): void;
  onCircuit(kind: CallKind, change: CircuitChange): void;
}

/** Measures one call. @param caller ends when nobody waits for it any more. */
export async function observed<T>(
  observer: PlaidObserver,
  {
    path,
    kind,
    caller,
  }: { readonly path: string; readonly kind: CallKind; readonly caller: AbortSignal | undefined },
  call: () => Promise<T>,
): Promise<T> {
  const startedAt = performance.now();
  const end = (outcome: CallOutcome) =>
    observer.onCall({ path, kind, outcome, durationMs: performance.now() - startedAt });
  try {
    const value = await call();
    end('ok');
    return value;
  } catch (error) {
    if (error instanceof PlaidError && error.httpStatus < 500) end('refused');
    else end(caller?.aborted === true ? 'cancelled' : 'failed');
    throw error;
  }
}

/** Tells nobody. */
export const NO_OBSERVER: PlaidObserver = { onCall: () => {}, onRetry: () => {}, onCircuit: () => {} };
