import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { type FaultProxy, startFaultProxy } from '../test/support/fault-proxy.js';
import { isRedisInstalled, startRedis } from '../test/support/redis-server.js';
import { type Replicas, startReplicas } from '../test/support/replicas.js';
import { pageOf } from './operations.js';
import type { Soak } from './scenario.js';

/** Short, so that a call that hangs does not take the time of the run. */
const TIMEOUTS = { UPSTREAM_CREATE_MS: '300', UPSTREAM_REFRESH_MS: '300' };

/** Two replicas with two Redis servers, behind a balancer, and what they call. */
export interface FleetStack {
  readonly soak: Soak;
  readonly sandbox: Sandbox;
  /** Between the replicas and the sandbox. */
  readonly proxy: FaultProxy;
  readonly replicas: Replicas;
}

/** Starts a fleet and stops it after the work, also when a part of it does not start. */
export async function withFleet<T>(soak: Soak, work: (stack: FleetStack) => Promise<T>): Promise<T> {
  if (!isRedisInstalled) throw new Error('redis-server is not installed');
  const cleanups: (() => Promise<void>)[] = [];
  const failures: unknown[] = [];
  const result = await start(soak, work, cleanups).catch((error: unknown) => {
    failures.push(error);
    return null;
  });
  for (const cleanup of cleanups.reverse()) await cleanup().catch((error: unknown) => failures.push(error));
  // The first one is the cause: a replica that could not be started cannot be stopped either.
  if (result === null || failures.length > 0) throw failures[0];
  return result.value;
}

async function start<T>(
  soak: Soak,
  work: (stack: FleetStack) => Promise<T>,
  cleanups: (() => Promise<void>)[],
): Promise<{ readonly value: T }> {
  const state = await startRedis();
  cleanups.push(state.stop);
  const cache = await startRedis('--maxmemory-policy', 'allkeys-lru');
  cleanups.push(cache.stop);
  const sandbox = await startSandbox({ seed: `soak-${soak.seed}`, now: new Date(), reportDelayMs: 0 });
  cleanups.push(sandbox.stop);
  const proxy = await startFaultProxy({ upstream: sandbox.url, seed: soak.seed });
  cleanups.push(proxy.stop);
  const replicas = await startReplicas({
    sandbox,
    settings: {
      ...TIMEOUTS,
      PLAID_BASE_URL: proxy.url,
      REDIS_STATE_URL: state.url,
      REDIS_CACHE_URL: cache.url,
    },
    operations: [pageOf('').query],
  });
  cleanups.push(replicas.stop);
  return { value: await work({ soak, sandbox, proxy, replicas }) };
}
