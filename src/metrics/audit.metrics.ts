import { Counter, Gauge, type Registry } from 'prom-client';
import { AUDIT_FAILURES, type AuditObserver } from '../audit/audit-failure.js';

export interface AuditSources {
  readonly isWritable: () => boolean;
}

export interface AuditMetrics extends AuditObserver {
  watch(sources: AuditSources): void;
}

/** The audit log. */
export function createAuditMetrics(registry: Registry): AuditMetrics {
  const registers = [registry];
  const lines = new Counter({
    name: 'creditgraph_audit_lines_total',
    help: 'Lines that were written to the audit log',
    registers,
  });
  const failures = new Counter({
    name: 'creditgraph_audit_failures_total',
    help: 'Failed writes to the audit log and failed checks of its file, by reason',
    labelNames: ['reason'],
    registers,
  });
  // Prometheus sees an increase only of what was there before.
  for (const reason of AUDIT_FAILURES) failures.inc({ reason }, 0);

  return {
    onWritten: (count) => lines.inc(count),
    onFailure: (reason) => failures.inc({ reason }),
    watch({ isWritable }) {
      new Gauge({
        name: 'creditgraph_audit_writable',
        help: '0 from a failed write or check of the audit log until one succeeds; 1 otherwise',
        registers,
        collect() {
          this.set(isWritable() ? 1 : 0);
        },
      });
    },
  };
}
