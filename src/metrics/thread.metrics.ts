import { Counter, Gauge, type Registry } from 'prom-client';
import type { ThreadState } from '../workers/thread.js';

/** The running workers. */
export type ThreadSources = () => readonly ThreadState[];

export interface ThreadMetrics {
  onLost(): void;
  watch(states: ThreadSources): void;
}

/** Worker threads, which own large reports. */
export function createThreadMetrics(registry: Registry): ThreadMetrics {
  const registers = [registry];
  const lost = new Counter({
    name: 'creditgraph_worker_threads_lost_total',
    help: 'Worker threads that failed, with their reports',
    registers,
  });

  return {
    onLost: () => lost.inc(),
    watch(states) {
      const sum = (figure: keyof ThreadState) => states().reduce((total, state) => total + state[figure], 0);
      new Gauge({
        name: 'creditgraph_worker_threads',
        help: 'Running worker threads; WORKERS bounds them',
        registers,
        collect() {
          this.set(states().length);
        },
      });
      new Gauge({
        name: 'creditgraph_worker_reports',
        help: 'Reports that worker threads own',
        registers,
        collect() {
          this.set(sum('reports'));
        },
      });
      new Gauge({
        name: 'creditgraph_worker_report_bytes',
        help: 'The JSON of these reports, and of those that are being parsed',
        registers,
        collect() {
          this.set(sum('bytes'));
        },
      });
      new Gauge({
        name: 'creditgraph_worker_operations',
        help: 'Operations that worker threads run, or have in their queues',
        registers,
        collect() {
          this.set(sum('operations'));
        },
      });
    },
  };
}
