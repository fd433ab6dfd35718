import type { Check } from './check.js';
import { type Finding, failure, ok, skipped, warning } from './finding.js';

export const redisCheck: Check = {
  name: 'redis',
  async run({ redisStateUrl, redisTimeoutMs }) {
    if (redisStateUrl === null) return skipped('REDIS_STATE_URL is not set: this server shares no state');
    // Loaded here, because most set-ups do not need it.
    const { connectOnce, RedisUnusableError } = await import('../../redis/connect-once.js');
    try {
      const connection = await connectOnce(redisStateUrl, redisTimeoutMs);
      const policies = await connection.evictionPolicies().catch(() => null);
      connection.close();
      return findingOf(policies);
    } catch (error) {
      if (!(error instanceof RedisUnusableError)) throw error;
      return failure(
        `REDIS_STATE_URL ${error.message}`,
        'start Redis, and set the URL, user and password with which this machine reaches it',
      );
    }
  },
};

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
