import { describe, expect, it } from '@jest/globals';
import { type FaultPlan, FaultSchedule, readFaultPlan } from '../../support/fault-plan.js';

const ERROR = { kind: 'server-error' } as const;

const faultsOf = (plan: FaultPlan, calls: readonly (readonly [path: string, atMs: number])[], seed = 1) => {
  const schedule = new FaultSchedule(plan, seed);
  return calls.map(([path, atMs]) => schedule.next(path, atMs).fault?.kind ?? null);
};

describe('a plan of faults', () => {
  it('applies a rule to the calls of its path by their number', () => {
    const plan: FaultPlan = { rules: [{ path: '/a', calls: [2, 3], fault: ERROR }] };
    const calls = ['/a', '/b', '/a', '/b', '/a', '/a'].map((path) => [path, 0] as const);
    expect(faultsOf(plan, calls)).toEqual([null, null, 'server-error', null, 'server-error', null]);
  });

  it('applies a rule by time, from its first to its last millisecond', () => {
    const plan: FaultPlan = { rules: [{ ms: [10, 20], fault: ERROR }] };
    const calls = [9, 10, 20, 21].map((atMs) => ['/a', atMs] as const);
    expect(faultsOf(plan, calls)).toEqual([null, 'server-error', 'server-error', null]);
  });

  it('uses the first rule that applies', () => {
    const plan: FaultPlan = {
      rules: [{ path: '/a', calls: [1, 1], fault: { kind: 'half-open' } }, { fault: ERROR }],
    };
    const calls = ['/a', '/a', '/b'].map((path) => [path, 0] as const);
    expect(faultsOf(plan, calls)).toEqual(['half-open', 'server-error', 'server-error']);
  });

  it('applies a share to about that many calls, the same ones for the same seed', () => {
    const plan: FaultPlan = { rules: [{ share: 0.3, fault: ERROR }] };
    const calls = Array.from({ length: 1_000 }, () => ['/a', 0] as const);
    const faults = faultsOf(plan, calls, 7);
    const hits = faults.filter((kind) => kind !== null).length;
    expect(hits).toBeGreaterThan(200);
    expect(hits).toBeLessThan(400);
    expect(faultsOf(plan, calls, 7)).toEqual(faults);
    expect(faultsOf(plan, calls, 8)).not.toEqual(faults);
  });

  it('is read from JSON, and a mistake in it is named', () => {
    const plan = { rules: [{ path: '/a', calls: [1, 2], fault: { kind: 'latency', ms: 5 } }] };
    expect(readFaultPlan(plan)).toEqual(plan);
    const wrong = { rules: [{ path: 'a', call: [1, 2], fault: { kind: 'late' } }] };
    expect(() => readFaultPlan(wrong)).toThrow(/call.*path|path.*call/s);
  });
});
