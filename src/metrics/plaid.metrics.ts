import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { OwnedPlaidClient } from '../plaid/client.js';
import type { CallKind, PlaidObserver } from '../plaid/plaid-observer.js';
import { DURATIONS } from './durations.js';

export type PlaidSources = () => OwnedPlaidClient['states'];

export interface PlaidMetrics extends PlaidObserver {
  watch(states: PlaidSources): void;
}

const CIRCUIT_VALUES = { closed: 0, 'half-opened': 1, opened: 2 } as const;
const KINDS: readonly CallKind[] = ['read', 'create', 'refresh', 'bytes'];

/** Calls to Plaid. */
export function createPlaidMetrics(registry: Registry): PlaidMetrics {
  const registers = [registry];
  const calls = new Histogram({
    name: 'creditgraph_plaid_call_duration_seconds',
    help: 'Calls to Plaid, by path, kind and outcome. A retry is a call of its own',
    labelNames: ['path', 'kind', 'outcome'],
    buckets: DURATIONS,
    registers,
  });
  const retries = new Counter({
    name: 'creditgraph_plaid_retries_total',
    help: 'Retries of calls to Plaid, by kind of call',
    labelNames: ['kind'],
    registers,
  });
  const circuit = new Gauge({
    name: 'creditgraph_plaid_circuit',
    help: 'Whether calls to Plaid are made, by kind: 0 all, 1 a probe, 2 none',
    labelNames: ['kind'],
    registers,
  });
  // Prometheus sees an increase only of what was there before.
  for (const kind of KINDS) {
    circuit.set({ kind }, CIRCUIT_VALUES.closed);
    retries.inc({ kind }, 0);
  }

  return {
    onCall: ({ path, kind, outcome, durationMs }) =>
      calls.observe({ path, kind, outcome }, durationMs / 1_000),
    onRetry: (kind) => retries.inc({ kind }),
    onCircuit: (kind, change) => circuit.set({ kind }, CIRCUIT_VALUES[change]),
    watch: (states) => watchQueues(registry, states),
  };
}

function watchQueues(registry: Registry, states: PlaidSources): void {
  const registers = [registry];
  new Gauge({
    name: 'creditgraph_plaid_calls',
    help: 'Calls to Plaid at the moment, by kind and state: running, or waiting in the queue',
    labelNames: ['kind', 'state'],
    registers,
    collect() {
      const now = states();
      for (const kind of KINDS) {
        this.set({ kind, state: 'running' }, now[kind].running);
        this.set({ kind, state: 'waiting' }, now[kind].waiting);
      }
    },
  });
  new Counter({
    name: 'creditgraph_plaid_queue_full_total',
    help: 'Calls to Plaid that were not made because the queue of their kind was full',
    labelNames: ['kind'],
    registers,
    collect() {
      this.reset();
      const now = states();
      for (const kind of KINDS) this.inc({ kind }, now[kind].refused);
    },
  });
  new Gauge({
    name: 'creditgraph_plaid_retry_budget',
    help: 'Retries that the budget allows at the moment, by kind of call',
    labelNames: ['kind'],
    registers,
    collect() {
      const now = states();
      for (const kind of KINDS) this.set({ kind }, now[kind].retriesLeft);
    },
  });
}
