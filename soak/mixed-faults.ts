import type { FaultPlan } from '../test/support/fault-plan.js';

/** A Plaid that is mostly well: some calls are slow, lost or damaged, too few to open a circuit. */
export const MIXED_FAULTS: FaultPlan = {
  rules: [
    { share: 0.01, fault: { kind: 'server-error' } },
    { share: 0.01, fault: { kind: 'rate-limit', retryAfterSeconds: 1 } },
    { share: 0.01, fault: { kind: 'rate-limit' } },
    { share: 0.01, fault: { kind: 'reset', when: 'before' } },
    { share: 0.01, fault: { kind: 'reset', when: 'after' } },
    { share: 0.01, fault: { kind: 'truncate' } },
    { share: 0.01, fault: { kind: 'corrupt' } },
    { share: 0.01, fault: { kind: 'drip', bytes: 100_000, everyMs: 50 } },
    { share: 0.05, fault: { kind: 'latency', ms: 100, jitterMs: 400 } },
  ],
};
