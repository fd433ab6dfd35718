import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { ERROR_CODES } from '../graphql/errors/error-code.js';
import type { AnsweredRequest } from '../http/request-observer.js';
import type { Failure, OperationOutcome } from '../operation/failure.js';
import { DURATIONS } from './durations.js';

export interface RequestSources {
  readonly inFlight: () => number;
  readonly isDraining: () => boolean;
}

/** An operation that has ended. */
export interface MeasuredOperation {
  readonly type: string;
  /** The name of a registered operation; null for any other. */
  readonly name: string | null;
  readonly outcome: OperationOutcome;
  readonly durationMs: number;
}

export interface RequestMetrics {
  onAnswered(request: AnsweredRequest): void;
  onOperation(operation: MeasuredOperation): void;
  onFailures(failures: readonly Failure[]): void;
  watch(sources: RequestSources): void;
}

/** A name that is not registered is one that a client can choose. */
const NOT_REGISTERED = 'other';

/** Requests, operations and their errors. */
export function createRequestMetrics(registry: Registry): RequestMetrics {
  const registers = [registry];
  const requests = new Histogram({
    name: 'creditgraph_http_request_duration_seconds',
    help: 'Responses, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: DURATIONS,
    registers,
  });
  const operations = new Histogram({
    name: 'creditgraph_operation_duration_seconds',
    help: 'Operations, by type, outcome and name. The name is "other" for operations that are not registered',
    labelNames: ['type', 'name', 'outcome'],
    buckets: DURATIONS,
    registers,
  });
  const errors = new Counter({
    name: 'creditgraph_errors_total',
    help: 'Errors in responses, by code: of operations, and of requests that were refused',
    labelNames: ['code'],
    registers,
  });
  // Prometheus sees an increase only of what was there before.
  for (const code of ERROR_CODES) errors.inc({ code }, 0);

  return {
    onAnswered: ({ method, route, status, durationMs }) =>
      requests.observe({ method, route, status }, durationMs / 1_000),
    onOperation: ({ type, name, outcome, durationMs }) =>
      operations.observe({ type, name: name ?? NOT_REGISTERED, outcome }, durationMs / 1_000),
    onFailures(failures) {
      for (const { code } of failures) errors.inc({ code });
    },
    watch({ inFlight, isDraining }) {
      new Gauge({
        name: 'creditgraph_requests_in_flight',
        help: 'Requests in progress; MAX_IN_FLIGHT bounds them',
        registers,
        collect() {
          this.set(inFlight());
        },
      });
      new Gauge({
        name: 'creditgraph_draining',
        help: '1 while the process stops',
        registers,
        collect() {
          this.set(isDraining() ? 1 : 0);
        },
      });
    },
  };
}
