import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';

/** A response that is read as it arrives. */
export interface RawStream {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** All text so far. */
  readonly text: string;
  /** Waits until the text has a part, and returns all text. */
  until(part: string): Promise<string>;
  /** Waits until something is true of the text. */
  when(isTrue: () => boolean, what: string): Promise<void>;
  /** The whole text, after the end of the response. */
  ended(): Promise<string>;
  /** Resolves when the connection is closed, by either side. */
  closed(): Promise<void>;
  pause(): void;
  resume(): void;
  close(): void;
}

export interface RawRequest {
  readonly body?: object;
  readonly headers?: Record<string, string>;
  readonly path?: string;
}

/** POSTs a body, or GETs a path without one, on a connection of its own. */
export async function openRawStream(
  port: number,
  { body, headers = {}, path = '/graphql' }: RawRequest,
): Promise<RawStream> {
  const sent = request({
    port,
    host: '127.0.0.1',
    path,
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    agent: false,
  });
  sent.on('error', () => {});
  sent.end(body === undefined ? undefined : JSON.stringify(body));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  let text = '';
  let hasEnded = false;
  let isClosed = false;
  let wakes: (() => void)[] = [];
  const wake = () => {
    for (const resolve of wakes) resolve();
    wakes = [];
  };
  response.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    wake();
  });
  response.once('end', () => {
    hasEnded = true;
    wake();
  });
  response.once('close', () => {
    isClosed = true;
    wake();
  });
  response.on('error', () => {});
  const when = async (isTrue: () => boolean, what: string) => {
    while (!isTrue()) {
      if (isClosed) throw new Error(`The response was closed without ${what}: ${text}`);
      await new Promise<void>((resolve) => wakes.push(resolve));
    }
  };
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    get text() {
      return text;
    },
    when,
    async until(part) {
      await when(() => text.includes(part), part);
      return text;
    },
    async ended() {
      await when(() => hasEnded, 'an end');
      return text;
    },
    async closed() {
      await when(() => isClosed, 'a close');
    },
    pause: () => void response.pause(),
    resume: () => void response.resume(),
    close: () => sent.destroy(),
  };
}
