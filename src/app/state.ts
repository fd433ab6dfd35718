import type { Logger } from 'pino';
import { describeError } from '../lib/describe-error.js';
import { createMemoryStateStore } from '../state/memory-state-store.js';
import type { LocalStateStore, StateStore } from '../state/state-store.js';

/** How often what has expired is removed, in ms. */
const SWEEP_MS = 60_000;

/** The state of the server, for as long as it runs. */
export interface State {
  readonly store: StateStore;
  stop(): Promise<void>;
}

export async function openState(log: Logger): Promise<State> {
  const store = createMemoryStateStore();
  const sweeping = sweepRegularly(store, log);
  return {
    store,
    async stop() {
      clearInterval(sweeping);
      await store.close();
    },
  };
}

function sweepRegularly(store: LocalStateStore, log: Logger): NodeJS.Timeout {
  const sweep = () =>
    store.sweep().catch((error: unknown) => {
      log.error({ error: describeError(error) }, 'what has expired in the state cannot be removed');
    });
  return setInterval(sweep, SWEEP_MS).unref();
}
