import { afterAll, beforeAll } from '@jest/globals';
import { describeWithRedis, startRedisCluster, type TestCluster } from '../support/redis.js';
import { openRedisState } from '../support/redis-state.js';
import { testSharedReports } from '../support/shared-reports-contract.js';
import { testStateStore } from '../support/state-store-contract.js';

describeWithRedis('with a Redis Cluster', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await startRedisCluster();
  });
  afterAll(() => cluster.stop());

  testStateStore('a state store in a Redis Cluster', () => openRedisState(cluster.url));

  testSharedReports('in a Redis Cluster', () => cluster);
});
