import type { WebSocket } from 'ws';
import type { Caller } from '../../auth/principal.js';
import type { Credentials } from '../authentication.js';
import { Outbox } from './outbox.js';
import { HEARTBEAT_MS } from './stream-endpoint.js';

/** A WebSocket of a client. */
export interface Socket {
  readonly webSocket: WebSocket;
  readonly requestId: string;
  /** From the HTTP request that opened it. */
  readonly credentials: Credentials;
  /** Aborts when the socket closes. */
  readonly gone: AbortSignal;
  /** Null until `connection_init` is accepted. */
  caller: Caller | null;
  /** Sends a message. Resolves when there is room for another one. */
  send(message: string): Promise<void>;
}

/** The most bytes of a close reason (RFC 6455, section 5.5). */
const MAX_REASON = 123;

/** Closes a socket. Only the first close counts. */
export function closeSocket({ webSocket }: Pick<Socket, 'webSocket'>, code: number, reason: string): void {
  // After a pause, the client's part of the closing would never be read.
  webSocket.resume();
  webSocket.close(code, reason.slice(0, MAX_REASON));
}

/**
 * @param onDropped called when the socket is cut off because its client reads nothing.
 */
export function createSocket(
  webSocket: WebSocket,
  request: Pick<Socket, 'requestId' | 'credentials'>,
  onDropped: () => void,
): Socket {
  const outbox = new Outbox({
    write(piece, isLast, onSent) {
      if (webSocket.readyState === webSocket.OPEN)
        webSocket.send(piece, { binary: false, fin: isLast }, onSent);
    },
    onStalled() {
      onDropped();
      webSocket.terminate();
    },
  });
  const gone = new AbortController();
  const stopPings = sendPings(webSocket);
  // `close` follows an error, such as a message that is too large.
  webSocket.on('error', () => {});
  webSocket.once('close', () => {
    stopPings();
    outbox.close();
    gone.abort();
  });
  return {
    ...request,
    webSocket,
    gone: gone.signal,
    caller: null,
    async send(message) {
      const room = outbox.send(message);
      // Otherwise a client could have more answers written than it reads.
      if (outbox.isFull) webSocket.pause();
      await room;
      webSocket.resume();
    },
  };
}

/** Pings a client, and cuts it off when it does not answer until the next ping. Returns the end of it. */
function sendPings(webSocket: WebSocket): () => void {
  let isAlive = true;
  webSocket.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) return webSocket.terminate();
    isAlive = false;
    webSocket.ping();
  }, HEARTBEAT_MS);
  return () => clearInterval(timer);
}
