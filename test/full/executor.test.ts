import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { compareGenerated } from '../support/generated-operations.js';
import { startTwoExecutors, type TwoExecutors } from '../support/two-executors.js';

let both: TwoExecutors;
beforeAll(async () => {
  both = await startTwoExecutors();
});
afterAll(() => both.stop());

it('2,000 generated operations have the same result in compiled code and in graphql-js', async () => {
  const seen = await compareGenerated(both, 2_000);
  expect(seen.whole).toBeGreaterThan(600);
  expect(seen.partial).toBeGreaterThan(300);
  expect(seen.refused).toBeGreaterThan(50);
  expect(both.counts.compiled).toBeGreaterThan(1_000);
  // About ten. The number differs between runs.
  expect(both.counts.fallbacks).toBeGreaterThan(0);
}, 1_200_000);
