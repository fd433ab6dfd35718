import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Client, fetchExchange } from '@urql/core';
import { createClient } from 'graphql-sse';
import { eventually } from '../../../support/eventually.js';
import { fakeTimers } from '../../../support/fake-timers.js';
import { FORBIDDEN_TOPIC, NOTES } from '../../../support/notes.js';
import { openRawStream, type RawRequest } from '../../../support/raw-stream.js';
import {
  NOTES_HASH,
  principalOf,
  type SubscriptionServer,
  startSubscriptionServer,
} from '../../../support/subscription-server.js';

const ACCEPT = { accept: 'text/event-stream' };

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

const open = (request: RawRequest = {}) =>
  openRawStream(server.port, { body: { query: NOTES }, headers: ACCEPT, ...request });
const query = (parameters: Record<string, string>) => `/graphql?${new URLSearchParams(parameters)}`;
const next = (text: string, id: string) =>
  `id: ${id}\nevent: next\ndata: ${JSON.stringify({ data: { notes: { text } }, extensions: { cursor: id } })}\n\n`;
const COMPLETE = 'event: complete\ndata:\n\n';

describe('a subscription as server-sent events', () => {
  it('starts with its headers and a comment, before any event', async () => {
    const stream = await open({
      headers: { ...ACCEPT, 'accept-encoding': 'gzip, br', origin: 'http://a.example' },
    });
    expect(stream.status).toBe(200);
    expect(await stream.until(':\n\n')).toBe(':\n\n');
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-request-id': expect.any(String),
      vary: expect.stringContaining('Origin'),
    });
    expect(stream.headers['content-encoding']).toBeUndefined();
    expect(stream.headers['content-length']).toBeUndefined();
    stream.close();
  });

  it('has each event with its cursor as the id, and ends with complete', async () => {
    const stream = await open();
    server.notes.publish('one');
    await stream.until('c1');
    server.notes.publish('two');
    await stream.until('c2');
    server.notes.complete();
    expect(await stream.ended()).toBe(`:\n\n${next('one', 'c1')}${next('two', 'c2')}${COMPLETE}`);
    expect(server.counts.events).toBe(2);
  });

  it('sends an event of 1 MB with characters of 4 bytes unchanged', async () => {
    const text = '🧾'.repeat(250_000);
    const stream = await open();
    server.notes.publish(text);
    server.notes.complete();
    expect(await stream.ended()).toBe(`:\n\n${next(text, 'c1')}${COMPLETE}`);
  });

  it('starts by GET too, with the variables in the URL, and by the hash of a registered operation', async () => {
    server.notes.publish('one', 'mine');
    const variables = JSON.stringify({ topic: 'mine' });
    const byText = await open({ body: undefined as never, path: query({ query: NOTES, variables }) });
    await byText.until('c1');
    const byHash = await open({
      body: undefined as never,
      path: query({ documentId: NOTES_HASH, variables }),
    });
    await byHash.until('c1');
    expect(server.notes.requests.map(({ isTextSent }) => isTextSent)).toEqual([true, false]);
    byText.close();
    byHash.close();
  });

  it('ends for its source when the client leaves', async () => {
    const stream = await open();
    await stream.until(':');
    expect(server.open.sse).toBe(1);
    stream.close();
    await eventually('the end of the subscription', async () => (server.open.sse === 0 ? true : null));
    expect(server.notes.requests[0]?.signal.aborted).toBe(true);
    expect(server.observed).toEqual({ aborted: [], answered: [] });
  });

  it('takes no place among the requests in progress', async () => {
    const streams = [await open(), await open(), await open()];
    expect(server.inFlight).toBe(0);
    for (const stream of streams) stream.close();
  });

  it('gets a comment every 12 s', async () => {
    fakeTimers();
    const stream = await open();
    await stream.until(':');
    for (const count of [2, 3]) {
      jest.advanceTimersByTime(11_999);
      expect(stream.text).toBe(':\n\n'.repeat(count - 1));
      jest.advanceTimersByTime(1);
      expect(await stream.until(':\n\n'.repeat(count))).toBe(':\n\n'.repeat(count));
    }
    stream.close();
  });

  it('shows nothing of an unexpected error of its source', async () => {
    const stream = await open();
    await stream.until(':');
    server.notes.fail(new Error('ECONNREFUSED 10.0.0.1'));
    const text = await stream.ended();
    expect(text).toContain('"message":"Internal server error"');
    expect(text).not.toContain('ECONN');
    expect(text.endsWith(COMPLETE)).toBe(true);
    expect(server.faults.splice(0)).toEqual([new Error('ECONNREFUSED 10.0.0.1')]);
  });

  it('ends when the server stops, with complete and without waiting for the grace period', async () => {
    const stream = await open();
    await stream.until(':');
    await server.stop(3_600_000);
    expect(await stream.ended()).toBe(`:\n\n${COMPLETE}`);
  });
});

