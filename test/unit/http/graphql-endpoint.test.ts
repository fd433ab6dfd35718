import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { buildSchema } from 'graphql';
import { ANYBODY } from '../../../src/auth/principal.js';
import type { Context, OperationRequest } from '../../../src/graphql/context.js';
import { createErrorFormat } from '../../../src/graphql/errors/error-format.js';
import { createAuditor } from '../../../src/http/auditor.js';
import { createGraphqlEndpoint } from '../../../src/http/graphql-endpoint.js';
import { createRequestOperation } from '../../../src/http/request-operation.js';
import { createPersistedOperations } from '../../../src/operation/persisted-operations.js';
import { createPrepareInTurn, createPreparing } from '../../../src/operation/prepare.js';
import { createResponseCache, type ResponseCache } from '../../../src/responses/response-cache.js';
import { eventually } from '../../support/eventually.js';
import { type Held, held } from '../../support/held.js';

let server: FastifyInstance;
let responses: ResponseCache;
let url: string;
/** Of the requests in their order, whether their clients had left when they were executed. */
let executed: boolean[];
/** The operations that wait for their turn. Null while each begins at once. */
let waiting: Held<void>[] | null;
let sockets: Socket[];
beforeEach(async () => {
  responses = createResponseCache(1_000_000);
  executed = [];
  waiting = null;
  sockets = [];
  const schema = buildSchema('type Query { ping(of: Int): String }');
  const turns = {
    next() {
      if (waiting === null) return null;
      const turn = held();
      waiting.push(turn);
      return turn.promise;
    },
  };
  const notUsed = () => {
    throw new Error('Not used by these tests');
  };
  const endpoint = createGraphqlEndpoint({
    apollo: {
      async execute(_request, { signal }) {
        executed.push(signal.aborted);
        signal.throwIfAborted();
        return {
          status: 200,
          headers: {},
          body: Buffer.from('{"data":{}}'),
          hasOperation: true,
          failures: [],
          hasData: true,
        };
      },
      landingPage: notUsed,
      stop: notUsed,
    },
    createContext: ({ signal }: OperationRequest) =>
      ({
        signal,
        record: {},
        work: {},
        leases: { release() {} },
        dependencies: { cacheable: [], freshUntil: Number.POSITIVE_INFINITY },
      }) as unknown as Context,
    prepare: createPrepareInTurn(createPreparing(schema, null), turns),
    turns,
    errorFormat: createErrorFormat(schema),
    responses,
    auditor: createAuditor(null, () => null),
    readOperation: createRequestOperation({ get: true }, createPersistedOperations('off', new Map())),
    stream: notUsed,
    onFailures: notUsed,
  });
  server = fastify({ forceCloseConnections: true });
  server.decorateRequest('caller', null);
  server.addHook('onRequest', async (request) => {
    request.caller = { principal: ANYBODY, purpose: null };
    sockets.push(request.raw.socket);
  });
  server.post('/graphql', endpoint);
  await server.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}/graphql`;
});
afterEach(async () => {
  responses.stop();
  await server.close();
});

async function send(query: string, variables: object = {}, signal?: AbortSignal): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  });
  await response.text();
  return response.status;
}

async function firstWaiting(): Promise<Held<void>> {
  return eventually('an operation that waits', async () => waiting?.shift());
}

const PING = 'query ($of: Int) { ping(of: $of) }';

describe('an operation that is to be executed', () => {
  it('waits for its turn, while a cached response is sent', async () => {
    await send(PING, { of: 1 });
    waiting = [];
    const later = send(PING, { of: 2 });
    const turn = await firstWaiting();
    expect(await send(PING, { of: 1 })).toBe(200);
    expect(executed).toHaveLength(1);
    turn.resolve();
    expect(await later).toBe(200);
    expect(executed).toHaveLength(2);
  });

  it('has another turn for a document that is not cached', async () => {
    waiting = [];
    const later = send(PING);
    (await firstWaiting()).resolve();
    const turn = await firstWaiting();
    expect(executed).toHaveLength(0);
    turn.resolve();
    expect(await later).toBe(200);
  });

  it('is validated in its turn', async () => {
    waiting = [];
    let isOver = false;
    const later = send('{ nothing }').finally(() => {
      isOver = true;
    });
    const turn = await firstWaiting();
    await nextTurn();
    expect(isOver).toBe(false);
    turn.resolve();
    await later;
    expect(executed).toHaveLength(0);
  });

  it.each([
    ['validation', 0],
    ['execution', 1],
  ])(
    'is executed as one without a client, when the client leaves before the turn of its %s',
    async (_, before) => {
      waiting = [];
      const gone = new AbortController();
      const left = send(PING, {}, gone.signal);
      if (before > 0) (await firstWaiting()).resolve();
      const turn = await firstWaiting();
      const [socket] = sockets;
      const closed = socket && once(socket, 'close');
      gone.abort();
      await expect(left).rejects.toThrow();
      await closed;
      waiting = null;
      turn.resolve();
      await eventually('the execution', async () => (executed.length > 0 ? true : null));
      expect(executed).toEqual([true]);
    },
  );
});
