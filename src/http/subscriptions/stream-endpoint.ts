import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../graphql/errors/problem.js';
import { afterVariable } from '../../operation/after-variable.js';
import type { PreparedDocument } from '../../operation/prepare.js';
import type { PreparedOperation } from '../../operation/prepared-operation.js';
import { SubscriptionFailure } from '../../subscriptions/subscription-failure.js';
import { callerOf } from '../authentication.js';
import { clientGone } from '../client-gone.js';
import { errorsResponse, refusalResponse } from '../errors.js';
import type { InFlight } from '../in-flight.js';
import type { RequestOperation } from '../request-operation.js';
import { sendResponse } from '../send-response.js';
import { EventStream } from './event-stream.js';
import type { Framing } from './framing.js';
import { LAST_EVENT_ID_HEADER, NO_AFTER_VARIABLE } from './last-event-id.js';
import type { OpenSubscriptions } from './open-subscriptions.js';
import { Outbox } from './outbox.js';
import { BAD_VARIABLES, variablesOf } from './request-variables.js';
import { framingOf, NOT_STREAMABLE } from './stream-type.js';
import type { SubscriptionObserver } from './subscription-observer.js';

/** Proxies and clients end a connection on which nothing arrives for a while. */
export const HEARTBEAT_MS = 12_000;

export interface StreamEndpointOptions {
  readonly subscriptions: Pick<OpenSubscriptions, 'start'>;
  readonly inFlight: Pick<InFlight, 'release'>;
  readonly observer: SubscriptionObserver;
}

/** A subscription in a POST or GET request. */
export interface StreamRequest {
  readonly request: FastifyRequest;
  readonly operation: RequestOperation;
  readonly prepared: PreparedDocument;
  readonly subscription: PreparedOperation;
}

/** Responds to a subscription: with a stream of its events, or with an ordinary response when it is refused. */
export type StreamEndpoint = (received: StreamRequest, reply: FastifyReply) => Promise<FastifyReply>;

export function createStreamEndpoint({
  subscriptions,
  inFlight,
  observer,
}: StreamEndpointOptions): StreamEndpoint {
  return async ({ request, operation, prepared, subscription }, reply) => {
    const refuse = (problem: Problem) => sendResponse(request, reply, refusalResponse({ problem }, request));
    const framing = framingOf(request.headers);
    if (framing === null) return refuse(NOT_STREAMABLE);
    const variables = variablesOf(operation);
    if (variables === null) return refuse(BAD_VARIABLES);
    const lastEventId = request.headers[LAST_EVENT_ID_HEADER];
    if (typeof lastEventId === 'string' && lastEventId !== '') {
      const after = afterVariable(subscription);
      if (after === null) return refuse(NO_AFTER_VARIABLE);
      variables[after] = lastEventId;
    }

    const caller = callerOf(request);
    const gone = clientGone(reply);
    const started = await subscriptions.start({
      transport: framing.transport,
      requestId: request.id,
      caller,
      prepared,
      isTextSent: operation.isTextSent,
      operationName: operation.name,
      variables,
      expiresAt: caller.principal.expiresAt,
      signal: gone,
    });
    if (!(started instanceof EventStream))
      return sendResponse(request, reply, errorsResponse(started, request));
    request.isStream = true;
    inFlight.release(reply);
    reply.hijack();
    if (!gone.aborted) void stream(started, framing, reply);
    return reply;
  };

  async function stream(events: EventStream, framing: Framing, reply: FastifyReply): Promise<void> {
    const { raw } = reply;
    const outbox = new Outbox({
      write: (piece, _isLast, onSent) => raw.write(piece, onSent),
      onStalled() {
        observer.onDropped?.(framing.transport);
        events.end();
        raw.destroy();
      },
    });
    // The connection may end during a write. `close` follows.
    raw.on('error', () => outbox.close());
    raw.once('close', () => outbox.close());
    // One packet has the headers and the first heartbeat.
    raw.cork();
    raw.writeHead(200, {
      ...(reply.getHeaders() as OutgoingHttpHeaders),
      'content-type': framing.contentType,
      'cache-control': 'no-store',
      // For nginx, which otherwise buffers a response.
      'x-accel-buffering': 'no',
    });
    // Otherwise Node would hold the text of the headers in sixty pieces until the end of the stream.
    raw.flushHeaders();
    void outbox.send(framing.start);
    raw.uncork();
    const heartbeat = setInterval(() => {
      if (outbox.isEmpty) void outbox.send(framing.heartbeat);
    }, HEARTBEAT_MS);
    try {
      for await (const event of events) await outbox.send(framing.event(event));
    } catch (error) {
      if (!(error instanceof SubscriptionFailure)) throw error;
      await outbox.send(framing.failure(error.errors));
    } finally {
      clearInterval(heartbeat);
      events.end();
    }
    void outbox.send(framing.end);
    await outbox.sent();
    outbox.close();
    if (!raw.destroyed) raw.end();
  }
}
