import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { eventually } from '../../../support/eventually.js';
import { fakeTimers } from '../../../support/fake-timers.js';
import { NOTES } from '../../../support/notes.js';
import { openGraphSocket, openRawSocket, refusedUpgrade } from '../../../support/raw-socket.js';
import {
  NOTES_HASH,
  principalOf,
  type SubscriptionServer,
  type SubscriptionServerOptions,
  startSubscriptionServer,
} from '../../../support/subscription-server.js';

let server: SubscriptionServer;
const start = async (options: SubscriptionServerOptions) => {
  await server.stop();
  server = await startSubscriptionServer(options);
};
beforeEach(async () => {
  server = await startSubscriptionServer();
});
afterEach(async () => {
  jest.useRealTimers();
  await server.stop();
  expect(server.open).toEqual({ websocket: 0, sse: 0, multipart: 0 });
  expect(server.faults).toEqual([]);
});

const PAGE = 'https://app.example.com';
const subscribe = (id: string, payload: object = { query: NOTES }) => ({ id, type: 'subscribe', payload });
const subscribed = (count: number) =>
  eventually(`${count} subscriptions`, async () => (server.open.websocket === count ? true : null));
const codeOf = (message: unknown) =>
  (message as { payload: [{ extensions: { code: string } }] }).payload[0].extensions.code;

describe('the opening of a WebSocket', () => {
  it('is refused with 403 for pages of other origins, before there is a socket', async () => {
    await start({ corsOrigins: [PAGE] });
    const { status, body } = await refusedUpgrade(server.port, { origin: 'https://evil.example' });
    expect(status).toBe(403);
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(server.refused).toEqual(['FORBIDDEN']);
    for (const origin of [PAGE, `http://127.0.0.1:${server.port}`])
      (await openGraphSocket(server.port, {}, { origin })).socket.close();
  });

  it('is refused with 421 for a host name that HTTP refuses', async () => {
    await start({ hostNames: ['127.0.0.1'] });
    const { status } = await refusedUpgrade(server.port, { headers: { host: 'rebound.example' } });
    expect(status).toBe(421);
    (await openGraphSocket(server.port)).socket.close();
  });

  it('accepts a token in the headers, and refuses a wrong one with 401', async () => {
    await start({ principals: { alice: principalOf('alice') } });
    const by = (token: string) => ({
      headers: { authorization: `Bearer ${token}`, 'x-purpose': 'underwriting' },
    });
    const socket = await openGraphSocket(server.port, {}, by('alice'));
    socket.send(subscribe('1'));
    await subscribed(1);
    expect(server.notes.requests[0]?.caller).toMatchObject({
      principal: { subject: 'alice' },
      purpose: 'underwriting',
    });
    socket.socket.close();
    expect((await refusedUpgrade(server.port, by('mallory'))).status).toBe(401);
  });

  it('is refused with 503 while too many sockets have not sent connection_init', async () => {
    await start({ maxUnauthenticated: 2 });
    const [first, second] = [await openRawSocket(server.port), await openRawSocket(server.port)];
    expect((await refusedUpgrade(server.port, {})).status).toBe(503);
    first.send({ type: 'connection_init' });
    await first.next();
    const third = await openRawSocket(server.port);
    expect((await refusedUpgrade(server.port, {})).status).toBe(503);
    second.socket.close();
    await second.closed();
    const fourth = await openGraphSocket(server.port);
    for (const { socket } of [first, third, fourth]) socket.close();
  });

  it('with a token in the headers is not refused because of silent sockets without one', async () => {
    await start({
      maxUnauthenticated: 2,
      limits: { maxSocketsPerCaller: 2 },
      principals: { alice: principalOf('alice'), bob: principalOf('bob') },
    });
    const by = (name: string) => ({ headers: { authorization: `Bearer ${name}` } });
    const silent = [await openRawSocket(server.port), await openRawSocket(server.port)];
    expect((await refusedUpgrade(server.port, {})).status).toBe(503);
    const alice = [
      await openRawSocket(server.port, by('alice')),
      await openRawSocket(server.port, by('alice')),
    ];
    expect((await refusedUpgrade(server.port, by('alice'))).status).toBe(503);
    const bob = await openGraphSocket(server.port, {}, by('bob'));
    for (const { socket } of [...silent, ...alice, bob]) socket.close();
  });

  it('counts as one without a token when callers do not authenticate, whatever its header says', async () => {
    await start({ maxUnauthenticated: 1, principals: null });
    const silent = await openRawSocket(server.port);
    const { status } = await refusedUpgrade(server.port, { headers: { authorization: 'Bearer any' } });
    expect(status).toBe(503);
    silent.socket.close();
  });

  it('does not change requests that ask for another protocol', async () => {
    const ask = async (head: string, body: string) => {
      const socket = connect(server.port, '127.0.0.1').setEncoding('utf8');
      socket.write(`${head}\r\nHost: 127.0.0.1\r\nContent-Length: ${body.length}\r\n\r\n`);
      await once(socket, 'connect');
      socket.write(body);
      let text = '';
      for await (const part of socket) {
        text += part;
        if (text.endsWith('}')) break;
      }
      return text;
    };
    const h2c = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk';
    const json = 'Content-Type: application/json';
    const answer = await ask(`POST /graphql HTTP/1.1\r\n${h2c}\r\n${json}`, '{"query": "subscription {"}');
    expect(answer).toMatch(/^HTTP\/1.1 200 OK/);
    expect(answer).toContain('GRAPHQL_PARSE_FAILED');
    const elsewhere = 'Connection: Upgrade\r\nUpgrade: websocket';
    expect(await ask(`GET /nowhere HTTP/1.1\r\n${elsewhere}`, '')).toMatch(/^HTTP\/1.1 404 Not Found/);
  });
});