describe('Last-Event-ID', () => {
  it('continues after that event, if the argument "after" is a variable', async () => {
    for (const text of ['one', 'two', 'three']) server.notes.publish(text);
    const stream = await open({ headers: { ...ACCEPT, 'last-event-id': 'c2' } });
    expect(await stream.until('c3')).toBe(`:\n\n${next('three', 'c3')}`);
    stream.close();
  });

  it('is refused otherwise, instead of losing events', async () => {
    for (const field of ['notes', 'notes(after: "c1")']) {
      const body = { query: `subscription { ${field} { text } }` };
      const stream = await open({ body, headers: { ...ACCEPT, 'last-event-id': 'c2' } });
      expect(stream.status).toBe(400);
      expect(await stream.ended()).toContain('Last-Event-ID needs a subscription whose argument');
    }
  });
});

describe('a subscription that is not started', () => {
  const refusal = async (request: RawRequest) => {
    const stream = await open(request);
    const { errors } = JSON.parse(await stream.ended()) as {
      errors: { message: string; extensions: { code: string; requestId: string } }[];
    };
    expect(errors[0]?.extensions.requestId).toBe(stream.headers['x-request-id']);
    const type = stream.headers['content-type'];
    return [stream.status, type, errors[0]?.extensions.code, errors[0]?.message];
  };
  const JSON_TYPE = 'application/json; charset=utf-8';

  it('is an ordinary GraphQL response, with its status', async () => {
    expect(await refusal({ body: { query: 'subscription {' } })).toEqual([
      ...[400, JSON_TYPE, 'GRAPHQL_PARSE_FAILED', expect.any(String)],
    ]);
    expect(await refusal({ body: { query: 'subscription { nothing }' } })).toEqual([
      ...[400, JSON_TYPE, 'GRAPHQL_VALIDATION_FAILED', expect.any(String)],
    ]);
    const forbidden = { query: NOTES, variables: { topic: FORBIDDEN_TOPIC } };
    expect(await refusal({ body: forbidden })).toEqual([403, JSON_TYPE, 'FORBIDDEN', 'Not for this caller']);
    const both = { accept: 'text/event-stream, application/json' };
    expect(await refusal({ body: forbidden, headers: both })).toEqual([
      ...[403, JSON_TYPE, 'FORBIDDEN', 'Not for this caller'],
    ]);
    expect(await refusal({ body: { query: NOTES, variables: ['c1'] } })).toEqual([
      ...[400, JSON_TYPE, 'BAD_REQUEST', 'The variables must be a JSON object'],
    ]);
  });

  it.each(['application/json', '*/*', 'multipart/mixed;deferSpec=20220824, application/json', undefined])(
    'has status 406 and the names of both types, when the client accepts %s',
    async (accept) => {
      const headers = accept === undefined ? {} : { accept };
      expect(await refusal({ headers })).toEqual([
        406,
        JSON_TYPE,
        'BAD_REQUEST',
        'A subscription is sent as text/event-stream or as multipart/mixed;subscriptionSpec=1.0; name one of them in Accept',
      ]);
    },
  );

  it('is refused with 503 beyond MAX_SUBSCRIPTIONS, and with 429 beyond what a caller may have', async () => {
    await server.stop();
    server = await startSubscriptionServer({
      limits: { max: 2, maxPerSocket: 1, maxSocketsPerCaller: 1 },
      principals: { a: principalOf('a'), b: principalOf('b'), c: principalOf('c') },
    });
    const by = (name: string) => ({ headers: { ...ACCEPT, authorization: `Bearer ${name}` } });
    const [first, second] = [await open(by('a')), await open(by('b'))];
    expect((await refusal(by('c'))).slice(0, 3)).toEqual([503, JSON_TYPE, 'OVERLOADED']);
    first.close();
    await eventually('a free place', async () => (server.open.sse === 1 ? true : null));
    expect((await refusal(by('b'))).slice(0, 3)).toEqual([429, JSON_TYPE, 'RATE_LIMITED']);
    const third = await open(by('c'));
    expect(third.status).toBe(200);
    second.close();
    third.close();
  });

  it('is a query for a client of streams alone: status 406', async () => {
    expect((await refusal({ body: { query: '{ ping }' } })).slice(0, 3)).toEqual([
      406,
      JSON_TYPE,
      'BAD_REQUEST',
    ]);
  });
});

