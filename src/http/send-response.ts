import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import {
  ENCODINGS,
  type EncodableResponse,
  type EncodedResponse,
  type Encoding,
} from '../responses/encodable-response.js';

/** How long a client may read nothing of its response, in ms. The unread part stays in memory until then. */
const STALL_MS = 30_000;

/** The size of the operating system's buffers, in bytes. A smaller body needs no timeout. */
const LEAST_TO_STALL = 64 * 1_024;

/**
 * Sends a response in an encoding that the client accepts, and then releases it. Disconnects a client that stops reading.
 *
 * @param stallMs tests set a shorter one.
 */
export function sendResponse(
  request: FastifyRequest,
  reply: FastifyReply,
  response: EncodableResponse,
  stallMs = STALL_MS,
): FastifyReply | Promise<FastifyReply> {
  const encoded = response.encoded(preferred(request));
  return 'body' in encoded
    ? send(reply, response, encoded, stallMs)
    : encoded.then((done) => send(reply, response, done, stallMs));
}

function send(
  reply: FastifyReply,
  response: EncodableResponse,
  { headers, body }: EncodedResponse,
  stallMs: number,
): FastifyReply {
  const vary = reply.getHeader('vary');
  reply
    .code(response.status)
    .headers(headers)
    .header('vary', vary === undefined ? 'accept-encoding' : `${vary}, accept-encoding`);
  if (body.length > LEAST_TO_STALL) reply.raw.setTimeout(stallMs, () => reply.raw.destroy());
  if (response.isLarge) reply.raw.once('close', () => response.release());
  return reply.send(body);
}

/** The most compact encoding that the client accepts, regardless of its ranking. */
function preferred(request: FastifyRequest): Encoding {
  if (request.headers['accept-encoding'] === undefined) return 'identity';
  const accepted = new Negotiator(request).encodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => accepted.includes(encoding)) ?? 'identity';
}
