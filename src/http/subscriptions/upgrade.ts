import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Problem } from '../../graphql/errors/problem.js';
import { GRAPHQL_PATH } from '../landing-page.js';
import { REQUEST_ID_HEADER } from '../request-id.js';
import { JSON_TYPE } from '../response-type.js';

/** Whether a request with an Upgrade header opens a WebSocket at the graph. */
export function opensSocket({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    url?.split('?')[0] === GRAPHQL_PATH &&
    headers.upgrade?.trim().toLowerCase() === 'websocket'
  );
}

/** Headers that ask for another protocol. */
const UPGRADE_HEADERS: readonly string[] = ['connection', 'upgrade', 'http2-settings'];

/**
 * Handles a request as if it asked for no other protocol. Node hands over every request with an Upgrade header once a server supports
 * WebSockets, and some HTTP clients send `Upgrade: h2c` with their first request.
 *
 * @param rest what has arrived after the headers.
 */
export function ignoreUpgrade(server: Server, request: IncomingMessage, socket: Duplex, rest: Buffer): void {
  const { method, url, httpVersion, rawHeaders } = request;
  let head = `${method} ${url} HTTP/${httpVersion}\r\n`;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!UPGRADE_HEADERS.includes(name.toLowerCase())) head += `${name}: ${value}\r\n`;
  }
  server.emit('connection', socket);
  // Node decodes headers as latin1.
  socket.unshift(Buffer.concat([Buffer.from(`${head}\r\n`, 'latin1'), rest]));
}

export interface UpgradeRefusal {
  readonly problem: Problem;
  readonly headers: Readonly<Record<string, string>>;
  readonly requestId: string;
}

/** Refuses a WebSocket with an HTTP response. */
export function refuseUpgrade(
  request: IncomingMessage,
  socket: Duplex,
  { problem: { status, title: message, ...extensions }, headers, requestId }: UpgradeRefusal,
): void {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  // The socket of an HTTP server is always one of net.
  const tcp = socket as Socket;
  response.assignSocket(tcp);
  // Not `end`: a client may leave its half open for ever.
  response.once('finish', () => tcp.destroySoon());
  const body = JSON.stringify({ errors: [{ message, extensions: { ...extensions, requestId } }] });
  response
    .writeHead(status, {
      ...headers,
      [REQUEST_ID_HEADER]: requestId,
      'content-type': JSON_TYPE,
      'content-length': Buffer.byteLength(body),
    })
    .end(body);
}
