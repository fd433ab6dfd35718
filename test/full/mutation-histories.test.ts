import { expect, it } from '@jest/globals';
import { startSandbox } from 'creditgraph-sandbox';
import { startFaultProxy } from '../support/fault-proxy.js';
import { startKilledServer } from '../support/killed-server.js';
import { runHistories } from '../support/mutation-histories.js';

const SEED = 9;
const HISTORIES = 40;
const SETTLED_SHARE = 0.9;

it('histories with kill -9 have one effect for each key, and what was acknowledged is known after the restart', async () => {
  const sandbox = await startSandbox({ seed: 'killed', now: new Date(), reportDelayMs: 0 });
  const proxy = await startFaultProxy({ upstream: sandbox.url, seed: SEED });
  const server = await startKilledServer(sandbox, {
    PLAID_BASE_URL: proxy.url,
    UPSTREAM_CREATE_MS: '300',
    UPSTREAM_REFRESH_MS: '300',
  });
  try {
    const counts = await runHistories({
      sandbox,
      proxy,
      server,
      seed: SEED,
      isOpen: ({ histories }) => histories < HISTORIES,
      settleMs: 60_000,
    });
    expect([counts.doubled, counts.forgotten]).toEqual([0, 0]);
    expect(Math.min(counts.kills, counts.replays, counts.unknown)).toBeGreaterThan(5);
    expect(counts.lost).toBeGreaterThan(0);
    expect(counts.settled / counts.lost).toBeGreaterThanOrEqual(SETTLED_SHARE);
  } finally {
    await server.stop();
    await proxy.stop();
    await sandbox.stop();
  }
}, 300_000);
