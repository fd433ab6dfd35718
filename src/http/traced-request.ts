import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CallObserver } from '../plaid/plaid-observer.js';
import { allOf, type OperationObserver, UNOBSERVED } from '../reports/operation-observer.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null when nothing observes requests. */
    observer: TracedRequest | null;
  }
}

/** A request whose headers have arrived. */
export interface ReceivedRequest {
  readonly method: string;
  /** The route's own pattern, never the URL. */
  readonly route: string;
  readonly headers: FastifyRequest['headers'];
}

/** Is told of one request. `onCall` gets the calls to Plaid outside of an operation. */
export interface TracedRequest extends CallObserver {
  /** The request executes an operation. A cached response executes none. */
  onOperation(): OperationObserver;
  /** The response has left, or the connection has closed. @param status null when no whole response was sent. */
  onEnd(status: number | null): void;
}

export type TraceRequest = (request: ReceivedRequest) => TracedRequest;

/** @param observe null observes nothing, and costs nothing. */
export function traceRequests(server: FastifyInstance, observe: TraceRequest | null): void {
  server.decorateRequest('observer', null);
  if (observe === null) return;
  server.addHook('onRequest', (request, { raw: response }, done) => {
    const { method, routeOptions, headers } = request;
    const observer = observe({ method, route: routeOptions.url ?? 'none', headers });
    request.observer = observer;
    // Unlike Fastify's hooks, it is emitted for aborted requests too.
    response.once('close', () => observer.onEnd(response.writableFinished ? response.statusCode : null));
    done();
  });
}

/** @param other another observer of the operation. */
export function operationObserverOf(
  { observer }: Pick<FastifyRequest, 'observer'>,
  other: OperationObserver | null,
): OperationObserver {
  const observers = [observer?.onOperation() ?? null, other].filter((one) => one !== null);
  return observers.length > 1 ? allOf(observers) : (observers[0] ?? UNOBSERVED);
}
