/** Writes signs of life to the state in Redis until it is killed. Prints its id. Arguments: the URL of Redis, and the prefix of keys. */
import { parseRedisUrl } from '../../build/redis/redis-address.js';
import { RedisConnection } from '../../build/redis/redis-connection.js';
import { createRedisStateStore } from '../../build/state/redis-state-store.js';
import { SharedProcesses } from '../../build/state/shared-processes.js';

const [url, prefix] = process.argv.slice(2);
const connection = new RedisConnection({
  address: parseRedisUrl(url),
  commandTimeoutMs: 60_000,
  onLost() {},
  onReady() {},
  onRefused() {},
});
await connection.connect();
const processes = new SharedProcesses({
  store: createRedisStateStore({ connection, prefix }),
  onFailure: (error) => {
    throw error;
  },
});
await processes.start();
process.stdout.write(`${processes.id}\n`);
