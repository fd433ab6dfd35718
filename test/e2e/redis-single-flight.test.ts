import { afterAll, beforeAll } from '@jest/globals';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis.js';
import { testSharedReports } from '../support/shared-reports-contract.js';

describeWithRedis('with one Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  testSharedReports('in one Redis', () => redis);
});
