import type { Logger } from 'pino';
import { type Config, ConfigError } from '../config/config.js';
import { plaidNameOf } from '../config/plaid-config.js';
import { InvalidationBus, type LocalCache } from '../fleet/invalidation-bus.js';
import { ReportNames } from '../fleet/report-names.js';
import { type SharedReportEvent, SharedReports } from '../fleet/shared-reports.js';
import type { Secret } from '../lib/secret.js';
import type { ChooseClient } from '../plaid/clients.js';
import { parseRedisUrl, REDIS_URL_RULE } from '../redis/redis-address.js';
import { RedisConnection } from '../redis/redis-connection.js';
import type { Invalidation } from '../reports/report-store.js';
import type { SharedBytes } from '../reports/shared-bytes.js';
import { createRingSealer } from '../sealing/sealed-value.js';
import { redisPrefixOf } from '../state/redis-state-store.js';

/** What servers with the same Redis tell each other about reports. */
export interface SharedCache {
  /** Null without `REDIS_CACHE_URL`. */
  readonly reports: SharedBytes | null;
  /** Counts of events of shared reports since the start; none without `REDIS_CACHE_URL`. */
  readonly counters: Readonly<Partial<Record<SharedReportEvent, number>>>;
  publish(invalidation: Invalidation): void;
  /** Begins to receive what other servers have invalidated. */
  start(cache: LocalCache): Promise<void>;
  stop(): void;
}

export interface SharedCacheOptions {
  readonly chooseClient: ChooseClient;
  /** The connection to the state, which carries the messages without `REDIS_CACHE_URL`. */
  readonly stateConnection: RedisConnection | null;
  readonly log: Logger;
}

/**
 * Opens what servers share about reports. If Redis cannot be reached, the server starts without it. Null without Redis.
 *
 * @throws {ConfigError} when REDIS_CACHE_URL has another form.
 */
export async function openSharedCache(
  { redisCacheUrl, redisTimeoutMs, sealingKeys, plaid }: Config,
  { chooseClient, stateConnection, log }: SharedCacheOptions,
): Promise<SharedCache | null> {
  const own = redisCacheUrl === null ? null : await connect(redisCacheUrl, redisTimeoutMs, log);
  const connection = own ?? stateConnection;
  if (connection === null) return null;
  const prefix = redisPrefixOf(plaidNameOf(plaid));
  const counters = { hit: 0, miss: 0, wait: 0, damaged: 0, failed: 0 };
  const reports =
    own &&
    new SharedReports({
      connection: own,
      names: new ReportNames({
        prefix,
        keys: sealingKeys,
        clientOf: (tenant, role) => {
          const client = chooseClient({ tenant, role });
          return client === null ? [] : [client.baseUrl, client.clientId];
        },
      }),
      sealer: createRingSealer(sealingKeys, 'shared-report-encryption'),
      channel: `${prefix}read`,
      onEvent: (event) => {
        counters[event] += 1;
      },
    });
  const bus = new InvalidationBus({
    connection,
    channel: `${prefix}invalidated`,
    sealer: createRingSealer(sealingKeys, 'invalidation'),
    removal: reports?.removal ?? null,
  });
  return {
    reports,
    counters: own === null ? {} : counters,
    publish: (invalidation) => bus.publish(invalidation),
    start: (cache) => bus.start(cache),
    stop() {
      bus.stop();
      reports?.stop();
      own?.close();
    },
  };
}

async function connect(url: Secret, commandTimeoutMs: number, log: Logger): Promise<RedisConnection> {
  const address = parseRedisUrl(url.reveal());
  if (address === null) throw new ConfigError(['REDIS_CACHE_URL', REDIS_URL_RULE]);
  let isStarted = false;
  const connection = new RedisConnection({
    address,
    commandTimeoutMs,
    onLost: (error) =>
      log.error({ reason: error.message }, 'Redis of the cache cannot be reached; it is tried again'),
    onRefused: (refusal) => log.error(refusal, 'Redis of the cache refuses a command'),
    onReady: () => {
      if (isStarted) log.info('Redis of the cache can be reached');
    },
  });
  await connection.connect();
  isStarted = true;
  return connection;
}
