import { randomUUID } from 'node:crypto';
import type { GraphQLFormattedError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { ErrorFormat } from '../../graphql/errors/error-format.js';
import { failuresOf } from '../../graphql/errors/failures-of.js';
import { overloaded } from '../../graphql/errors/overload-refusal.js';
import type { Problem } from '../../graphql/errors/problem.js';
import type { PersistedOperations } from '../../operation/persisted-operations.js';
import type { PreparedDocument, PrepareInTurn } from '../../operation/prepare.js';
import { FORBIDDEN_KEY, hasForbiddenKey } from '../forbidden-key.js';
import type { InFlight } from '../in-flight.js';
import type { CountRequest } from '../rate-limit.js';
import type { RequestObserver } from '../request-observer.js';
import { PERSISTED_OPERATION_FAULTS } from '../request-operation.js';
import { EventStream } from './event-stream.js';
import { type OpenSubscriptions, refusalOf } from './open-subscriptions.js';
import type { Socket } from './socket.js';

const NOT_SUBSCRIPTION: Problem = {
  status: 400,
  code: 'BAD_REQUEST',
  title: 'A WebSocket carries subscriptions only; send queries and mutations by POST',
};

const NO_OPERATION: Problem = {
  status: 400,
  code: 'OPERATION_RESOLUTION_FAILURE',
  title: 'The document has no such operation; with several operations, operationName must name one',
};

export interface SocketOperationOptions {
  readonly subscriptions: Pick<OpenSubscriptions, 'start'>;
  readonly resolve: PersistedOperations;
  readonly prepare: PrepareInTurn;
  readonly errorFormat: Pick<ErrorFormat, 'refuse'>;
  readonly inFlight: Pick<InFlight, 'load'>;
  readonly maxPerSocket: number;
  /** Called with the errors of a subscription that is refused. */
  readonly onRefused: RequestObserver['onRefused'];
}

/** A subscription that a socket has started. */
export interface SocketSubscription {
  readonly prepared: PreparedDocument;
  readonly events: EventStream;
}

/** Starts the subscription of a `subscribe` message. The errors with their request id when it is refused. */
export type StartSocketOperation = (message: {
  readonly socket: Socket;
  readonly payload: SubscribePayload;
  /** The subscriptions of the socket, with this one. */
  readonly count: number;
  readonly countRequest: CountRequest;
}) => Promise<SocketSubscription | readonly GraphQLFormattedError[]>;

export function createSocketOperation({
  subscriptions,
  resolve,
  prepare,
  errorFormat,
  inFlight,
  maxPerSocket,
  onRefused = () => {},
}: SocketOperationOptions): StartSocketOperation {
  const tooMany: Problem = {
    status: 429,
    code: 'RATE_LIMITED',
    title: `More than ${maxPerSocket} subscriptions over this socket are open`,
    retryable: true,
    retryAfterMs: null,
  };

  return async ({ socket: { caller, gone }, payload, count, countRequest }) => {
    // graphql-ws starts nothing before `connection_ack`.
    if (caller === null) throw new Error('The socket has not been authenticated');
    const requestId = randomUUID();
    const refuseWith = (errors: readonly GraphQLFormattedError[]) => {
      onRefused(failuresOf(errors), requestId);
      return errors.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } }));
    };
    const refuse = (problem: Problem) => refuseWith(refusalOf(problem).errors);

    if (count > maxPerSocket) return refuse(tooMany);
    if (inFlight.load >= 1) return refuse(overloaded());
    const overRate = await countRequest(caller);
    if (overRate !== null) return refuse(overRate);
    if (hasForbiddenKey(payload)) return refuse(FORBIDDEN_KEY);

    // The protocol requires `query`, so clients of registered operations send an empty one.
    const { query, ...reference } = payload as SubscribePayload & { documentId?: unknown };
    const isTextSent = query !== '';
    const resolved = resolve({ ...reference, ...(isTextSent && { query }) });
    if (resolved.fault !== null) return refuse(PERSISTED_OPERATION_FAULTS[resolved.fault].problem);
    const prepared = await prepare(resolved.document ?? query);
    if ('code' in prepared) return refuseWith(errorFormat.refuse(prepared, requestId, caller));
    const operationName = payload.operationName ?? null;
    const operation = prepared.operation(operationName);
    if (operation === null) return refuse(NO_OPERATION);
    if (operation.kind !== 'subscription') return refuse(NOT_SUBSCRIPTION);

    const started = await subscriptions.start({
      transport: 'websocket',
      requestId,
      caller,
      prepared,
      isTextSent,
      operationName,
      variables: payload.variables ?? {},
      // The socket is closed then.
      expiresAt: null,
      signal: gone,
    });
    return started instanceof EventStream ? { prepared, events: started } : refuseWith(started.errors);
  };
}
