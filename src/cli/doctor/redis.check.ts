import type { Secret } from '../../lib/secret.js';
import type { Check } from './check.js';
import { type Finding, failure, ok, skipped, warning } from './finding.js';

export const redisCheck: Check = {
  name: 'redis',
  async run({ redisStateUrl, redisTimeoutMs }) {
    if (redisStateUrl === null) return skipped('REDIS_STATE_URL is not set: this server shares no state');
    const found = await policiesOf('REDIS_STATE_URL', redisStateUrl, redisTimeoutMs);
    return 'status' in found ? found : findingOf(found.policies);
  },
};

export const redisCacheCheck: Check = {
  name: 'redis cache',
  async run({ redisCacheUrl, redisTimeoutMs }) {
    if (redisCacheUrl === null) return skipped('REDIS_CACHE_URL is not set: this server shares no reports');
    const found = await policiesOf('REDIS_CACHE_URL', redisCacheUrl, redisTimeoutMs);
    return 'status' in found ? found : ok('REDIS_CACHE_URL can be reached');
  },
};

/** The eviction policies of a Redis, null if it does not tell them; or a finding if it cannot be used. */
async function policiesOf(
  setting: string,
  url: Secret,
  timeoutMs: number,
): Promise<Finding | { readonly policies: readonly string[] | null }> {
  // Loaded here, because most set-ups do not need it.
  const { connectOnce, RedisUnusableError } = await import('../../redis/connect-once.js');
  try {
    const connection = await connectOnce(url, timeoutMs);
    const policies = await connection.evictionPolicies().catch(() => null);
    connection.close();
    return { policies };
  } catch (error) {
    if (!(error instanceof RedisUnusableError)) throw error;
    return failure(
      `${setting} ${error.message}`,
      'start Redis, and set the URL, user and password with which this machine reaches it',
    );
  }
}

function findingOf(policies: readonly string[] | null): Finding {
  if (policies === null) {
    return warning(
      'the maxmemory-policy of REDIS_STATE_URL cannot be read',
      'allow its user INFO, or make sure that the policy is noeviction',
    );
  }
  const evicting = policies.find((policy) => policy !== 'noeviction');
  return evicting === undefined
    ? ok('REDIS_STATE_URL can be reached, and does not evict')
    : failure(
        `the maxmemory-policy of REDIS_STATE_URL is ${evicting}, which may evict state`,
        'set it to noeviction',
      );
}