describe('connection_init', () => {
  it('may name the caller and its purpose, and counts before the headers', async () => {
    await start({ principals: { alice: principalOf('alice'), bob: principalOf('bob') } });
    const socket = await openGraphSocket(
      server.port,
      { Authorization: 'Bearer bob', 'x-purpose': 'underwriting' },
      { headers: { authorization: 'Bearer alice' } },
    );
    socket.send(subscribe('1'));
    await subscribed(1);
    expect(server.notes.requests[0]?.caller).toMatchObject({
      principal: { subject: 'bob' },
      purpose: 'underwriting',
    });
    socket.socket.close();
  });

  it.each<[string, object]>([
    ['an object', { authorization: {} }],
    ['an object without a text form', { authorization: { toString: 1, valueOf: 1 } }],
    ['a list of tokens', { authorization: ['Bearer alice'] }],
    ['a number', { Authorization: 1 }],
    ['false', { authorization: false }],
    ['an empty text', { authorization: '' }],
    ['an object as the purpose', { authorization: 'Bearer alice', 'x-purpose': { toString: 1 } }],
  ])('with %s in place of a text closes with 4403', async (_what, payload) => {
    await start({ principals: { alice: principalOf('alice') } });
    const socket = await openRawSocket(server.port, { headers: { authorization: 'Bearer alice' } });
    socket.send({ type: 'connection_init', payload });
    expect((await socket.closed())[0]).toBe(4403);
  });

  it('with an unknown purpose closes with 4403', async () => {
    const socket = await openRawSocket(server.port);
    socket.send({ type: 'connection_init', payload: { 'x-purpose': 'curiosity' } });
    expect(await socket.closed()).toEqual([4403, 'x-purpose must be one of underwriting']);
  });

  it('closes with 4429 beyond the sockets that a caller may have, until one of them closes', async () => {
    await start({
      limits: { maxSocketsPerCaller: 2 },
      principals: { alice: principalOf('alice'), bob: principalOf('bob') },
    });
    const by = (name: string) => ({ authorization: `Bearer ${name}` });
    const sockets = [
      await openGraphSocket(server.port, by('alice')),
      await openGraphSocket(server.port, by('alice')),
    ];
    const third = await openRawSocket(server.port);
    third.send({ type: 'connection_init', payload: by('alice') });
    expect(await third.closed()).toEqual([4429, 'More than 2 sockets of this caller are open']);
    sockets.push(await openGraphSocket(server.port, by('bob')));
    sockets[0]?.socket.close();
    await sockets[0]?.closed();
    await eventually('room for a socket', async () => {
      const again = await openGraphSocket(server.port, by('alice')).catch(() => null);
      again?.socket.close();
      return again;
    });
    for (const { socket } of sockets) socket.close();
  });
});

