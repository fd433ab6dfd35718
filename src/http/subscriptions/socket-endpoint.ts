import type { IncomingMessage, Server } from 'node:http';
import { CloseCode, handleProtocols } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { callerKey } from '../../auth/caller-key.js';
import { failuresOf } from '../../graphql/errors/failures-of.js';
import { overloaded } from '../../graphql/errors/overload-refusal.js';
import type { Problem } from '../../graphql/errors/problem.js';
import { type Credentials, credentialsOf, type IdentifyCaller } from '../authentication.js';
import type { CheckOrigin } from '../cors.js';
import { RefusedRequest } from '../errors.js';
import { hostFault } from '../host-fault.js';
import type { CountRequest } from '../rate-limit.js';
import { requestIdOf } from '../request-id.js';
import type { RequestObserver } from '../request-observer.js';
import { closeSocket, createSocket, type Socket } from './socket.js';
import { createSocketCallers } from './socket-callers.js';
import type { StartSocketOperation } from './socket-operation.js';
import { createSocketProtocol, type SocketProtocol } from './socket-protocol.js';
import type { SubscriptionObserver } from './subscription-observer.js';
import { ignoreUpgrade, opensSocket, refuseUpgrade } from './upgrade.js';

/** How many sockets without a token in their headers may wait for their `connection_init`. */
const MAX_UNAUTHENTICATED = 256;

/** An HTTP request that may open a WebSocket. */
interface Admitted {
  readonly credentials: Credentials;
  /** The key of the caller that the headers name; null when they name none. */
  readonly callerKey: string | null;
}

const MAX_PAYLOAD_BYTES = 64 * 1_024;

/** How long a client may take to answer a close, in ms. */
const CLOSE_MS = 1_000;

const GOING_AWAY = 1001;

const FOREIGN_PAGE: Problem = {
  status: 403,
  code: 'FORBIDDEN',
  title: 'Pages of this origin may not open a WebSocket; CORS_ORIGINS lists the origins that may',
};

export interface SocketEndpointOptions {
  readonly identify: IdentifyCaller;
  readonly startOperation: StartSocketOperation;
  readonly maxSocketsPerCaller: number;
  readonly observer: SubscriptionObserver;
  /** Called with the error of a WebSocket that is refused. */
  readonly onRefused: RequestObserver['onRefused'];
  readonly onFault: (error: unknown, requestId: string) => void;
  /** 256 by default. Tests set fewer. */
  readonly maxUnauthenticated?: number;
}

