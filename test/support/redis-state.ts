import { randomUUID } from 'node:crypto';
import { parseRedisUrl } from '../../src/redis/redis-address.js';
import { RedisConnection } from '../../src/redis/redis-connection.js';
import { createRedisStateStore } from '../../src/state/redis-state-store.js';
import type { StateStore } from '../../src/state/state-store.js';
import { given } from './given.js';
import type { StoreUnderTest } from './state-store-contract.js';

/** Long enough for slow machines. Tests of timeouts set less. */
const COMMAND_TIMEOUT_MS = 60_000;

/** A process with a connection of its own, as a server has it. */
export interface RedisUser {
  readonly connection: RedisConnection;
  readonly store: StateStore;
  /** What became of the connection: `ready` or `lost`. */
  readonly events: readonly string[];
  stop(): Promise<void>;
}

export async function connectToRedis(
  url: string,
  { prefix = 'test:', now = Date.now, commandTimeoutMs = COMMAND_TIMEOUT_MS } = {},
): Promise<RedisUser> {
  const events: string[] = [];
  const connection = new RedisConnection({
    address: given(parseRedisUrl(url), 'an address'),
    commandTimeoutMs,
    onLost: () => events.push('lost'),
    onReady: () => events.push('ready'),
    onRefused() {},
  });
  await connection.connect();
  const store = createRedisStateStore({ connection, prefix, now });
  return {
    connection,
    store,
    events,
    async stop() {
      await store.close();
      connection.close();
    },
  };
}

/** A new, empty part of a Redis, for the contract of state stores. */
export async function openRedisState(url: string): Promise<StoreUnderTest> {
  let now = 1_000_000;
  const prefix = `${randomUUID()}:`;
  const open = () => connectToRedis(url, { prefix, now: () => now });
  let user = await open();
  return {
    get store() {
      return user.store;
    },
    advance(ms) {
      now += ms;
    },
    async maintain() {
      await user.stop();
      user = await open();
    },
    dispose: () => user.stop(),
  };
}
