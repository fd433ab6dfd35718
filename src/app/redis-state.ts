import { createHmac } from 'node:crypto';
import type { Logger } from 'pino';
import { type Config, ConfigError } from '../config/config.js';
import type { PlaidName } from '../config/plaid-config.js';
import type { SealingKey } from '../config/sealing-keys.js';
import type { SharedCounts } from '../http/rate-limit.js';
import { describeError } from '../lib/describe-error.js';
import type { Secret } from '../lib/secret.js';
import { parseRedisUrl, REDIS_URL_RULE } from '../redis/redis-address.js';
import { RedisConnection } from '../redis/redis-connection.js';
import { deriveKey } from '../sealing/derive-key.js';
import { createRedisStateStore, redisPrefixOf } from '../state/redis-state-store.js';
import { SharedProcesses } from '../state/shared-processes.js';

/**
 * Opens the state in Redis. If Redis cannot be reached, the server starts without it.
 *
 * @throws {ConfigError} when the URL has another form, or when Redis may evict keys.
 */
export async function openRedisState(
  url: Secret,
  { redisTimeoutMs, sealingKeys }: Pick<Config, 'redisTimeoutMs' | 'sealingKeys'>,
  plaidName: PlaidName,
  log: Logger,
) {
  const address = parseRedisUrl(url.reveal());
  if (address === null) throw new ConfigError(['REDIS_STATE_URL', REDIS_URL_RULE]);
  let isStarted = false;
  const connection = new RedisConnection({
    address,
    commandTimeoutMs: redisTimeoutMs,
    onLost: (error) =>
      log.error({ reason: error.message }, 'Redis of the state cannot be reached; it is tried again'),
    onRefused: (refusal) => log.error(refusal, 'Redis of the state refuses a command'),
    onReady: () => {
      if (!isStarted) return;
      log.info('Redis of the state can be reached');
      evictingPolicy(connection, log).then(
        (policy) => policy !== null && log.error(`REDIS_STATE_URL: ${policyRule(policy)}`),
      );
    },
  });
  const policy = (await connection.connect()) ? await evictingPolicy(connection, log) : null;
  isStarted = true;
  if (policy !== null) {
    connection.close();
    throw new ConfigError(['REDIS_STATE_URL', policyRule(policy)]);
  }
  const prefix = redisPrefixOf(plaidName);
  const store = createRedisStateStore({ connection, prefix });
  const processes = new SharedProcesses({
    store,
    onFailure: (error) =>
      log.error(
        { error: describeError(error) },
        'the heartbeat of this process cannot be written, or the work of an ended one cannot be taken over',
      ),
  });
  await processes.start();
  return {
    connection,
    store,
    processes,
    takeOver: (takeOver: () => Promise<void>) => processes.takeOver(takeOver),
    sharedCounts: sharedCounts(connection, prefix, sealingKeys),
    async stop() {
      await processes.stop();
      await store.close();
      connection.close();
    },
  };
}

function policyRule(policy: string): string {
  return `its maxmemory-policy is ${policy}, which may evict state; set it to noeviction`;
}

/** A policy under which Redis may evict keys; null when there is none, or when Redis does not tell. */
async function evictingPolicy(connection: RedisConnection, log: Logger): Promise<string | null> {
  try {
    const policies = await connection.evictionPolicies();
    return policies.find((policy) => policy !== 'noeviction') ?? null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : null;
    log.warn({ reason }, 'the maxmemory-policy of REDIS_STATE_URL cannot be read; it must be noeviction');
    return null;
  }
}

function sharedCounts(
  { client }: RedisConnection,
  prefix: string,
  [first]: readonly SealingKey[],
): SharedCounts | null {
  if (first === undefined) return null;
  const key = deriveKey(first, 'rate-limit-name');
  return {
    redis: client,
    nameSpace: `${prefix}rate:`,
    nameOf: (caller) => createHmac('sha256', key).update(caller).digest('base64url'),
  };
}