/** What the HTTP server checks of all its requests. */
export interface SocketGuards {
  readonly hostNames: readonly string[] | null;
  readonly checkOrigin: CheckOrigin;
  readonly countRequest: CountRequest;
  /** The headers of every response. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Subscriptions over WebSockets: the protocol `graphql-transport-ws`. */
export interface SocketEndpoint {
  attach(server: Server, guards: SocketGuards): void;
  /** Closes all sockets with 1001, so that their clients connect elsewhere. */
  stop(): Promise<void>;
}

export function createSocketEndpoint({
  identify,
  startOperation,
  maxSocketsPerCaller,
  observer,
  onRefused = () => {},
  onFault,
  maxUnauthenticated = MAX_UNAUTHENTICATED,
}: SocketEndpointOptions): SocketEndpoint {
  const callers = createSocketCallers(identify, maxSocketsPerCaller);
  // A variable, because the types of ws lack `closeTimeout`.
  const options = {
    noServer: true,
    maxPayload: MAX_PAYLOAD_BYTES,
    perMessageDeflate: false,
    handleProtocols,
    closeTimeout: CLOSE_MS,
  };
  const sockets = new WebSocketServer(options);
  /** The sockets that wait for their `connection_init`, by the key of the caller in their headers. */
  const waiting = new Map<Socket, string | null>();
  let isStopping = false;

  /** A caller that is known has a bound of its own, so that silent strangers do not keep it out. */
  function isFull(key: string | null): boolean {
    let count = 0;
    for (const each of waiting.values()) if (each === key) count += 1;
    return count >= (key === null ? maxUnauthenticated : maxSocketsPerCaller);
  }

  function open(
    webSocket: WebSocket,
    { callerKey: key, ...request }: Admitted & Pick<Socket, 'requestId'>,
    protocol: SocketProtocol,
  ): void {
    // The stop began while the caller was checked.
    if (isStopping) {
      goAway(webSocket);
      return;
    }
    const socket = createSocket(webSocket, request, () => observer.onDropped?.('websocket'));
    waiting.set(socket, key);
    const onClosed = protocol.opened(
      {
        protocol: webSocket.protocol,
        send: (message) => socket.send(message),
        close: (code = CloseCode.InternalServerError, reason = '') => closeSocket(socket, code, reason),
        onMessage: (receive) =>
          webSocket.on('message', (data) => {
            receive(String(data)).catch((error: unknown) => onMessageError(socket, error));
          }),
      },
      socket,
    );
    webSocket.once('close', (code, reason) => {
      waiting.delete(socket);
      void onClosed(code, String(reason));
    });
  }

  function onMessageError(socket: Socket, error: unknown): void {
    // How graphql-ws names a message that only a server sends.
    if (error instanceof Error && error.message.startsWith('Unexpected message of type')) {
      closeSocket(socket, CloseCode.BadRequest, 'Invalid message received');
      return;
    }
    onFault(error, socket.requestId);
    closeSocket(socket, CloseCode.InternalServerError, 'Internal server error');
  }

  /** @throws {RefusedRequest} */
  async function admit(request: IncomingMessage, guards: SocketGuards): Promise<Admitted> {
    const problem = hostFault(request, guards.hostNames);
    if (problem !== null) throw new RefusedRequest(problem);
    if (!guards.checkOrigin(request.headers)) throw new RefusedRequest(FOREIGN_PAGE);
    if (isStopping) throw new RefusedRequest(overloaded());
    const credentials = credentialsOf(request);
    // A token in the headers is checked before there is a socket. Browsers cannot send one there.
    const caller = credentials.authorization === undefined ? null : await identify(credentials);
    // If callers do not authenticate, any header is accepted.
    const isKnown = caller !== null && caller.principal.isAnybody !== true;
    const key = isKnown ? callerKey(caller.principal) : null;
    if (isFull(key)) throw new RefusedRequest(overloaded());
    return { credentials, callerKey: key };
  }

  return {
    attach(server, guards) {
      const protocol = createSocketProtocol({
        startOperation,
        countRequest: guards.countRequest,
        async accept(socket, payload) {
          const isAccepted = await callers.accept(socket, payload);
          if (isAccepted) waiting.delete(socket);
          return isAccepted;
        },
      });
      server.on('upgrade', (request, socket, rest) => {
        if (!opensSocket(request)) return ignoreUpgrade(server, request, socket, rest);
        // Without a listener, a reset during the checks would end the process.
        socket.on('error', () => socket.destroy());
        const requestId = requestIdOf(request);
        admit(request, guards).then(
          (admitted) => {
            sockets.handleUpgrade(request, socket, rest, (webSocket) => {
              open(webSocket, { requestId, ...admitted }, protocol);
            });
          },
          (error: unknown) => {
            const isRefusal = error instanceof RefusedRequest;
            if (!isRefusal) onFault(error, requestId);
            const { problem, headers = {} } = isRefusal ? error : { problem: FAULT };
            onRefused(failuresOf([{ message: problem.title, extensions: { ...problem } }]), requestId);
            refuseUpgrade(request, socket, {
              problem,
              requestId,
              headers: { ...guards.headers, ...headers },
            });
          },
        );
      });
    },

    async stop() {
      isStopping = true;
      const closing = [...sockets.clients].map(
        (webSocket) =>
          new Promise<void>((resolve) => {
            webSocket.once('close', () => resolve());
            goAway(webSocket);
          }),
      );
      await Promise.all(closing);
    },
  };
}

function goAway(webSocket: WebSocket): void {
  closeSocket({ webSocket }, GOING_AWAY, 'The server is stopping');
}

const FAULT: Problem = { status: 500, code: 'INTERNAL_SERVER_ERROR', title: 'Internal server error' };
