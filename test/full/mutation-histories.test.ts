import { expect, it } from '@jest/globals';
import { startSandbox } from 'creditgraph-sandbox';
import { startKilledServer } from '../support/killed-server.js';
import { runHistories } from '../support/mutation-histories.js';

const HISTORIES = 40;
const SETTLED_SHARE = 0.9;

it('histories with kill -9 have one effect for each key, and what was acknowledged is known after the restart', async () => {
  const sandbox = await startSandbox({ seed: 'killed', now: new Date(), reportDelayMs: 0 });
  const server = await startKilledServer(sandbox, { UPSTREAM_CREATE_MS: '300', UPSTREAM_REFRESH_MS: '300' });
  try {
    const counts = await runHistories({
      sandbox,
      server,
      seed: 9,
      isOpen: ({ histories }) => histories < HISTORIES,
      settleMs: 60_000,
    });
    expect([counts.doubled, counts.forgotten]).toEqual([0, 0]);
    expect(Math.min(counts.kills, counts.replays, counts.unknown, counts.lost)).toBeGreaterThan(5);
    expect(counts.settled / counts.lost).toBeGreaterThanOrEqual(SETTLED_SHARE);
  } finally {
    await server.stop();
    await sandbox.stop();
  }
}, 300_000);
