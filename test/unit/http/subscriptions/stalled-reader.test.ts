import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../../../support/eventually.js';
import { fakeTimers, turnsUntil } from '../../../support/fake-timers.js';
import { NOTES } from '../../../support/notes.js';
import { openGraphSocket } from '../../../support/raw-socket.js';
import { openRawStream } from '../../../support/raw-stream.js';
import { isFull } from '../../../support/runs.js';
import { type SubscriptionServer, startSubscriptionServer } from '../../../support/subscription-server.js';

let server: SubscriptionServer;
beforeEach(async () => {
  server = await startSubscriptionServer();
});
afterEach(async () => {
  jest.useRealTimers();
  await server.stop();
  expect(server.open).toEqual({ websocket: 0, sse: 0, multipart: 0 });
});

const TEXT = 'x'.repeat(512 * 1_024);

const openStream = (accept: string) => async () => {
  const stream = await openRawStream(server.port, { body: { query: NOTES }, headers: { accept } });
  return { pause: stream.pause, received: () => stream.text.length, close: stream.close };
};
const TRANSPORTS = {
  sse: openStream('text/event-stream'),
  multipart: openStream('multipart/mixed'),
  websocket: async () => {
    const { socket } = await openGraphSocket(server.port);
    let length = 0;
    socket.on('message', (data) => {
      length += String(data).length;
    });
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: NOTES } }));
    return { pause: () => socket.pause(), received: () => length, close: () => socket.terminate() };
  },
} as const;

/** More than the buffers of the operating system hold. */
const [FEW, MANY] = [40, 120];

describe.each(Object.keys(TRANSPORTS) as (keyof typeof TRANSPORTS)[])('over %s', (transport) => {
  const readers = [
    ['takes nothing for 10 s', FEW, 10_000],
    ['leaves 64 events and takes nothing for a second', MANY, 1_000],
  ] as const;
  // The second writes 60 MB: over one transport here, over all in test:full.
  it.each(transport === 'websocket' || isFull ? readers : readers.slice(0, 1))(
    'a reader that %s is dropped, and another one gets all events meanwhile',
    async (_what, events, ms) => {
      const stalled = await TRANSPORTS[transport]();
      const reader = await TRANSPORTS[transport]();
      await eventually('both streams', async () => (server.open[transport] === 2 ? true : null));
      stalled.pause();
      fakeTimers();
      for (let sent = 0; sent < events; sent += 1) server.notes.publish(TEXT);
      const length = events * TEXT.length;
      await turnsUntil(() => reader.received() > length);
      expect(stalled.received()).toBeLessThan(length / 2);
      jest.advanceTimersByTime(ms - 1);
      expect(server.counts.dropped).toEqual([]);
      jest.advanceTimersByTime(1);
      expect(server.counts.dropped).toEqual([transport]);
      await turnsUntil(() => server.open[transport] === 1);
      reader.close();
      stalled.close();
      await turnsUntil(() => server.open[transport] === 0);
    },
  );
});
