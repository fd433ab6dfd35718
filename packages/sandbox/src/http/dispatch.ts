import type { IncomingMessage, ServerResponse } from 'node:http';
import { formatError } from '../formatters/error.js';
import type { Route } from '../routes/route.js';
import type { Context } from '../state/context.js';
import type { LedgerWriter } from '../state/ledger.js';
import type { CallLogWriter } from './call-log.js';
import { internalServerError, invalidApiKeys, notFound, PlaidApiError, rateLimitExceeded } from './errors.js';
import type { FaultQueue } from './faults.js';
import { interrupt, type Reply, sendReply } from './reply.js';
import { parseJsonObject, readBody } from './request-body.js';

export interface Dispatcher {
  readonly context: Context;
  readonly routes: readonly Route[];
  readonly calls: CallLogWriter;
  readonly faults: FaultQueue;
  readonly ledger: LedgerWriter;
  /** Called for every internal error; the client only gets INTERNAL_SERVER_ERROR. */
  readonly onError: (error: unknown) => void;
}

/**
 * Handles a call in this order: count it, read the body, apply a fault to the request, parse, authenticate, apply rate limits,
 * run the route, apply a fault to the response.
 */
export function createRequestListener({ context, routes, calls, faults, ledger, onError }: Dispatcher) {
  const routesByPath = new Map(routes.map((route) => [route.path, route]));

  return async function onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '/'] = (request.url ?? '/').split('?');
    calls.counted(path);
    const fault = faults.next(path);
    const requestId = context.tokens.requestId();
    try {
      const bytes = await readBody(request);
      if (bytes === undefined) response.destroy();
      else if (fault && (await interrupt(fault, requestId, request, response))) return;
      else sendReply(response, await handle(request, path, bytes, requestId), fault);
    } catch (error) {
      onError(error);
      response.destroy();
    }
  };

  async function handle(
    request: IncomingMessage,
    path: string,
    bytes: Buffer,
    requestId: string,
  ): Promise<Reply> {
    try {
      const route = routesByPath.get(path);
      if (route === undefined || request.method !== 'POST') throw notFound();
      const body = parseJsonObject(request, bytes);
      calls.parsed(path, body);
      const { client_id: bodyClientId, secret: bodySecret, ...input } = body;
      const client = context.clients.authenticate(
        request.headers['plaid-client-id'] ?? bodyClientId,
        request.headers['plaid-secret'] ?? bodySecret,
      );
      if (client === undefined) throw invalidApiKeys();
      if (!context.rateLimits.allow(path, client.clientId, input)) throw rateLimitExceeded();
      const result = await route.handle(input, {
        client,
        context,
        happened: (effect) => ledger.add({ clientId: client.clientId, path, requestId, ...effect }),
      });
      // A PDF response has its request id in a header (Plaid docs: /asset_report/pdf/get).
      return result instanceof Uint8Array
        ? { status: 200, headers: { 'Plaid-Request-ID': requestId }, body: result }
        : { status: 200, body: { ...result, request_id: requestId } };
    } catch (error) {
      if (!(error instanceof PlaidApiError)) onError(error);
      const plaidError = error instanceof PlaidApiError ? error : internalServerError();
      return { status: plaidError.status, body: { ...formatError(plaidError, requestId) } };
    }
  }
}