describe('a subscribe message', () => {
  it('beyond the subscriptions of a socket gets an error for its id alone', async () => {
    await start({ limits: { maxPerSocket: 2 } });
    const socket = await openGraphSocket(server.port);
    for (const id of ['1', '2', '3']) socket.send(subscribe(id));
    const refused = await socket.next();
    expect(refused).toMatchObject({ id: '3', type: 'error' });
    expect(codeOf(refused)).toBe('RATE_LIMITED');
    server.notes.publish('one');
    expect([await socket.next(), await socket.next()]).toMatchObject([
      { id: '1', type: 'next' },
      { id: '2', type: 'next' },
    ]);
    socket.socket.close();
  });

  it('with a query or a mutation is refused by name', async () => {
    const socket = await openGraphSocket(server.port);
    for (const query of ['{ ping }', 'mutation { change }']) {
      socket.send(subscribe('1', { query }));
      expect(await socket.next()).toMatchObject({
        id: '1',
        type: 'error',
        payload: [
          {
            message: 'A WebSocket carries subscriptions only; send queries and mutations by POST',
            extensions: { code: 'BAD_REQUEST' },
          },
        ],
      });
    }
    socket.socket.close();
  });

  it('with several operations needs the name of one', async () => {
    const socket = await openGraphSocket(server.port);
    const query = `${NOTES} query Other { ping }`;
    socket.send(subscribe('1', { query }));
    expect(codeOf(await socket.next())).toBe('OPERATION_RESOLUTION_FAILURE');
    socket.send(subscribe('1', { query, operationName: 'Notes' }));
    await subscribed(1);
    socket.socket.close();
  });

  it('may name a registered operation by its hash, with an empty query', async () => {
    const socket = await openGraphSocket(server.port);
    socket.send(subscribe('1', { query: '', documentId: `sha256:${NOTES_HASH}` }));
    socket.send(
      subscribe('2', { query: '', extensions: { persistedQuery: { version: 1, sha256Hash: NOTES_HASH } } }),
    );
    await subscribed(2);
    expect(server.notes.requests.map(({ isTextSent }) => isTextSent)).toEqual([false, false]);
    socket.send(subscribe('3', { query: '', documentId: 'f'.repeat(64) }));
    expect(codeOf(await socket.next())).toBe('PERSISTED_QUERY_NOT_FOUND');
    socket.socket.close();
  });

  it('with a key that could change a prototype is refused', async () => {
    const socket = await openGraphSocket(server.port);
    socket.send(
      `{"id":"1","type":"subscribe","payload":{"query":"{ping}","variables":{"__proto__":{"a":1}}}}`,
    );
    expect(codeOf(await socket.next())).toBe('BAD_REQUEST');
    socket.socket.close();
  });

  it.each<[string, object]>([
    ['variables that are a list', { query: NOTES, variables: [] }],
    ['variables of other types', { query: NOTES, variables: { after: { toString: 1 }, topic: [] } }],
    ['an operation name that is an object', { query: NOTES, operationName: { toString: 1 } }],
    ['a hash that is an object', { query: '', documentId: { toString: 1 } }],
    ['extensions of other types', { query: '', extensions: { persistedQuery: 5 } }],
    ['a query that is an object', { query: { toString: 1 } }],
  ])('with %s gets an error or closes with 4400, and is no fault of the server', async (_what, payload) => {
    const socket = await openGraphSocket(server.port);
    socket.send(subscribe('1', payload));
    socket.send({ type: 'ping' });
    const answer = await socket.next().catch(() => null);
    if (answer === null) expect((await socket.closed())[0]).toBe(4400);
    else expect(['error', 'pong']).toContain((answer as { type: string }).type);
    socket.socket.terminate();
  });

  it('counts as a request for the rate limit, together with those over HTTP', async () => {
    await start({ rateLimitPerMinute: 3 });
    const socket = await openGraphSocket(server.port);
    socket.send(subscribe('1'));
    await subscribed(1);
    const post = () =>
      fetch(server.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{' }),
      });
    expect([(await post()).status, (await post()).status]).toEqual([200, 200]);
    socket.send(subscribe('2'));
    expect(codeOf(await socket.next())).toBe('RATE_LIMITED');
    expect((await post()).status).toBe(429);
    socket.socket.close();
  });
});

