import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../../../support/eventually.js';
import { fakeTimers } from '../../../support/fake-timers.js';
import { FORBIDDEN_TOPIC, NOTES } from '../../../support/notes.js';
import { openGraphSocket, openRawSocket } from '../../../support/raw-socket.js';
import {
  principalOf,
  type SubscriptionServer,
  startSubscriptionServer,
} from '../../../support/subscription-server.js';

/** The protocol `graphql-transport-ws`, by its specification (PROTOCOL.md of graphql-ws), message by message. */
let server: SubscriptionServer;
beforeEach(async () => {
  server = await startSubscriptionServer({ principals: { alice: principalOf('alice') } });
});
afterEach(async () => {
  jest.useRealTimers();
  await server.stop();
  expect(server.open).toEqual({ websocket: 0, sse: 0, multipart: 0 });
  expect(server.faults).toEqual([]);
});

const INIT = { type: 'connection_init', payload: { authorization: 'Bearer alice' } };
const subscribe = (id: string, topic?: string, query = NOTES) => ({
  id,
  type: 'subscribe',
  payload: { query, variables: { topic } },
});
const next = (id: string, text: string, cursor: string) => ({
  id,
  type: 'next',
  payload: { data: { notes: { text } }, extensions: { cursor } },
});
const ready = () => openGraphSocket(server.port, INIT.payload);
const subscribed = (count: number) =>
  eventually(`${count} subscriptions`, async () => (server.open.websocket === count ? true : null));

describe('opening', () => {
  it('closes a socket without the subprotocol with 4406', async () => {
    const socket = await openRawSocket(server.port, {}, []);
    expect(await socket.closed()).toEqual([4406, 'Subprotocol not acceptable']);
  });

  it('acknowledges an accepted connection_init', async () => {
    const socket = await openRawSocket(server.port);
    socket.send(INIT);
    expect(await socket.next()).toEqual({ type: 'connection_ack' });
    socket.socket.close();
  });

  it('closes with 4408 after 3 s without connection_init, and not before', async () => {
    fakeTimers();
    const socket = await openRawSocket(server.port);
    jest.advanceTimersByTime(2_999);
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    jest.advanceTimersByTime(1);
    expect(await socket.closed()).toEqual([4408, 'Connection initialisation timeout']);
  });

  it('closes with 4429 on a second connection_init', async () => {
    const socket = await ready();
    socket.send(INIT);
    expect(await socket.closed()).toEqual([4429, 'Too many initialisation requests']);
  });

  it('closes with 4403 when the caller is not accepted', async () => {
    for (const [authorization, reason] of [
      ['Bearer mallory', 'The bearer token is not accepted'],
      [undefined, 'A bearer token is required: send the header Authorization: Bearer ...'],
    ]) {
      const socket = await openRawSocket(server.port);
      socket.send({ type: 'connection_init', payload: { authorization } });
      expect(await socket.closed()).toEqual([4403, reason]);
    }
  });

  it('closes with 4401 on subscribe before connection_ack', async () => {
    const socket = await openRawSocket(server.port);
    socket.send(subscribe('1'));
    expect(await socket.closed()).toEqual([4401, 'Unauthorized']);
    expect(server.notes.requests).toEqual([]);
  });
});

describe('messages', () => {
  it.each([
    ['no JSON', '{'],
    ['no object', '[]'],
    ['an unknown type', { type: 'start', id: '1', payload: { query: NOTES } }],
    ['a subscribe without an id', { type: 'subscribe', payload: { query: NOTES } }],
    ['a subscribe without a query', { type: 'subscribe', id: '1', payload: {} }],
    [
      'variables that are no object',
      { type: 'subscribe', id: '1', payload: { query: NOTES, variables: [1] } },
    ],
    ['a message of a server', { type: 'connection_ack' }],
  ])('that are %s close with 4400', async (_what, message) => {
    const socket = await ready();
    socket.send(message);
    expect(await socket.closed()).toEqual([4400, 'Invalid message received']);
  });

  it('of more than 64 KB close with 1009', async () => {
    const socket = await ready();
    socket.send('x'.repeat(64 * 1_024 + 1));
    expect((await socket.closed())[0]).toBe(1009);
  });

  it('get a pong for a ping, with its payload, also before connection_init', async () => {
    const socket = await openRawSocket(server.port);
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    socket.send({ type: 'ping', payload: { at: 1 } });
    expect(await socket.next()).toEqual({ type: 'pong', payload: { at: 1 } });
    socket.send(INIT);
    expect(await socket.next()).toEqual({ type: 'connection_ack' });
    socket.socket.close();
  });

  it('may be a pong that was not asked for', async () => {
    const socket = await ready();
    socket.send({ type: 'pong', payload: { at: 1 } });
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    socket.socket.close();
  });
});

