import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sentBy, TESTER } from '../support/callers.js';
import { openGraphSocket, openRawSocket, refusedUpgrade } from '../support/raw-socket.js';
import { openRawStream } from '../support/raw-stream.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let port: number;
beforeAll(async () => {
  app = await startTestApp({ ADMIN_PORT: '0' }, [{ name: 'other' }]);
  port = Number(new URL(app.url).port);
});
afterAll(() => app.stop());

const UNKNOWN = 'subscription { nothing }';
/** graphql-js finds no fault in the fields of a subscription when the schema has none. */
const NO_SUBSCRIPTION = /OPERATION_RESOLUTION_FAILURE|GRAPHQL_VALIDATION_FAILED/;

describe('the server', () => {
  it('authenticates a WebSocket by an API key, and refuses a subscription that the schema does not have', async () => {
    const socket = await openGraphSocket(port, sentBy(TESTER));
    socket.send({ id: '1', type: 'subscribe', payload: { query: UNKNOWN } });
    expect(await socket.next()).toMatchObject({
      id: '1',
      type: 'error',
      payload: [{ extensions: { code: expect.stringMatching(NO_SUBSCRIPTION) } }],
    });
    socket.socket.close();
    const stranger = await openRawSocket(port);
    stranger.send({ type: 'connection_init', payload: { authorization: 'Bearer cg_stranger' } });
    expect((await stranger.closed())[0]).toBe(4403);
  });

  it('checks the origin and the host name of a WebSocket as those of a request', async () => {
    expect((await refusedUpgrade(port, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await refusedUpgrade(port, { headers: { host: 'rebound.example' } })).status).toBe(421);
    const page = await openGraphSocket(port, sentBy(TESTER), { origin: 'http://localhost:5173' });
    page.socket.close();
  });

  it.each(['text/event-stream, application/json', 'application/json, multipart/mixed;subscriptionSpec=1.0'])(
    'responds to a query with JSON when the client accepts %s',
    async (accept) => {
      const { status, headers, data } = await app.send({ query: '{ __typename }' }, { accept });
      expect([status, headers.get('content-type'), data]).toEqual([
        200,
        'application/json; charset=utf-8',
        { __typename: 'Query' },
      ]);
    },
  );

  it('does not execute a mutation for a client that accepts streams alone', async () => {
    app.sandbox.calls.reset();
    const token = app.sandbox.samples.relayTokens[0]?.relayToken;
    const query = `mutation { refreshRelayToken(input: { relayToken: "${token}" }) { requestId } }`;
    const { status } = await app.send({ query }, { accept: 'text/event-stream' });
    expect(status).toBe(406);
    expect(app.sandbox.calls.total).toBe(0);
  });

  it('refuses a subscription that the schema does not have with an ordinary response', async () => {
    const stream = await openRawStream(port, {
      body: { query: UNKNOWN },
      headers: { ...sentBy(TESTER), accept: 'text/event-stream' },
    });
    expect(stream.status).toBe(400);
    expect(await stream.ended()).toMatch(NO_SUBSCRIPTION);
  });

  it('counts subscriptions by transport', async () => {
    const { text } = await fetch(`http://127.0.0.1:${app.adminPort}/metrics`).then(async (response) => ({
      text: await response.text(),
    }));
    for (const name of ['subscriptions', 'subscription_events_total', 'subscription_readers_dropped_total'])
      for (const transport of ['websocket', 'sse', 'multipart'])
        expect(text).toContain(`creditgraph_${name}{transport="${transport}"} 0\n`);
  });

  it('sends that a report is ready over each transport, with the same cursor', async () => {
    const relayToken = app.sandbox.samples.relayTokens[0]?.relayToken;
    const sealed = await app.send({
      query: 'mutation ($relayToken: String!) { sealRelayToken(token: $relayToken) { relayToken { id } } }',
      variables: { relayToken },
    });
    const { id } = (sealed.data as { sealRelayToken: { relayToken: { id: string } } }).sealRelayToken
      .relayToken;
    const payload = {
      query: 'subscription ($id: ID!) { reportReady(id: $id) { __typename } }',
      variables: { id },
    };
    const cursors: unknown[] = [];
    for (const accept of ['text/event-stream', 'multipart/mixed']) {
      const headers = { ...sentBy(TESTER), accept };
      const stream = await openRawStream(port, { body: payload, headers });
      cursors.push(/"cursor":"([^"]+)"/.exec(await stream.until('"cursor":"'))?.[1]);
      expect(stream.text).toContain('"__typename":"ReportEvent"');
      stream.close();
    }
    const socket = await openGraphSocket(port, sentBy(TESTER));
    socket.send({ id: '1', type: 'subscribe', payload });
    const message = (await socket.next()) as { payload: { extensions: { cursor: string } } };
    cursors.push(message.payload.extensions.cursor);
    socket.socket.close();
    expect(new Set(cursors).size).toBe(1);
  });

  it('has no limit for each caller when callers do not authenticate, and closes all sockets with 1001 when it stops', async () => {
    const open = await startTestApp({ MAX_SOCKETS_PER_CALLER: '1', STOP_GRACE_MS: '60000' });
    const at = Number(new URL(open.url).port);
    const sockets = [await openGraphSocket(at), await openGraphSocket(at), await openGraphSocket(at)];
    const closed = Promise.all(sockets.map((socket) => socket.closed()));
    await open.stop();
    expect((await closed).map(([code]) => code)).toEqual([1001, 1001, 1001]);
  });
});
