import { rateLimitMessage } from './errors.js';
import type { JsonObject } from './json-object.js';

/** An error that the sandbox simulates on one path. */
export type Fault = FaultKind & {
  /** The number of calls; default: all calls until the fault is cleared. */
  readonly times?: number;
};

type FaultKind =
  /** Delays the response. */
  | { readonly kind: 'delay'; readonly ms: number }
  // These four do not execute the call.
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'bad-gateway' }
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly errorType: string;
      readonly errorCode: string;
      readonly errorMessage?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  // These two execute the call and send no response. The connection stays open, or is reset.
  | { readonly kind: 'hang-after' }
  | { readonly kind: 'reset-after' }
  // These three execute the call and change the response: half of the body, no JSON, or changed JSON.
  | { readonly kind: 'cut' }
  | { readonly kind: 'not-json' }
  /** Only for responses with status 200. */
  | { readonly kind: 'transform'; readonly transform: (body: JsonObject) => unknown };

/** Plaid documents no Retry-After header, so the header is optional. */
export function rateLimitFault(retryAfterSeconds?: number): Fault {
  return {
    kind: 'error',
    status: 429,
    errorType: 'RATE_LIMIT_EXCEEDED',
    errorCode: 'RATE_LIMIT',
    errorMessage: rateLimitMessage,
    ...(retryAfterSeconds !== undefined && { headers: { 'retry-after': String(retryAfterSeconds) } }),
  };
}

export function internalServerErrorFault(): Fault {
  return {
    kind: 'error',
    status: 500,
    errorType: 'API_ERROR',
    errorCode: 'INTERNAL_SERVER_ERROR',
    errorMessage: 'an unexpected error occurred',
  };
}

export interface Faults<F = Fault> {
  /** Replaces the faults of the path. They apply in this order, each for its `times`. */
  set(path: string, ...faults: readonly F[]): void;
  /** Removes the faults of one path, or of all paths. */
  clear(path?: string): void;
}

export interface FaultQueue<F = Fault> extends Faults<F> {
  /** The fault for the next call of the path. */
  next(path: string): F | undefined;
}

export function createFaults<F extends { readonly times?: number } = Fault>(): FaultQueue<F> {
  const queues = new Map<string, { fault: F; left: number }[]>();
  return {
    set(path, ...faults) {
      queues.set(
        path,
        faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY })),
      );
    },
    clear(path) {
      if (path === undefined) queues.clear();
      else queues.delete(path);
    },
    next(path) {
      const queue = queues.get(path);
      while (queue?.[0] !== undefined && queue[0].left < 1) queue.shift();
      const first = queue?.[0];
      if (first !== undefined) first.left -= 1;
      return first?.fault;
    },
  };
}