describe('a subscription', () => {
  it('gets its events with their cursors, and complete when its source ends', async () => {
    const socket = await ready();
    socket.send(subscribe('1'));
    await subscribed(1);
    server.notes.publish('one');
    server.notes.publish('two');
    server.notes.complete();
    expect(await socket.next()).toEqual(next('1', 'one', 'c1'));
    expect(await socket.next()).toEqual(next('1', 'two', 'c2'));
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
    socket.socket.close();
  });

  it('shares its socket with others, by id', async () => {
    const socket = await ready();
    socket.send(subscribe('a', 'apples'));
    socket.send(subscribe('b', 'bananas'));
    await subscribed(2);
    server.notes.publish('banana', 'bananas');
    expect(await socket.next()).toEqual(next('b', 'banana', 'c1'));
    server.notes.publish('apple', 'apples');
    expect(await socket.next()).toEqual(next('a', 'apple', 'c1'));
    socket.socket.close();
  });

  it('ends for its source at once when the client sends complete, and its id is free again', async () => {
    const socket = await ready();
    socket.send(subscribe('1'));
    await subscribed(1);
    socket.send({ id: '1', type: 'complete' });
    await subscribed(0);
    expect(server.notes.requests[0]?.signal.aborted).toBe(true);
    socket.send(subscribe('1'));
    await subscribed(1);
    server.notes.publish('one');
    expect(await socket.next()).toEqual(next('1', 'one', 'c1'));
    socket.socket.close();
  });

  it('that is unknown, or has ended at either side, may get complete, which is ignored', async () => {
    const socket = await ready();
    socket.send({ id: 'unknown', type: 'complete' });
    socket.send(subscribe('1'));
    await subscribed(1);
    server.notes.complete();
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' });
    socket.send(subscribe('2', undefined, 'subscription { nothing }'));
    expect(await socket.next()).toMatchObject({ id: '2', type: 'error' });
    for (const id of ['1', '2', '2']) socket.send({ id, type: 'complete' });
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    socket.socket.close();
  });

  it('gets nothing more after the client has sent complete, and no complete in answer', async () => {
    const socket = await ready();
    socket.send(subscribe('1'));
    socket.send(subscribe('2', 'apples'));
    await subscribed(2);
    socket.send({ id: '1', type: 'complete' });
    await subscribed(1);
    server.notes.publish('one');
    server.notes.publish('apple', 'apples');
    expect(await socket.next()).toEqual(next('2', 'apple', 'c1'));
    socket.send({ type: 'ping' });
    expect(await socket.next()).toEqual({ type: 'pong' });
    socket.socket.close();
  });

  it('ends for its source when the socket closes', async () => {
    const socket = await ready();
    socket.send(subscribe('1'));
    socket.send(subscribe('2'));
    await subscribed(2);
    socket.socket.terminate();
    await subscribed(0);
    expect(server.notes.requests.every(({ signal }) => signal.aborted)).toBe(true);
  });

  it('closes the socket with 4409 when its id is in use', async () => {
    const socket = await ready();
    socket.send(subscribe('1'));
    await subscribed(1);
    socket.send(subscribe('1'));
    expect(await socket.closed()).toEqual([4409, 'Subscriber for 1 already exists']);
  });

  it('gets an error for a document that is not valid, and the socket stays open', async () => {
    const socket = await ready();
    socket.send(subscribe('1', undefined, 'subscription { nothing }'));
    expect(await socket.next()).toMatchObject({
      id: '1',
      type: 'error',
      payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED', requestId: expect.any(String) } }],
    });
    socket.send(subscribe('1', FORBIDDEN_TOPIC));
    expect(await socket.next()).toMatchObject({
      id: '1',
      type: 'error',
      payload: [{ message: 'Not for this caller', extensions: { code: 'FORBIDDEN' } }],
    });
    expect(server.refused).toEqual(['GRAPHQL_VALIDATION_FAILED', 'FORBIDDEN']);
    socket.send(subscribe('1'));
    await subscribed(1);
    socket.socket.close();
  });

  it('gets an error that shows nothing when its source fails', async () => {
    const socket = await ready();
    socket.send(subscribe('1'));
    await subscribed(1);
    server.notes.fail(new Error('secret'));
    expect(await socket.next()).toEqual({
      id: '1',
      type: 'error',
      payload: [
        {
          message: 'Internal server error',
          extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.any(String) },
        },
      ],
    });
    expect(server.faults.splice(0)).toHaveLength(1);
    socket.socket.close();
  });
});
