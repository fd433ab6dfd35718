import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { createInFlight } from '../../src/http/in-flight.js';
import { createHttpServer } from '../../src/http/server.js';

/** Short for the tests. They assert the end of a connection, but not its time, because a machine may be slow. */
const LIMIT_MS = 300;

let server: FastifyInstance;
let port: number;
let handled = 0;
const create = (requestTimeoutMs?: number) =>
  createHttpServer({
    inFlight: createInFlight({ maxInFlight: 100, maxLoopDelayMs: 100_000, loopDelayMs: () => 0 }),
    graphql: async (_request, reply) => {
      handled += 1;
      return reply.send({});
    },
    pages: null,
    download: async (_request, reply) => reply.send('file'),
    webhook: async () => ({ status: 200, reason: null }),
    authentication: async () => {},
    rateLimitPerMinute: 0,
    cors: { origins: [], loopback: false, publicOrigin: null },
    hostNames: null,
    log: pino({ level: 'silent' }),
    ...(requestTimeoutMs !== undefined && { requestTimeoutMs }),
  });

beforeAll(async () => {
  server = await create(LIMIT_MS);
  await server.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = server.server.address() as AddressInfo);
});
afterAll(async () => {
  server.server.closeAllConnections();
  await server.close();
});

/** Sends text on a new connection, and returns everything received until the server closes it. */
async function untilEnded(sent: string, more: (socket: Socket) => void): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let received = '';
  socket.setEncoding('utf8').on('data', (text: string) => {
    received += text;
  });
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(sent);
  more(socket);
  const ended = new Promise<void>((resolve) => {
    socket.once('end', resolve).once('close', resolve);
  });
  await ended;
  socket.destroy();
  return received;
}

/** Sends one byte after another. */
function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('a'), 20);
  socket.once('end', () => clearInterval(timer)).once('close', () => clearInterval(timer));
}

const nothing = () => {};
const endSide = (socket: Socket) => void socket.end();

const HEAD = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

describe('the server closes a connection at the limit if', () => {
  it.each<[string, string, (socket: Socket) => void]>([
    ['nothing is sent', '', nothing],
    ['the headers stop', HEAD, nothing],
    ['the headers never end', `${HEAD}x-a: `, drip],
    ['the body stops', `${HEAD}Content-Length: 1000\r\n\r\n{`, nothing],
    ['the body never ends', `${HEAD}Content-Length: 100000\r\n\r\n{`, drip],
    ['the chunks of a body stop', `${HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`, nothing],
    ['the client has ended its side within the headers', HEAD, endSide],
    ['the client has ended its side within the body', `${HEAD}Content-Length: 1000\r\n\r\n{`, endSide],
  ])('%s', async (_what, sent, more) => {
    const received = await untilEnded(sent, more);
    expect(received).toMatch(/^$|^HTTP\/1\.1 40[08] /);
    expect(handled).toBe(0);
  });
});

it('the default limit is 30 s, and connections are closed within 5 s of it', async () => {
  const running = await create();
  const { requestTimeout, headersTimeout } = running.server;
  expect([requestTimeout, headersTimeout]).toEqual([30_000, 30_000]);
  expect(Reflect.get(running.server, 'connectionsCheckingInterval')).toBeLessThan(5_000);
  await running.close();
});
