import { createMemoryStateStore } from '../../../src/state/memory-state-store.js';
import { testStateStore } from '../../support/state-store-contract.js';

testStateStore('a state store in memory', async () => {
  let now = 1_000_000;
  const store = createMemoryStateStore(() => now);
  return {
    store,
    advance(ms) {
      now += ms;
    },
    maintain: () => store.sweep(),
    dispose: () => store.close(),
  };
});
