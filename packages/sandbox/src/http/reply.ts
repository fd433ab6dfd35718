import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { formatError } from '../formatters/error.js';
import { PlaidApiError } from './errors.js';
import type { Fault } from './faults.js';
import type { JsonObject } from './json-object.js';

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or the bytes of a PDF. */
  readonly body: JsonObject | Uint8Array;
}

interface EncodedReply {
  readonly status: number;
  readonly headers?: Reply['headers'] | undefined;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const badGatewayPage = Buffer.from('<html><body><h1>502 Bad Gateway</h1></body></html>');

/** Applies a fault before the call is executed. True if the call must not be executed. */
export async function interrupt(
  fault: Fault,
  requestId: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  switch (fault.kind) {
    case 'delay':
      await sleep(fault.ms, undefined, { ref: false });
      return false;
    case 'hang':
      return true;
    case 'reset':
      request.socket.resetAndDestroy();
      return true;
    case 'error':
      sendReply(response, formatFault(fault, requestId));
      return true;
    case 'bad-gateway':
      sendBytes(response, { status: 502, contentType: 'text/html', bytes: badGatewayPage });
      return true;
    default:
      return false;
  }
}

/** Sends the response, changed or lost by the fault. */
export function sendReply(response: ServerResponse, reply: Reply, fault?: Fault): void {
  if (fault?.kind === 'hang-after') return;
  if (fault?.kind === 'reset-after') {
    response.socket?.resetAndDestroy();
    return;
  }
  const { status, headers } = reply;
  const { contentType, bytes } = encode(reply, fault);
  if (fault?.kind === 'not-json')
    sendBytes(response, {
      status,
      contentType: 'application/json',
      bytes: Buffer.from(`<!-- ${bytes.length} -->`),
    });
  else if (fault?.kind === 'cut') sendHalf(response, { status, contentType, bytes });
  else sendBytes(response, { status, headers, contentType, bytes });
}

function encode(
  { status, body }: Reply,
  fault: Fault | undefined,
): Pick<EncodedReply, 'contentType' | 'bytes'> {
  if (body instanceof Uint8Array) return { contentType: 'application/pdf', bytes: body };
  const isTransformed = fault?.kind === 'transform' && status === 200;
  const json = JSON.stringify(isTransformed ? fault.transform(body) : body);
  return { contentType: 'application/json; charset=utf-8', bytes: Buffer.from(json) };
}

function sendBytes(response: ServerResponse, { status, headers, contentType, bytes }: EncodedReply): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': bytes.length, ...headers });
  response.end(bytes);
}

/** The header has the full content length, so the client can detect that the body is incomplete. */
function sendHalf(response: ServerResponse, { status, contentType, bytes }: EncodedReply): void {
  response.writeHead(status, { 'content-type': contentType, 'content-length': bytes.length });
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}

function formatFault(fault: Fault & { kind: 'error' }, requestId: string): Reply {
  const { status, errorType, errorCode, errorMessage = '', headers = {} } = fault;
  const error = new PlaidApiError({ status, errorType, errorCode, errorMessage });
  return { status, headers, body: { ...formatError(error, requestId) } };
}
