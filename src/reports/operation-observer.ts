import type { Found } from '../cache/shared-cache.js';
import type { CallObserver } from '../plaid/plaid-observer.js';

/** Is told of one load of a report, and of the calls to Plaid that it makes. */
export interface LoadObserver extends CallObserver {
  /** Where the report comes from. With `join`, the operation that started the read is told of its calls. */
  onFound(found: Found): void;
  /** @param ageMs the time since the read of the report began; null when the load failed. */
  onEnd(ageMs: number | null): void;
}

/** Is told of one operation. `onCall` gets the calls to Plaid that load no report. */
export interface OperationObserver extends CallObserver {
  /** A report is loaded. @param path Plaid's path of its read. */
  onLoad(path: string): LoadObserver;
  onEnd(operation: EndedOperation): void;
}

export interface EndedOperation {
  /** Null when the request was refused before its operation was known. */
  readonly kind: 'query' | 'mutation' | 'subscription' | null;
  /** The estimate that `LIMIT_COST` bounds; null as for `kind`. */
  readonly estimatedCost: number | null;
  /** The work that `LIMIT_WORK` bounds. */
  readonly work: number;
  /** The codes of its errors. */
  readonly errorCodes: readonly string[];
}

/** @returns one observer that tells all of these. */
export function allOf(observers: readonly OperationObserver[]): OperationObserver {
  return {
    onCall: (call) => {
      for (const observer of observers) observer.onCall(call);
    },
    onLoad(path) {
      const loads = observers.map((observer) => observer.onLoad(path));
      return {
        onCall: (call) => {
          for (const load of loads) load.onCall(call);
        },
        onFound: (found) => {
          for (const load of loads) load.onFound(found);
        },
        onEnd: (ageMs) => {
          for (const load of loads) load.onEnd(ageMs);
        },
      };
    },
    onEnd: (operation) => {
      for (const observer of observers) observer.onEnd(operation);
    },
  };
}

const NO_LOAD: LoadObserver = { onCall: () => {}, onFound: () => {}, onEnd: () => {} };

/** Tells nobody. */
export const UNOBSERVED: OperationObserver = { onCall: () => {}, onLoad: () => NO_LOAD, onEnd: () => {} };
