import { ApolloClient, CombinedProtocolErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../../../support/eventually.js';
import { fakeTimers } from '../../../support/fake-timers.js';
import { FORBIDDEN_TOPIC, NOTES } from '../../../support/notes.js';
import { openRawStream } from '../../../support/raw-stream.js';
import { type SubscriptionServer, startSubscriptionServer } from '../../../support/subscription-server.js';

const ACCEPT =
  'multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json;q=0.9';

let server: SubscriptionServer;
beforeEach(async () => {
  server = await startSubscriptionServer();
});
afterEach(async () => {
  jest.useRealTimers();
  await server.stop();
  expect(server.open).toEqual({ websocket: 0, sse: 0, multipart: 0 });
  expect(server.faults).toEqual([]);
});

const open = (accept = ACCEPT) => openRawStream(server.port, { body: { query: NOTES }, headers: { accept } });
const part = (content: object) =>
  `\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(content)}\r\n--graphql`;
const START = `\r\n--graphql${part({})}`;
const payload = (text: string, cursor: string) =>
  part({ payload: { data: { notes: { text } }, extensions: { cursor } } });

describe('a subscription as multipart', () => {
  it('has headers and a heartbeat at once, a part for each event, and an end', async () => {
    const stream = await open();
    expect(stream.status).toBe(200);
    expect(await stream.until('{}\r\n--graphql')).toBe(START);
    expect(stream.headers).toMatchObject({
      'content-type': 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    server.notes.publish('one');
    server.notes.publish('two');
    await stream.until('c2');
    server.notes.complete();
    expect(await stream.ended()).toBe(`${START}${payload('one', 'c1')}${payload('two', 'c2')}--\r\n`);
  });

  it.each([
    'multipart/mixed',
    'multipart/mixed;subscriptionSpec=1.0',
    'multipart/mixed; subscriptionSpec="1.0"',
  ])('is sent to a client that accepts %s', async (accept) => {
    const stream = await open(accept);
    expect(stream.headers['content-type']).toBe('multipart/mixed;boundary=graphql;subscriptionSpec=1.0');
    stream.close();
  });

  it('is chosen by the quality that the client states', async () => {
    const stream = await open('text/event-stream;q=0.5, multipart/mixed');
    expect(stream.headers['content-type']).toMatch(/^multipart/);
    stream.close();
  });

  it('gets a heartbeat every 12 s', async () => {
    fakeTimers();
    const stream = await open();
    await stream.until('{}\r\n--graphql');
    jest.advanceTimersByTime(12_000);
    expect(await stream.until(START + part({}))).toBe(START + part({}));
    stream.close();
  });

  it('has an unexpected error at the level of the transport', async () => {
    const stream = await open();
    await stream.until('{}');
    server.notes.fail(new Error('secret'));
    const errors = [
      {
        message: 'Internal server error',
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: stream.headers['x-request-id'] },
      },
    ];
    expect(await stream.ended()).toBe(`${START}${part({ payload: null, errors })}--\r\n`);
    expect(server.faults.splice(0)).toHaveLength(1);
  });
});

describe('Apollo Client, without configuration,', () => {
  const start = (variables = {}) => {
    const client = new ApolloClient({ link: new HttpLink({ uri: server.url }), cache: new InMemoryCache() });
    const seen: unknown[] = [];
    const ended = new Promise<void>((complete) => {
      client
        .subscribe({ query: gql(NOTES), variables })
        .subscribe({ next: ({ data, error }) => seen.push(error ?? data), complete });
    });
    return { client, seen, ended };
  };

  it('gets all events and the completion', async () => {
    const { client, seen, ended } = start();
    await eventually('the stream', async () => (server.open.multipart === 1 ? true : null));
    for (const text of ['one', 'two']) server.notes.publish(text);
    server.notes.complete();
    await ended;
    expect(seen).toMatchObject([{ notes: { text: 'one' } }, { notes: { text: 'two' } }]);
    client.stop();
  });

  it('gets the failure of a subscription as a protocol error', async () => {
    const { client, seen, ended } = start();
    await eventually('the stream', async () => (server.open.multipart === 1 ? true : null));
    server.notes.fail(new Error('secret'));
    await ended;
    expect(seen).toHaveLength(1);
    expect(CombinedProtocolErrors.is(seen[0])).toBe(true);
    expect(String(seen[0])).toContain('Internal server error');
    expect(server.faults.splice(0)).toHaveLength(1);
    client.stop();
  });

  it('gets the errors of a subscription that is refused', async () => {
    const { client, seen, ended } = start({ topic: FORBIDDEN_TOPIC });
    await ended;
    expect(String(seen[0])).toContain('Not for this caller');
    client.stop();
  });
});
