import type { CircuitChange } from '../resilience/circuit-breaker.js';
import type { EndpointKind } from './endpoint.js';
import { PlaidError } from './errors.js';

/** Calls of one kind share deadlines, retries, a circuit and a queue. `bytes` are files. */
export type CallKind = EndpointKind | 'bytes';

/** How one upstream call ended: Plaid answered, refused, or did neither. `cancelled` is a call that nobody waited for any more. */
export type CallOutcome = 'ok' | 'refused' | 'failed' | 'cancelled';

/** A call that was sent and has ended. A retry is a call of its own. */
export interface UpstreamCall {
  /** The base URL of the client. */
  readonly baseUrl: string;
  readonly path: string;
  readonly kind: CallKind;
  readonly outcome: CallOutcome;
  readonly durationMs: number;
  /** 0 for the first attempt, and one more for each retry. */
  readonly resends: number;
  /** The status of a response of Plaid; null without one. */
  readonly httpStatus: number | null;
}

/** Is told of the calls that one reader causes. */
export interface CallObserver {
  onCall(call: UpstreamCall): void;
}

/** Is told of all calls of a Plaid client. */
export interface PlaidObserver extends CallObserver {
  onRetry(kind: CallKind): void;
  onCircuit(kind: CallKind, change: CircuitChange): void;
}

export interface ObservedCall extends Pick<UpstreamCall, 'baseUrl' | 'path' | 'kind' | 'resends'> {
  readonly observers: readonly (CallObserver | undefined)[];
  /** Ends when nobody waits for the call any more. */
  readonly caller: AbortSignal | undefined;
}

/** Measures one call. */
export async function observed<T>(
  { baseUrl, path, kind, resends, observers, caller }: ObservedCall,
  call: () => Promise<{ readonly httpStatus: number; readonly value: T }>,
): Promise<T> {
  const startedAt = performance.now();
  const end = (outcome: CallOutcome, httpStatus: number | null) => {
    const durationMs = performance.now() - startedAt;
    for (const observer of observers)
      observer?.onCall({ baseUrl, path, kind, outcome, durationMs, resends, httpStatus });
  };
  try {
    const { httpStatus, value } = await call();
    end('ok', httpStatus);
    return value;
  } catch (error) {
    const httpStatus = error instanceof PlaidError ? error.httpStatus : null;
    if (httpStatus !== null && httpStatus < 500) end('refused', httpStatus);
    else end(caller?.aborted === true ? 'cancelled' : 'failed', httpStatus);
    throw error;
  }
}

/** Tells nobody. */
export const NO_OBSERVER: PlaidObserver = { onCall: () => {}, onRetry: () => {}, onCircuit: () => {} };
