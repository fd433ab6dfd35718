import { rateLimitMessage } from './errors.js';
import type { JsonObject } from './validation.js';

/** How one path misbehaves. */
export type Fault = FaultKind & {
  /** For how many calls; for all until cleared when left out. */
  readonly times?: number;
};

type FaultKind =
  /** Answers, but late. */
  | { readonly kind: 'delay'; readonly ms: number }
  // These four never reach the endpoint, so nothing changes.
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
  // With these three the call is carried out, and its answer is spoilt on the way back.
  | { readonly kind: 'cut' }
  | { readonly kind: 'not-json' }
  /** Changes the JSON of a 200. */
  | { readonly kind: 'transform'; readonly transform: (body: JsonObject) => unknown };

/** Plaid documents no Retry-After header, so there is none unless asked for. */
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
  /** Replaces what the path did wrong before. Several faults take turns in this order, each for its `times`. */
  set(path: string, ...faults: readonly F[]): void;
  /** Makes one path, or all of them, behave again. */
  clear(path?: string): void;
}

/** The side of the faults that the server reads. */
export interface FaultQueue<F = Fault> extends Faults<F> {
  /** What goes wrong with the call that is coming in now. */
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
