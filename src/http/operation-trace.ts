import type { CachedValue } from '../cache/cached-value.js';
import type { Found } from '../cache/shared-cache.js';
import type { UpstreamCall } from '../plaid/plaid-observer.js';
import type { EndedOperation, LoadObserver, OperationObserver } from '../reports/operation-observer.js';

/** `extensions.trace`, for callers with `debug:read`. It names no token, report or person. */
export interface Trace {
  /** Executed for this request, executed for another one that was under way, or cached. */
  readonly response: 'executed' | 'shared' | 'cached';
  /** In the units of `LIMIT_COST` and `LIMIT_WORK`; null when nothing was executed for this request. */
  readonly cost: { readonly estimated: number | null; readonly used: number } | null;
  /** The loads of reports, in the order of their start. */
  readonly reports: readonly {
    /** Plaid's path; null in a response that was not executed for this request. */
    readonly path: string | null;
    /** Null when the report was part of a response that was not executed for this request. */
    readonly found: Found | null;
    /** The time since the read of the report began, in seconds; null when the load failed. */
    readonly ageSeconds: number | null;
  }[];
  /** The calls to Plaid that this operation made. The operation that joins a read under way has none for it. */
  readonly upstreamCalls: readonly Pick<UpstreamCall, 'path' | 'kind' | 'outcome' | 'durationMs'>[];
}

interface TracedLoad {
  readonly path: string;
  found: Found | null;
  ageSeconds: number | null;
}

/** Records one operation for its response. */
export class OperationTrace implements OperationObserver {
  readonly #reports: TracedLoad[] = [];
  readonly #calls: UpstreamCall[] = [];
  #ended: EndedOperation | null = null;

  onCall(call: UpstreamCall): void {
    this.#calls.push(call);
  }

  onLoad(path: string): LoadObserver {
    const load: TracedLoad = { path, found: null, ageSeconds: null };
    this.#reports.push(load);
    return {
      onCall: (call) => this.onCall(call),
      onFound: (found) => {
        load.found = found;
      },
      onEnd: (ageMs) => {
        load.ageSeconds = ageMs === null ? null : rounded(ageMs) / 1_000;
      },
    };
  }

  onEnd(operation: EndedOperation): void {
    this.#ended = operation;
  }

  /** Null when the operation was not executed. */
  get executed(): Trace | null {
    if (this.#ended === null) return null;
    const { estimatedCost: estimated, work: used } = this.#ended;
    return {
      response: 'executed',
      cost: { estimated, used },
      reports: this.#reports,
      upstreamCalls: this.#calls.map(({ path, kind, outcome, durationMs }) => ({
        path,
        kind,
        outcome,
        durationMs: rounded(durationMs),
      })),
    };
  }
}

/** The trace of a response that was executed for another request. @param reports that it was made from. */
export function traceOfOther(
  response: 'shared' | 'cached',
  reports: readonly Pick<CachedValue<unknown>, 'ageMs'>[],
): Trace {
  return {
    response,
    cost: null,
    reports: reports.map(({ ageMs }) => ({ path: null, found: null, ageSeconds: rounded(ageMs) / 1_000 })),
    upstreamCalls: [],
  };
}

function rounded(ms: number): number {
  return Math.round(ms);
}
