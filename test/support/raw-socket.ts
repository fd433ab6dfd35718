import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';

/** A WebSocket whose messages are read one by one. */
export interface RawSocket {
  readonly socket: WebSocket;
  /** All messages that were not read yet. */
  readonly unread: readonly unknown[];
  send(message: object | string): void;
  /** The next message. Fails when the socket closes before. */
  next(): Promise<unknown>;
  /** The code and the reason of the close. */
  closed(): Promise<[code: number, reason: string]>;
}

const PROTOCOL = 'graphql-transport-ws';

/** @param protocols other subprotocols; the one of GraphQL by default. */
export async function openRawSocket(
  port: number,
  options: ClientOptions = {},
  protocols: readonly string[] = [PROTOCOL],
): Promise<RawSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, [...protocols], options);
  const unread: unknown[] = [];
  let wake = () => {};
  let closed: [number, string] | null = null;
  socket.on('message', (data) => {
    unread.push(JSON.parse(String(data)));
    wake();
  });
  socket.on('close', (code, reason) => {
    closed = [code, String(reason)];
    wake();
  });
  await once(socket, 'open');
  socket.on('error', () => {});
  const changed = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  return {
    socket,
    unread,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    async next() {
      while (unread.length === 0) {
        if (closed !== null) throw new Error(`Closed with ${closed.join(' ')} instead of a message`);
        await changed();
      }
      return unread.shift();
    },
    async closed() {
      while (closed === null) await changed();
      return closed;
    },
  };
}

/** A socket that has been acknowledged. */
export async function openGraphSocket(
  port: number,
  payload: object = {},
  options: ClientOptions = {},
): Promise<RawSocket> {
  const socket = await openRawSocket(port, options);
  socket.send({ type: 'connection_init', payload });
  const answer = await socket.next();
  if (JSON.stringify(answer) !== '{"type":"connection_ack"}')
    throw new Error(`No acknowledgement: ${JSON.stringify(answer)}`);
  return socket;
}

/** The status and body with which the opening of a WebSocket is refused. */
export function refusedUpgrade(
  port: number,
  options: ClientOptions,
): Promise<{ status: number; body: string }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/graphql`, PROTOCOL, options);
  return new Promise((resolve, reject) => {
    socket.on('open', () => reject(new Error('The socket was opened')));
    socket.on('error', reject);
    socket.on('unexpected-response', async (_request, response) => {
      let body = '';
      for await (const part of response) body += String(part);
      resolve({ status: response.statusCode ?? 0, body });
    });
  });
}
