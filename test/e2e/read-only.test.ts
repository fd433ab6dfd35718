import { hash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sentBy, TESTER } from '../support/callers.js';
import { openGraphSocket } from '../support/raw-socket.js';
import { given, startTestApp, type TestApp } from '../support/test-app.js';

const READ = 'query Read($token: String!) { relayToken(token: $token) { assetReport { status } } }';
const REFRESH =
  'mutation Refresh($token: String!) { refreshRelayToken(input: { relayToken: $token }) { requestId } }';
const BOTH = `${READ} ${REFRESH}`;
const READ_ONLY = { 'x-read-only': 'true' };
const REFUSED = {
  message: 'A mutation was sent with x-read-only: true, and was not executed',
  extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) },
};

const sha = (document: string) => hash('sha256', document);
const byHash = (document: string) => ({ persistedQuery: { version: 1, sha256Hash: sha(document) } });

/** Ways to send a mutation, with their headers. */
const MUTATIONS: readonly [how: string, body: object, headers: Record<string, string>][] = [
  ['alone', { query: REFRESH }, {}],
  ['with an idempotency key', { query: REFRESH }, { 'idempotency-key': 'key-1' }],
  ['named, beside a query', { query: BOTH, operationName: 'Refresh' }, {}],
  ['by hash', { extensions: byHash(REFRESH) }, {}],
  ['by document id', { documentId: `sha256:${sha(REFRESH)}` }, {}],
  ['with a media type of GraphQL', { query: REFRESH }, { accept: 'application/graphql-response+json' }],
  ['accepting streams too', { query: REFRESH }, { accept: 'text/event-stream, application/json' }],
  ['accepting streams alone', { query: REFRESH }, { accept: 'text/event-stream' }],
  ['accepting parts alone', { query: REFRESH }, { accept: 'multipart/mixed;subscriptionSpec=1.0' }],
];

let folder: string;
let app: TestApp;
let token: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-only-'));
  const file = join(folder, 'manifest.json');
  await writeFile(file, JSON.stringify(Object.fromEntries([READ, REFRESH].map((it) => [sha(it), it]))));
  const settings = { PERSISTED_OPERATIONS: 'prefer', PERSISTED_OPERATIONS_FILE: file };
  app = await startTestApp(settings, [{ name: 'other' }]);
  token = given(app.sandbox.samples.relayTokens[0], 'a relay token').relayToken;
});
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});
beforeEach(() => app.sandbox.calls.reset());

async function get(parameters: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>) {
  const search = new URLSearchParams({ ...parameters, variables: JSON.stringify({ token }) });
  const response = await fetch(`${app.url}?${search}`, {
    headers: { ...sentBy(TESTER), 'apollo-require-preflight': '1', ...headers },
  });
  return { status: response.status, text: await response.text() };
}

describe('with x-read-only: true', () => {
  it('a query is executed, and is returned from the response cache', async () => {
    for (const _ of [1, 2]) {
      const { status, data } = await app.send({ query: READ, variables: { token } }, READ_ONLY);
      expect([status, data]).toEqual([200, { relayToken: { assetReport: { status: 'READY' } } }]);
    }
  });

  it('the query of a document that has a mutation too is executed', async () => {
    const { errors } = await app.send(
      { query: BOTH, operationName: 'Read', variables: { token } },
      READ_ONLY,
    );
    expect(errors).toEqual([]);
  });

  it.each(MUTATIONS)('a mutation by POST is refused and not executed: %s', async (_how, body, headers) => {
    const { status, data, errors } = await app.send(
      { ...body, variables: { token } },
      { ...READ_ONLY, ...headers },
    );
    expect([status, data, errors]).toEqual([400, undefined, [REFUSED]]);
    expect(app.sandbox.calls.total).toBe(0);
  });

  it.each([
    ['without the name of one operation', { query: BOTH }],
    ['with an empty name', { query: BOTH, operationName: '' }],
    ['with an unknown name', { query: BOTH, operationName: 'Other' }],
    ['in a list of operations', [{ query: REFRESH }]],
  ])('nothing is executed of a document with a mutation %s', async (_how, body) => {
    const sent = Array.isArray(body) ? body : { ...body, variables: { token } };
    const { data, errors } = await app.send(sent, READ_ONLY);
    expect([data, errors.length]).toEqual([undefined, 1]);
    expect(app.sandbox.calls.total).toBe(0);
  });

  it('a registered mutation by GET is refused and not executed', async () => {
    for (const sent of [{ query: REFRESH }, { extensions: JSON.stringify(byHash(REFRESH)) }]) {
      const { status, text } = await get(sent, READ_ONLY);
      expect([status, text]).toEqual([400, expect.stringContaining(REFUSED.message)]);
    }
    expect(app.sandbox.calls.total).toBe(0);
    expect(await get({ query: READ }, READ_ONLY)).toMatchObject({ status: 200 });
  });

  it('a mutation over a WebSocket is refused and not executed', async () => {
    const port = Number(new URL(app.url).port);
    const socket = await openGraphSocket(port, sentBy(TESTER), { headers: READ_ONLY });
    socket.send({ id: '1', type: 'subscribe', payload: { query: REFRESH, variables: { token } } });
    expect(await socket.next()).toMatchObject({ id: '1', type: 'error' });
    socket.socket.close();
    expect(app.sandbox.calls.total).toBe(0);
  });
});

it('without the header, the same mutation is executed', async () => {
  const { errors } = await app.send({ query: REFRESH, variables: { token } });
  expect(errors).toEqual([]);
  expect(app.sandbox.calls.count('/credit/relay/refresh')).toBe(1);
});

describe('x-read-only', () => {
  it.each(['false', 'TRUE', '1', '', 'true, true'])('with the value %j is refused', async (value) => {
    const { status, errors } = await app.send({ query: '{ __typename }' }, { 'x-read-only': value });
    expect([status, errors]).toMatchObject([400, [{ message: BAD_VALUE }]]);
  });

  it.each([
    ['true', 'false'],
    ['false', 'true'],
    ['true', 'true'],
  ])('sent twice, with %s and %s, is refused', async (...values) => {
    const sent = request(app.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...sentBy(TESTER), 'x-read-only': values },
    });
    const body = new Promise<string>((resolve, reject) => {
      sent.on('error', reject);
      sent.on('response', (response) => text(response).then(resolve, reject));
    });
    sent.end(JSON.stringify({ query: REFRESH, variables: { token } }));
    expect(JSON.parse(await body)).toMatchObject({ errors: [{ message: BAD_VALUE }] });
    expect(app.sandbox.calls.total).toBe(0);
  });
});

const BAD_VALUE = 'x-read-only must be one header with the value true';