describe('an expired token', () => {
  it('ends a stream with UNAUTHENTICATED and complete', async () => {
    await server.stop();
    const expiresAt = Date.now() + 5_000;
    server = await startSubscriptionServer({ principals: { a: principalOf('a', expiresAt) } });
    fakeTimers();
    const stream = await open({ headers: { ...ACCEPT, authorization: 'Bearer a' } });
    await stream.until(':');
    jest.advanceTimersByTime(4_000);
    expect(server.open.sse).toBe(1);
    jest.advanceTimersByTime(1_000);
    const [, event = '', ...rest] = (await stream.ended()).split('\n\n');
    expect(event).toMatch(/^event: next\ndata: \{"errors":\[\{"message":"The bearer token has expired"/);
    expect(event).toContain('"code":"UNAUTHENTICATED"');
    expect(`${rest.join('\n\n')}`).toBe(COMPLETE);
  });
});

describe('clients', () => {
  it('graphql-sse gets all events and the completion, in distinct connections mode', async () => {
    const client = createClient({ url: server.url, retryAttempts: 0 });
    const seen: unknown[] = [];
    const done = (async () => {
      for await (const { data } of client.iterate({ query: NOTES })) seen.push(data);
    })();
    await eventually('the stream', async () => (server.open.sse === 1 ? true : null));
    for (const text of ['one', 'two']) server.notes.publish(text);
    server.notes.complete();
    await done;
    expect(seen).toEqual([{ notes: { text: 'one' } }, { notes: { text: 'two' } }]);
    client.dispose();
  });

  it('graphql-sse ends the stream when its reader stops', async () => {
    const client = createClient({ url: server.url, retryAttempts: 0 });
    server.notes.publish('one');
    for await (const { data } of client.iterate({ query: NOTES })) {
      expect(data).toEqual({ notes: { text: 'one' } });
      break;
    }
    await eventually('the end of the stream', async () => (server.open.sse === 0 ? true : null));
    client.dispose();
  });

  it('urql gets all events with fetchSubscriptions', async () => {
    const client = new Client({
      url: server.url,
      exchanges: [fetchExchange],
      fetchSubscriptions: true,
    });
    const seen: unknown[] = [];
    const subscription = client.subscription(NOTES, {}).subscribe(({ data, error }) => {
      seen.push(error ?? data);
    });
    await eventually('the stream', async () => (server.open.sse === 1 ? true : null));
    for (const text of ['one', 'two']) server.notes.publish(text);
    await eventually('both events', async () => (seen.length === 2 ? true : null));
    expect(seen).toEqual([{ notes: { text: 'one' } }, { notes: { text: 'two' } }]);
    subscription.unsubscribe();
    await eventually('the end of the stream', async () => (server.open.sse === 0 ? true : null));
  });
});
