import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { findLeaks } from '../support/random-callers.js';
import { type ScopedGraph, startScopedGraph } from '../support/scoped-graph.js';

let graph: ScopedGraph;
beforeAll(async () => {
  graph = await startScopedGraph();
});
afterAll(() => graph.stop());

it('no guarded value leaves without its scope: sixty random operations here, a thousand in test/full', async () => {
  const ends = await findLeaks(graph, 60);
  expect(Object.values(ends).every((count) => count > 0)).toBe(true);
}, 60_000);
