import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Failure } from '../operation/failure.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether its response is a stream, which lasts as long as its client stays. */
    isStream: boolean;
  }
}

/** A response that has left. */
export interface AnsweredRequest {
  readonly method: string;
  /** The route's own pattern, never the URL. */
  readonly route: string;
  readonly status: number;
  readonly durationMs: number;
}

/** A request whose client has disconnected before its response was complete. */
export interface AbortedRequest extends Pick<AnsweredRequest, 'method' | 'route'> {
  readonly requestId: string;
}

/** Is told of requests. */
export interface RequestObserver {
  /** Called after each response that is no stream. */
  readonly onAnswered?: (request: AnsweredRequest) => void;
  /** Called after each response without data, with its errors. */
  readonly onRefused?: (failures: readonly Failure[], requestId: string) => void;
  readonly onAborted?: (request: AbortedRequest) => void;
}

/** Calls the observer, and logs each response. */
export function observeRequests(
  server: FastifyInstance,
  log: Logger,
  { onAnswered, onRefused = () => {}, onAborted = () => {} }: RequestObserver,
): void {
  server.addHook('onResponse', ({ refusals, id }, _reply, done) => {
    if (refusals !== null) onRefused(refusals, id);
    done();
  });
  // Fastify's own hook misses a client who disconnects after its body was read.
  server.addHook('onRequest', (request, { raw }, done) => {
    const { id: requestId, method, routeOptions } = request;
    raw.once('close', () => {
      if (!raw.writableFinished && !request.isStream)
        onAborted({ requestId, method, route: routeOptions.url ?? 'none' });
    });
    done();
  });
  if (onAnswered !== undefined) {
    server.addHook('onResponse', ({ isStream, method, routeOptions }, { statusCode, elapsedTime }, done) => {
      const route = routeOptions.url ?? 'none';
      if (!isStream) onAnswered({ method, route, status: statusCode, durationMs: elapsedTime });
      done();
    });
  }
  if (log.isLevelEnabled('info')) {
    server.addHook('onResponse', (request, reply, done) => {
      log.info(
        {
          requestId: request.id,
          method: request.method,
          route: request.routeOptions.url ?? 'none',
          status: reply.statusCode,
          durationMs: Math.round(reply.elapsedTime),
        },
        'request completed',
      );
      done();
    });
  }
}
