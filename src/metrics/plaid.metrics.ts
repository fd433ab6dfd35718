import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { OwnedPlaidClient } from '../plaid/client.js';
import type { CallKind, PlaidObserver } from '../plaid/plaid-observer.js';
import { DURATIONS } from './durations.js';

/** The calls of a client, at the moment. */
export interface ClientStates {
  /** The operator's name for the client; null for the only one of a server. */
  readonly client: string | null;
  readonly states: OwnedPlaidClient['states'];
}

export type PlaidSources = () => readonly ClientStates[];

export interface PlaidMetrics {
  /** The observer of a client. The label `client` has its name; the only client of a server has no such label. */
  ofClient(client: string | null): PlaidObserver;
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
    labelNames: ['path', 'kind', 'outcome', 'client'],
    buckets: DURATIONS,
    registers,
  });
  const retries = new Counter({
    name: 'creditgraph_plaid_retries_total',
    help: 'Retries of calls to Plaid, by kind of call',
    labelNames: ['kind', 'client'],
    registers,
  });
  const circuit = new Gauge({
    name: 'creditgraph_plaid_circuit',
    help: 'Whether calls to Plaid are made, by kind: 0 all, 1 a probe, 2 none',
    labelNames: ['kind', 'client'],
    registers,
  });

  return {
    ofClient(client) {
      const labels = labelsOf(client);
      // Prometheus sees an increase only of what was there before.
      for (const kind of KINDS) {
        circuit.set({ ...labels, kind }, CIRCUIT_VALUES.closed);
        retries.inc({ ...labels, kind }, 0);
      }
      return {
        onCall: ({ path, kind, outcome, durationMs }) =>
          calls.observe({ ...labels, path, kind, outcome }, durationMs / 1_000),
        onRetry: (kind) => retries.inc({ ...labels, kind }),
        onCircuit: (kind, change) => circuit.set({ ...labels, kind }, CIRCUIT_VALUES[change]),
      };
    },
    watch: (states) => watchQueues(registry, states),
  };
}

function labelsOf(client: string | null): { readonly client?: string } {
  return client === null ? {} : { client };
}

function watchQueues(registry: Registry, sources: PlaidSources): void {
  const registers = [registry];
  const each = (
    show: (
      state: ClientStates['states'][CallKind],
      labels: { readonly kind: CallKind; readonly client?: string },
    ) => void,
  ) => {
    for (const { client, states } of sources())
      for (const kind of KINDS) show(states[kind], { ...labelsOf(client), kind });
  };
  new Gauge({
    name: 'creditgraph_plaid_calls',
    help: 'Calls to Plaid at the moment, by kind and state: running, or waiting in the queue',
    labelNames: ['kind', 'state', 'client'],
    registers,
    collect() {
      each(({ running, waiting }, labels) => {
        this.set({ ...labels, state: 'running' }, running);
        this.set({ ...labels, state: 'waiting' }, waiting);
      });
    },
  });
  new Counter({
    name: 'creditgraph_plaid_queue_full_total',
    help: 'Calls to Plaid that were not made because the queue of their kind was full',
    labelNames: ['kind', 'client'],
    registers,
    collect() {
      this.reset();
      each(({ refused }, labels) => this.inc(labels, refused));
    },
  });
  new Gauge({
    name: 'creditgraph_plaid_retry_budget',
    help: 'Retries that the budget allows at the moment, by kind of call',
    labelNames: ['kind', 'client'],
    registers,
    collect() {
      each(({ retriesLeft }, labels) => this.set(labels, retriesLeft));
    },
  });
}
