import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RetryBudget } from '../../../src/resilience/retry-budget.js';

it('a budget starts empty, and ten calls earn a retry', () => {
  const budget = new RetryBudget();
  expect(budget.spend()).toBe(false);
  for (let call = 0; call < 10; call += 1) budget.earn();
  expect([budget.spend(), budget.spend()]).toEqual([true, false]);
});

it('a budget saves up ten retries, however long all goes well', () => {
  const budget = new RetryBudget();
  for (let call = 0; call < 10_000; call += 1) budget.earn();
  const spent = Array.from({ length: 20 }, () => budget.spend());
  expect(spent.filter(Boolean)).toHaveLength(10);
});

it('whatever the order of calls and failures, retries are never more than a tenth of the calls', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 500 }), (steps) => {
      const budget = new RetryBudget();
      let calls = 0;
      let retries = 0;
      for (const isCall of steps) {
        if (isCall) {
          budget.earn();
          calls += 1;
        } else if (budget.spend()) retries += 1;
      }
      expect(retries).toBeLessThanOrEqual(calls / 10);
    }),
  );
});
