import { afterAll, beforeAll } from '@jest/globals';
import { describeWithRedis, startRedis, type TestRedis } from '../../support/redis.js';
import { openRedisState } from '../../support/redis-state.js';
import { testStateStore } from '../../support/state-store-contract.js';

describeWithRedis('with Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  testStateStore('a state store in Redis', () => openRedisState(redis.url));
});
