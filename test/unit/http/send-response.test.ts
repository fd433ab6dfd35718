import { Agent, request as httpRequest } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { sendResponse } from '../../../src/http/send-response.js';
import { EncodableResponse } from '../../../src/responses/encodable-response.js';
import { eventually } from '../../support/eventually.js';
import { given } from '../../support/given.js';
import { type Held, held } from '../../support/held.js';

/** For clients that stop reading. They are disconnected even on a slow machine. */
const SHORT_MS = 300;
/** For clients that read. Much longer than their pause between two reads. */
const LONG_MS = 2_000;
const LENGTH = 40_000_000;
const large = new EncodableResponse(200, { 'content-type': 'application/json' }, Buffer.alloc(LENGTH, 'a'));
/** Its only reader is the response to `/once`. */
const freed = new EncodableResponse(200, {}, Buffer.alloc(LENGTH, 'a'));
/** Sent in five pieces. */
const LONG_LENGTH = 9_000_000;
const numbered = Buffer.from(Uint32Array.from({ length: LONG_LENGTH / 4 }, (_, index) => index).buffer);
const small = new EncodableResponse(200, {}, Buffer.alloc(10_000, 'a'));

let server: FastifyInstance;
let pieced: EncodableResponse;
let port: number;
/** The pieces that wait for their turn. */
let waiting: Held<void>[] = [];
const turns = {
  next() {
    const turn = held();
    waiting.push(turn);
    return turn.promise;
  },
};
/** The number of large responses since the start of the test. */
let begun = 0;
beforeEach(() => {
  begun = 0;
  waiting = [];
});
beforeAll(async () => {
  server = fastify();
  server.get('/large', (request, reply) => {
    begun += 1;
    large.retain();
    return sendResponse(request, reply, large, { stallMs: SHORT_MS });
  });
  server.get('/patient', (request, reply) => {
    large.retain();
    return sendResponse(request, reply, large, { stallMs: LONG_MS });
  });
  server.get('/long', (request, reply) => {
    pieced = new EncodableResponse(200, {}, Buffer.from(numbered));
    return sendResponse(request, reply, pieced, { turns });
  });
  server.get('/once', (request, reply) => sendResponse(request, reply, freed, { stallMs: LONG_MS }));
  server.get('/small', (request, reply) => sendResponse(request, reply, small, { stallMs: SHORT_MS }));
  server.get('/slow', async (_request, reply) => {
    await sleep(LONG_MS + 200);
    return reply.send('slow');
  });
  await server.listen({ port: 0 });
  port = (server.server.address() as AddressInfo).port;
});
afterAll(() => server.close());

const nobodyConnected = () =>
  eventually('no connection', async () => {
    const open = await new Promise((resolve) =>
      server.server.getConnections((_error, count) => resolve(count)),
    );
    return open === 0 || null;
  });

/** A client that sends requests, and reads nothing until the test lets it. */
function silent(requests: string): Socket {
  const socket = connect(port);
  socket.on('error', () => {});
  socket.pause();
  socket.write(requests);
  return socket;
}

const get = (path: string, headers = '') => `GET ${path} HTTP/1.1\r\nHost: a\r\n${headers}\r\n`;

async function fetched(path: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest({ port, path, agent }, (response) => {
      let length = 0;
      response.on('data', (chunk: Buffer) => {
        length += chunk.length;
      });
      response.on('end', () => resolve(length));
    })
      .on('error', reject)
      .end();
  });
}

describe('a client that stops reading', () => {
  it('is disconnected, and its response is freed', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const clients = Array.from({ length: 20 }, () => silent(get('/large')));
    await eventually('twenty answers on their way', async () => begun === clients.length || null);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(LENGTH / 4);
    await nobodyConnected();
    for (const client of clients) client.destroy();
  });

  it('is disconnected even if it has sent more requests', async () => {
    const client = silent(get('/small') + get('/large').repeat(3));
    await eventually('a large answer on its way', async () => begun > 0 || null);
    await nobodyConnected();
    client.destroy();
  });
});

describe('a client that reads', () => {
  it('slowly receives its whole response', async () => {
    const client = silent(get('/patient', 'Connection: close\r\n'));
    let length = 0;
    client.on('data', (chunk) => {
      length += chunk.length;
      if (length % 5_000_000 > chunk.length) return;
      client.pause();
      setTimeout(() => client.resume(), LONG_MS / 6);
    });
    client.resume();
    await new Promise((resolve) => client.on('close', resolve));
    expect(length).toBeGreaterThan(LENGTH);
  });

  it('may wait longer than the limit between two responses on one connection', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect(await fetched('/patient', agent)).toBe(LENGTH);
    expect(await fetched('/slow', agent)).toBe(4);
    agent.destroy();
  });
});

describe('the memory of a large response', () => {
  const memory = async () => (await freed.encoded('identity')).body.length;

  it('is freed when the client has read all of it, without a garbage collection', async () => {
    const client = silent(get('/once', 'Connection: close\r\n'));
    await sleep(SHORT_MS);
    expect(await memory()).toBe(LENGTH);
    const chunks: Buffer[] = [];
    client.on('data', (chunk: Buffer) => chunks.push(chunk));
    client.resume();
    await new Promise((resolve) => client.on('close', resolve));
    const body = Buffer.concat(chunks).subarray(-LENGTH);
    expect(body.equals(Buffer.alloc(LENGTH, 'a'))).toBe(true);
    await eventually('no memory', async () => (await memory()) === 0 || null);
  });
});

describe('a long response', () => {
  const nextPiece = () => eventually('a piece that waits', async () => waiting.shift());

  it('is sent in pieces, each in its turn', async () => {
    const asked = fetch(`http://127.0.0.1:${port}/long`, { headers: { 'accept-encoding': 'identity' } });
    (await nextPiece()).resolve();
    const response = await asked;
    const reader = given(response.body, 'a body').getReader();
    const received: Buffer[] = [];
    const length = () => received.reduce((sum, { length }) => sum + length, 0);
    for (const sent of [2_000_000, 4_000_000, 6_000_000, 8_000_000, LONG_LENGTH]) {
      if (sent > 2_000_000) (await nextPiece()).resolve();
      while (length() < sent) received.push(Buffer.from(given((await reader.read()).value, 'bytes')));
      expect(length()).toBe(sent);
    }
    expect((await reader.read()).done).toBe(true);
    expect(response.headers.get('content-length')).toBe(String(LONG_LENGTH));
    expect(Buffer.concat(received).equals(numbered)).toBe(true);
    expect(waiting).toEqual([]);
  });

  it('ends when the client disconnects, and its memory is freed', async () => {
    const client = silent(get('/long'));
    client.resume();
    (await nextPiece()).resolve();
    const next = await nextPiece();
    client.destroy();
    await eventually('no memory', async () => (await pieced.encoded('identity')).body.length === 0 || null);
    next.resolve();
    await sleep(1);
    expect(waiting).toEqual([]);
  });
});

describe('the encoding', () => {
  it.each([
    ['gzip, br', 'br'],
    ['gzip;q=1, br;q=0.1', 'br'],
    ['*', 'br'],
    ['*;q=0', null],
    ['*;q=0, gzip', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['identity;q=0, gzip', 'gzip'],
    ['identity;q=0', null],
    ['BR', 'br'],
    ['', null],
    [';;,,q=', null],
  ])('for a client that accepts %j is %j', async (accepted, used) => {
    const response = await server.inject({ url: '/small', headers: { 'accept-encoding': accepted } });
    expect(response.headers['content-encoding'] ?? null).toBe(used);
    expect(response.headers.vary).toBe('accept-encoding');
  });
});
