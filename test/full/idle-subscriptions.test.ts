import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { NOTES } from '../support/notes.js';
import { type SubscriptionServer, startSubscriptionServer } from '../support/subscription-server.js';

const script = new URL('../support/idle-clients.js', import.meta.url).pathname;

const COUNT = 1_000;
const MAX_BYTES = 60_000_000;

setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

let server: SubscriptionServer;
beforeAll(async () => {
  server = await startSubscriptionServer({ limits: { maxSocketsPerCaller: COUNT } });
});
afterAll(() => server.stop());

/** The memory of this process, with the server, after what sockets release meanwhile. */
async function residentBytes(): Promise<number> {
  gc();
  await sleep(1_000);
  gc();
  return process.memoryUsage().rss;
}

type Transport = keyof SubscriptionServer['open'];

/** The clients are another process. */
async function openIdle(transport: Transport, count: number): Promise<() => Promise<void>> {
  const clients = spawn(process.execPath, [script, String(server.port), transport, String(count), NOTES], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(clients.stdout, 'data');
  await eventually('all subscriptions', async () => (server.open[transport] === count ? true : null));
  return async () => {
    clients.stdin.end();
    await eventually('the end of them', async () => (server.open[transport] === 0 ? true : null));
  };
}

it.each<Transport>(['sse', 'multipart', 'websocket'])(
  '1,000 idle subscriptions over %s take less than 60 MB',
  async (transport) => {
    const close = await openIdle(transport, COUNT / 10);
    await close();
    const before = await residentBytes();
    const closeAll = await openIdle(transport, COUNT);
    const taken = (await residentBytes()) - before;
    process.stdout.write(`1,000 idle subscriptions over ${transport}: ${(taken / 1e6).toFixed(1)} MB\n`);
    expect(taken).toBeLessThan(MAX_BYTES);
    await closeAll();
  },
);
