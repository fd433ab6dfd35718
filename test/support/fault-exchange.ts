import {
  type Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** A response of the upstream, or one in its place. */
export interface ProxiedResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Headers about one connection. The proxy's connections have their own. */
const CONNECTION_HEADERS = ['connection', 'keep-alive', 'transfer-encoding', 'content-length'];

/** What became of one request. */
export interface ExchangeRecord {
  /** Whether it was sent to the upstream. */
  isForwarded: boolean;
  /** The status that was sent to the client; null if none was. */
  status: number | null;
  /** How much of the response's body the upstream has sent. */
  bodyBytes: number;
}

/** One request of a client, and what the proxy does with it. All waits end when the client leaves. */
export class FaultExchange {
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #record: ExchangeRecord;
  readonly #left = new AbortController();

  /** @param record is updated as the exchange proceeds. */
  constructor(incoming: IncomingMessage, response: ServerResponse, record: ExchangeRecord) {
    this.#request = incoming;
    this.#response = response;
    this.#record = record;
    response.once('close', () => this.#left.abort());
  }

  /**
   * Sends the request to the upstream.
   *
   * @param body of the request, which has arrived as a whole.
   */
  async forward(upstream: URL, agent: Agent, body: Buffer): Promise<ProxiedResponse> {
    const answer = await this.ask(upstream, agent, body);
    const { statusCode: status = 0, headers } = answer;
    const answered = { status, headers, body: await buffer(answer) };
    this.#record.bodyBytes = answered.body.length;
    return answered;
  }

  /** As `forward`, without the wait for the body. */
  async ask(upstream: URL, agent: Agent, body: Buffer): Promise<IncomingMessage> {
    this.#record.isForwarded = true;
    const { method, url, headers } = this.#request;
    const sent = request(new URL(url ?? '/', upstream), {
      ...(method !== undefined && { method }),
      agent,
      headers: { ...without(headers, [...CONNECTION_HEADERS, 'host']), 'content-length': body.length },
    });
    const arrived = new Promise<IncomingMessage>((resolve, reject) => {
      sent.once('response', resolve);
      sent.once('error', reject);
    });
    sent.end(body);
    return arrived;
  }

  send(response: ProxiedResponse): void {
    this.#head(response);
    this.#response.end(response.body);
  }

  /** Sends a response on while it arrives, in portions of at least so many bytes; of 0 bytes, its headers at once. */
  async pass(answer: IncomingMessage, portionBytes = 0): Promise<void> {
    const begin = () => this.#begin(answer);
    if (portionBytes === 0) begin();
    let held: Buffer[] = [];
    for await (const piece of this.#piecesOf(answer)) {
      held.push(piece);
      if (held.reduce((sum, { length }) => sum + length, 0) < portionBytes) continue;
      begin();
      this.#response.write(Buffer.concat(held));
      held = [];
    }
    begin();
    this.#response.end(Buffer.concat(held));
  }

  /** Sends a response on while it arrives, and ends the connection after so many bytes of its body, or so many ms. */
  async cut(answer: IncomingMessage, afterBytes: number, afterMs: number | null): Promise<void> {
    this.#begin(answer);
    const end = () => this.#request.socket.destroy();
    if (afterMs !== null) setTimeout(end, afterMs);
    let left = afterBytes;
    for await (const piece of this.#piecesOf(answer)) {
      if (piece.length >= left) return void this.#response.write(piece.subarray(0, left), end);
      left -= piece.length;
      this.#response.write(piece);
    }
    this.#response.end();
  }

  /** Sends the body in pieces. */
  async drip(response: ProxiedResponse, bytes: number, everyMs: number): Promise<void> {
    this.#head(response);
    for (let at = 0; at < response.body.length; at += bytes) {
      this.#response.write(response.body.subarray(at, at + bytes));
      await this.wait(everyMs);
    }
    this.#response.end();
  }

  /** Sends the headers and half of the body, and ends the connection. */
  truncate(response: ProxiedResponse): void {
    this.#head(response);
    const half = response.body.subarray(0, Math.floor(response.body.length / 2));
    this.#response.write(half, () => this.#request.socket.destroy());
  }

  reset(): void {
    this.#request.socket.resetAndDestroy();
  }

  /** @throws {Error} AbortError, when the client leaves first. */
  async wait(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#left.signal });
  }

  /** The body, until the client leaves. */
  async *#piecesOf(answer: IncomingMessage): AsyncGenerator<Buffer> {
    const leave = () => answer.destroy();
    this.#left.signal.addEventListener('abort', leave);
    if (this.#left.signal.aborted) leave();
    for await (const piece of answer as AsyncIterable<Buffer>) {
      this.#record.bodyBytes += piece.length;
      yield piece;
    }
  }

  /** Sends the headers, once. */
  #begin({ statusCode: status = 0, headers }: IncomingMessage): void {
    if (this.#record.status !== null) return;
    this.#record.status = status;
    const length = headers['content-length'];
    this.#response.writeHead(status, {
      ...without(headers, CONNECTION_HEADERS),
      ...(length !== undefined && { 'content-length': length }),
    });
    this.#response.flushHeaders();
  }

  #head({ status, headers, body }: ProxiedResponse): void {
    this.#record.status = status;
    this.#response.writeHead(status, {
      ...without(headers, CONNECTION_HEADERS),
      'content-length': body.length,
    });
  }
}

function without(headers: IncomingHttpHeaders, names: readonly string[]): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
