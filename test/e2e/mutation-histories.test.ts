import { expect, it } from '@jest/globals';
import { startSandbox } from 'creditgraph-sandbox';
import { startFaultProxy } from '../support/fault-proxy.js';
import { later } from '../support/later.js';
import { type HistoryAnswer, type HistoryServer, runHistories } from '../support/mutation-histories.js';
import { isFull } from '../support/runs.js';
import { startTestApp } from '../support/test-app.js';

const SEED = 18;
/** Of a call. Less than a read before a call may take, which is not lost then when a call of another mutation is ended. */
const TIMEOUT_MS = 3_000;

it('random histories of mutations have one effect for each key, and what was acknowledged stays known', async () => {
  const sandbox = await startSandbox({ seed: 'histories', now: new Date(), reportDelayMs: 0 });
  // No time passes while a call is held: the clock is moved to its timeout.
  const proxy = await startFaultProxy({
    upstream: sandbox.url,
    seed: SEED,
    onHeld: () => later(TIMEOUT_MS),
  });
  const app = await startTestApp({
    PLAID_BASE_URL: proxy.url,
    PLAID_CLIENT_ID: sandbox.clients.ours.clientId,
    PLAID_SECRET: sandbox.clients.ours.secret,
    PLAID_ENV: 'sandbox',
    UPSTREAM_CREATE_MS: String(TIMEOUT_MS),
    UPSTREAM_REFRESH_MS: String(TIMEOUT_MS),
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
    sandbox,
    proxy,
    server,
    seed: SEED,
    // A moved clock ends what is held, and nothing of another mutation.
    isSequential: true,
    isOpen: ({ histories }) => histories < (isFull ? 10 : 3),
    settleMs: 60_000,
  });
  await app.stop();
  await proxy.stop();
  await sandbox.stop();
  expect([counts.doubled, counts.forgotten]).toEqual([0, 0]);
  // The histories do not miss what they are for. Whether reads can settle a lost mutation depends on their timing.
  expect(Math.min(counts.effects, counts.acknowledged, counts.replays, counts.unknown)).toBeGreaterThan(0);
  expect(counts.settled).toBe(counts.lost);
});
