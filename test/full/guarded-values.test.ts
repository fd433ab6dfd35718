import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { findLeaks } from '../support/random-callers.js';
import { type ScopedGraph, startScopedGraph } from '../support/scoped-graph.js';

const OPERATIONS = 1_000;

let graph: ScopedGraph;
beforeAll(async () => {
  graph = await startScopedGraph();
});
afterAll(() => graph.stop());

it('no guarded value leaves without its scope, in a thousand random operations', async () => {
  const { answered, forbidden, invalid } = await findLeaks(graph, OPERATIONS);
  console.log(`answered ${answered}, forbidden ${forbidden}, invalid ${invalid}`);
  expect(answered).toBeGreaterThan(OPERATIONS / 5);
  expect(forbidden).toBeGreaterThan(OPERATIONS / 5);
}, 600_000);
