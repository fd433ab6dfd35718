import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { makeServer, type Server } from 'graphql-ws';
import type { SubscriptionEvent } from '../../subscriptions/subscription.js';
import { SubscriptionFailure } from '../../subscriptions/subscription-failure.js';
import type { CountRequest } from '../rate-limit.js';
import type { EventStream } from './event-stream.js';
import type { Socket } from './socket.js';
import type { StartSocketOperation } from './socket-operation.js';

/** How long a client may take to send `connection_init`, in ms. */
const INIT_MS = 3_000;

export type SocketProtocol = Server<Socket>;

export interface SocketProtocolOptions {
  /** Decides about the payload of `connection_init`. Closes a socket that it does not accept. */
  readonly accept: (socket: Socket, payload: Readonly<Record<string, unknown>>) => Promise<boolean>;
  readonly startOperation: StartSocketOperation;
  readonly countRequest: CountRequest;
}

/** The messages of `graphql-transport-ws`, by graphql-ws, with subscriptions of this server. */
export function createSocketProtocol({
  accept,
  startOperation,
  countRequest,
}: SocketProtocolOptions): SocketProtocol {
  return makeServer<Record<string, unknown> | undefined, Socket>({
    connectionInitWaitTimeout: INIT_MS,
    onConnect: ({ extra, connectionParams = {} }) => accept(extra, connectionParams),
    async onSubscribe({ extra: socket, subscriptions }, _id, payload) {
      const count = Object.keys(subscriptions).length;
      const started = await startOperation({ socket, payload, count, countRequest });
      if (!('events' in started)) return started.map((error) => new RefusedOperation(error));
      // graphql-ws reads no more of these, because `subscribe` below executes nothing.
      return {
        document: started.prepared.document,
        operationName: payload.operationName,
        contextValue: started.events,
      } as Partial<ExecutionArgs> as ExecutionArgs;
    },
    subscribe: ({ contextValue }) => contextValue as EventStream as never,
    onNext: (_context, _id, _payload, _args, event) => (event as unknown as SubscriptionEvent).result,
    onError: (_context, _id, _payload, errors) =>
      errors.flatMap((error) =>
        error.originalError instanceof SubscriptionFailure ? error.originalError.errors : error.toJSON(),
      ),
  });
}

/** An error that is already in the form for clients. */
class RefusedOperation extends GraphQLError {
  readonly #formatted: GraphQLFormattedError;

  constructor(formatted: GraphQLFormattedError) {
    super(formatted.message);
    this.#formatted = formatted;
  }

  override toJSON(): GraphQLFormattedError {
    return this.#formatted;
  }
}
