import { openGraphSocket, type RawSocket } from './raw-socket.js';
import { openRawStream, type RawStream } from './raw-stream.js';

/** A result of a subscription, or the response that refuses it. */
export interface Told<Data = Record<string, unknown>> {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  readonly extensions?: { readonly cursor?: string };
}

/** A client with one subscription on a connection of its own. */
export interface Subscriber<Data> {
  /** The results that `next` has not returned yet. */
  readonly unread: number;
  /** Waits for the next result. Fails when the subscription ends before. */
  next(): Promise<Told<Data>>;
  /** Waits for the regular end of the stream; over a WebSocket, of the subscription: `next` has returned its end then. */
  ended(): Promise<void>;
  /** Closes the connection at once. */
  cut(): void;
}

export type Transport = 'sse' | 'multipart' | 'websocket';

export interface SubscribeOptions {
  readonly query: string;
  readonly variables?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Server-sent events by default. */
  readonly transport?: Transport;
}

/** The media type, and the results in the text so far. */
const FRAMINGS = {
  sse: {
    accept: 'text/event-stream',
    read: (text: string) =>
      [...text.matchAll(/^event: next\n(?:.+\n)*?data: (.+)\n\n/gm)].map(
        ([, data = '']) => JSON.parse(data) as object,
      ),
  },
  multipart: {
    accept: 'multipart/mixed;subscriptionSpec=1.0',
    read: (text: string) =>
      [...text.matchAll(/\r\n\r\n({"payload":.+})\r\n--graphql/g)].map(([, part = '']) => {
        const { payload, errors } = JSON.parse(part) as { payload: object | null; errors?: unknown };
        return payload ?? { errors };
      }),
  },
};

/** Resolves when the server has begun the stream, or has refused it; over a WebSocket, when the socket is acknowledged. */
export async function subscribe<Data = Record<string, unknown>>(
  url: string,
  { query, variables = {}, headers = {}, transport = 'sse' }: SubscribeOptions,
): Promise<Subscriber<Data>> {
  const port = Number(new URL(url).port);
  const payload = { query, variables };
  if (transport === 'websocket') {
    const socket = await openGraphSocket(port, headers);
    socket.send({ id: '1', type: 'subscribe', payload });
    return overSocket(socket);
  }
  const { accept, read } = FRAMINGS[transport];
  const stream = await openRawStream(port, { body: payload, headers: { ...headers, accept } });
  return overStream(stream, read);
}

function overStream<Data>(stream: RawStream, read: (text: string) => readonly object[]): Subscriber<Data> {
  let returned = 0;
  return {
    get unread() {
      return read(stream.text).length - returned;
    },
    async next() {
      if (stream.status !== 200) return JSON.parse(await stream.ended()) as Told<Data>;
      await stream.when(() => read(stream.text).length > returned, 'the next result');
      returned += 1;
      return read(stream.text)[returned - 1] as Told<Data>;
    },
    async ended() {
      await stream.ended();
    },
    cut: () => stream.close(),
  };
}

function overSocket<Data>({ next, socket, unread }: RawSocket): Subscriber<Data> {
  let hasEnded = false;
  return {
    get unread() {
      return unread.length;
    },
    async next() {
      const { type, payload } = (await next()) as { readonly type: string; readonly payload: unknown };
      if (type === 'next') return payload as Told<Data>;
      hasEnded = type === 'error' || type === 'complete';
      if (type === 'error') return { errors: payload } as Told<Data>;
      throw new Error(`${type} instead of a result`);
    },
    async ended() {
      if (hasEnded) return;
      const { type } = (await next()) as { readonly type: string };
      if (type !== 'complete') throw new Error(`${type} instead of the end`);
    },
    cut: () => socket.terminate(),
  };
}
