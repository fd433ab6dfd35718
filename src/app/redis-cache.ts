import type { Config } from '../config/config.js';
import { InvalidationBus } from '../fleet/invalidation-bus.js';
import type { RedisConnection } from '../redis/redis-connection.js';
import type { SealingEnvironment } from '../sealing/sealed-id.js';
import { createRingSealer } from '../sealing/sealed-value.js';
import { redisPrefixOf } from '../state/redis-state-store.js';

/** Tells the servers of an environment which cached reports have changed. */
export function createInvalidationBus(
  { sealingKeys }: Pick<Config, 'sealingKeys'>,
  environment: SealingEnvironment,
  connection: RedisConnection,
): InvalidationBus {
  return new InvalidationBus({
    connection,
    channel: `${redisPrefixOf(environment)}invalidated`,
    sealer: createRingSealer(sealingKeys, 'invalidation'),
  });
}
