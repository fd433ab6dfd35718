import { expect, it } from '@jest/globals';
import { type HistoryAnswer, type HistoryServer, runHistories } from '../support/mutation-histories.js';
import { startTestApp } from '../support/test-app.js';

it('random histories of mutations have one effect for each key, and what was acknowledged stays known', async () => {
  const app = await startTestApp({
    UPSTREAM_CREATE_MS: '1000',
    UPSTREAM_REFRESH_MS: '1000',
    SANDBOX_REPORT_DELAY_MS: '0',
  });
  const server: HistoryServer = {
    kill: null,
    send: async (query, variables, signal) => {
      const response = await fetch(app.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...app.authorization },
        body: JSON.stringify({ query, variables }),
        ...(signal !== undefined && { signal }),
      });
      return (await response.json()) as HistoryAnswer;
    },
  };
  const counts = await runHistories({
    sandbox: app.sandbox,
    server,
    seed: 18,
    isOpen: ({ histories }) => histories < 4,
    settleMs: 10_000,
  });
  await app.stop();
  expect([counts.doubled, counts.forgotten]).toEqual([0, 0]);
  // The histories do not miss what they are for. Whether reads can settle a lost mutation depends on their timing.
  expect(Math.min(counts.effects, counts.acknowledged, counts.replays, counts.unknown)).toBeGreaterThan(0);
  expect(counts.settled).toBe(counts.lost);
});
