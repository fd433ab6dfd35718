import { describe, expect, it } from '@jest/globals';
import { isRedisInstalled } from './redis-server.js';

export {
  startRedis,
  startRedisCluster,
  startRedisClusterWithReplica,
  type TestCluster,
  type TestClusterWithReplica,
  type TestRedis,
} from './redis-server.js';

/** Tests that need the program redis-server. Where it is not installed, one test says that they are left out, and fails in CI. */
export function describeWithRedis(name: string, tests: () => void): void {
  if (isRedisInstalled) describe(name, tests);
  else {
    it(`${name}: left out, because redis-server is not installed`, () => {
      expect(process.env.CI).toBeUndefined();
    });
  }
}
