import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it, jest } from '@jest/globals';
import { BodyBuffer } from '../../../src/plaid/body-buffer.js';
import { createTransport } from '../../../src/plaid/transport.js';

const LENGTH = 32 * 1024 * 1024;
/** The limit of a turn, and the rest of the chunk in which it is reached. */
const MOST_IN_A_TURN = 256 * 1024 + 64 * 1024;

/** Sends as fast as it can, from a thread of its own. */
const UPSTREAM = `
  const { createServer } = require('node:http');
  const { parentPort } = require('node:worker_threads');
  const body = Buffer.alloc(${LENGTH}, 'a');
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('content-length', body.length);
    if (request.url === '/cut') response.write(body.subarray(0, body.length / 2), () => response.destroy());
    else response.end(body);
  });
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  jest.restoreAllMocks();
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function connected() {
  const upstream = new Worker(UPSTREAM, { eval: true });
  cleanups.push(() => upstream.terminate());
  const [port] = (await once(upstream, 'message')) as [number];
  const baseUrl = `http://127.0.0.1:${port}`;
  const transport = createTransport({ baseUrl, headers: {}, maxBytes: LENGTH });
  cleanups.push(() => transport.close(0));
  return { transport };
}

/** The most bytes that a body received between two turns of the event loop. */
function mostInATurn(): () => number {
  let inTurn = 0;
  let most = 0;
  const add = BodyBuffer.prototype.add;
  jest.spyOn(BodyBuffer.prototype, 'add').mockImplementation(function (this: BodyBuffer, chunk) {
    inTurn += chunk.length;
    most = Math.max(most, inTurn);
    add.call(this, chunk);
  });
  let turn: NodeJS.Immediate;
  const next = () => {
    inTurn = 0;
    turn = setImmediate(next);
  };
  next();
  cleanups.push(() => clearImmediate(turn));
  return () => most;
}

it('a large body is read in parts, and between two parts the event loop serves other connections', async () => {
  const { transport } = await connected();
  const most = mostInATurn();
  // The system enlarges the buffers of a connection while it is used.
  for (let read = 0; read < 4; read += 1) {
    const response = await transport.post('/whole', '{}', new AbortController().signal);
    expect(transport.bodyOf(response).equals(Buffer.alloc(LENGTH, 'a'))).toBe(true);
  }
  expect(most()).toBeGreaterThan(0);
  expect(most()).toBeLessThanOrEqual(MOST_IN_A_TURN);
});

it('a body that ends, or a call that is aborted, between two parts fails as at any other time', async () => {
  const { transport } = await connected();
  const cut = transport.post('/cut', '{}', new AbortController().signal);
  await expect(cut).rejects.toThrow('the connection failed');

  const abort = new AbortController();
  const aborted = transport.post('/whole', '{}', abort.signal);
  const add = jest.spyOn(BodyBuffer.prototype, 'add');
  setImmediate(function stop() {
    if (add.mock.calls.length > 4) abort.abort(new Error('enough'));
    else setImmediate(stop);
  });
  await expect(aborted).rejects.toThrow();
  const received = add.mock.calls.length;
  await sleep(50);
  expect(add.mock.calls.length).toBe(received);
});