describe('an open socket', () => {
  it('closes with 4403 when its token expires', async () => {
    await start({ principals: { alice: principalOf('alice', Date.now() + 60_000) } });
    fakeTimers();
    const socket = await openGraphSocket(server.port, { authorization: 'Bearer alice' });
    socket.send(subscribe('1'));
    socket.send({ type: 'ping' });
    await socket.next();
    const pongs = () => new Promise((resolve) => socket.socket.once('ping', resolve));
    for (let ping = 1; ping < 5; ping += 1) {
      const pinged = pongs();
      jest.advanceTimersByTime(12_000);
      await pinged;
      socket.send({ type: 'ping' });
      // The answer follows the pong, so the server has received that too.
      await socket.next();
    }
    expect(server.open.websocket).toBe(1);
    jest.advanceTimersByTime(12_000);
    expect(await socket.closed()).toEqual([4403, 'The bearer token has expired']);
    expect(socket.unread).toEqual([]);
  });

  it('is cut off when its client does not answer a ping until the next one, after 12 s', async () => {
    fakeTimers();
    const socket = await openRawSocket(server.port, { autoPong: false });
    socket.send({ type: 'connection_init' });
    await socket.next();
    jest.advanceTimersByTime(12_000);
    await once(socket.socket, 'ping');
    expect(socket.socket.readyState).toBe(WebSocket.OPEN);
    jest.advanceTimersByTime(12_000);
    expect((await socket.closed())[0]).toBe(1006);
  });

  it('closes with 1001 when the server stops, and its subscriptions get no complete', async () => {
    const socket = await openGraphSocket(server.port);
    socket.send(subscribe('1'));
    await subscribed(1);
    const waiting = await openRawSocket(server.port);
    await server.stop(3_600_000);
    expect(await socket.closed()).toEqual([1001, 'The server is stopping']);
    expect(await waiting.closed()).toEqual([1001, 'The server is stopping']);
    expect(socket.unread).toEqual([]);
  });
});

describe('graphql-ws', () => {
  it('gets all events and the completion, and continues after its cursor on another socket', async () => {
    const client = createClient({ url: server.url.replace('http', 'ws'), webSocketImpl: WebSocket });
    for (const text of ['one', 'two', 'three']) server.notes.publish(text);
    let after: unknown;
    for await (const { data, extensions } of client.iterate<unknown, { cursor: string }>({ query: NOTES })) {
      expect(data).toEqual({ notes: { text: 'one' } });
      after = extensions?.cursor;
      break;
    }
    await subscribed(0);
    server.notes.complete();
    const seen: unknown[] = [];
    for await (const { data } of client.iterate({ query: NOTES, variables: { after } })) seen.push(data);
    expect(seen).toEqual([{ notes: { text: 'two' } }, { notes: { text: 'three' } }]);
    await client.dispose();
  });
});
