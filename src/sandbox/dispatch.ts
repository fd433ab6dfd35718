import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallRecorder } from './calls.js';
import { internalServerError, invalidApiKeys, invalidBody, notFound, PlaidApiError } from './errors.js';
import type { FaultQueue } from './faults.js';
import { formatError } from './formatters/error.js';
import { interrupt, type Reply, sendReply } from './reply.js';
import type { Route } from './routes/route.js';
import type { JsonObject } from './validation.js';
import type { World } from './world.js';

/** Plaid names no limit; a custom user's configuration is the longest thing to be sent, at some 55 kB. */
const maxBodyBytes = 1_048_576;

export interface Dispatcher {
  readonly world: World;
  readonly routes: readonly Route[];
  readonly calls: CallRecorder;
  readonly faults: FaultQueue;
  /** Told of every error that is the sandbox's own fault; the caller only sees INTERNAL_SERVER_ERROR. */
  readonly onError: (error: unknown) => void;
}

/** The life of one call, in order: count, break on the way in, read, authenticate, route, break on the way out. */
export function createRequestListener({ world, routes, calls, faults, onError }: Dispatcher) {
  const routesByPath = new Map(routes.map((route) => [route.path, route]));

  return async function onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '/'] = (request.url ?? '/').split('?');
    calls.counted(path);
    const fault = faults.next(path);
    const requestId = world.tokens.requestId();
    try {
      const bytes = await readBody(request);
      if (bytes === undefined) response.destroy();
      else if (fault && (await interrupt(fault, requestId, request, response))) return;
      else sendReply(response, await answer(request, path, bytes, requestId), fault);
    } catch (error) {
      onError(error);
      response.destroy();
    }
  };

  async function answer(
    request: IncomingMessage,
    path: string,
    bytes: Buffer,
    requestId: string,
  ): Promise<Reply> {
    try {
      const route = routesByPath.get(path);
      if (route === undefined || request.method !== 'POST') throw notFound();
      const body = parseBody(request, bytes);
      calls.parsed(path, body);
      const { client_id: bodyClientId, secret: bodySecret, ...input } = body;
      const client = world.clients.authenticate(
        request.headers['plaid-client-id'] ?? bodyClientId,
        request.headers['plaid-secret'] ?? bodySecret,
      );
      if (client === undefined) throw invalidApiKeys();
      return {
        status: 200,
        body: { ...(await route.handle(input, { client, world })), request_id: requestId },
      };
    } catch (error) {
      if (!(error instanceof PlaidApiError)) onError(error);
      const plaidError = error instanceof PlaidApiError ? error : internalServerError();
      return { status: plaidError.status, body: { ...formatError(plaidError, requestId) } };
    }
  }
}

/** Undefined when the caller went away or sent more than is reasonable: nobody is left to answer. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxBodyBytes) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

/** Plaid takes JSON objects in UTF-8, declared as application/json, and nothing else (Plaid docs: errors/invalid-request). */
function parseBody(request: IncomingMessage, bytes: Buffer): JsonObject {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) throw invalidBody();
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalidBody();
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalidBody();
  return body as JsonObject;
}
