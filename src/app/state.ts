import type { Logger } from 'pino';
import { type Config, ConfigError } from '../config/config.js';
import { plaidNameOf } from '../config/plaid-config.js';
import type { SharedCounts } from '../http/rate-limit.js';
import { describeError } from '../lib/describe-error.js';
import type { RedisConnection } from '../redis/redis-connection.js';
import { createMemoryStateStore } from '../state/memory-state-store.js';
import { onlyProcess, type Processes } from '../state/processes.js';
import { StateFolderError } from '../state/state-folder.js';
import type { LocalStateStore, StateStore } from '../state/state-store.js';

/** How often what has expired is removed, in ms. */
const SWEEP_MS = 3_600_000;

/** The state of the server, for as long as it runs. */
export interface State {
  readonly store: StateStore;
  readonly processes: Processes;
  /** The connection to the Redis with the state; null without it. */
  readonly connection: RedisConnection | null;
  /** Where rate limits are counted for all processes together; null when each process counts alone. */
  readonly sharedCounts: SharedCounts | null;
  /** Calls back to take over the work of processes that have ended: now, and, if others share the state, when one of them ends. */
  takeOver(takeOver: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** @throws {ConfigError} when the folder of the state, or its Redis, cannot be used. */
export async function openState(config: Config, log: Logger): Promise<State> {
  const { stateFolder, redisStateUrl } = config;
  if (redisStateUrl !== null) {
    // Not loaded by a server without Redis.
    const { openRedisState } = await import('./redis-state.js');
    return openRedisState(redisStateUrl, config, plaidNameOf(config.plaid), log);
  }
  const store = stateFolder === null ? createMemoryStateStore() : await openFolder(stateFolder);
  let isStopped = false;
  const sweep = async () => {
    try {
      await store.sweep();
    } catch (error) {
      // A stop ends a sweep in progress.
      if (!isStopped) log.error({ error: describeError(error) }, 'expired state cannot be removed');
    }
  };
  // Also at the start, for servers that never run for an hour.
  void sweep();
  const sweeping = setInterval(sweep, SWEEP_MS).unref();
  return {
    connection: null,
    store,
    processes: onlyProcess(),
    takeOver: (takeOver) => takeOver(),
    sharedCounts: null,
    async stop() {
      isStopped = true;
      clearInterval(sweeping);
      await store.close();
    },
  };
}

async function openFolder(folder: string): Promise<LocalStateStore> {
  // Loaded here, so that a server with its state in memory loads no native module.
  const { openEmbeddedStateStore } = await import('../state/embedded-state-store.js');
  return openEmbeddedStateStore(folder).catch((error: unknown) => {
    if (!(error instanceof StateFolderError)) throw error;
    const remedy = 'set it to a folder that no other process uses, or move this folder away';
    throw new ConfigError(['STATE_DIR', `${error.message}; ${remedy}`]);
  });
}
