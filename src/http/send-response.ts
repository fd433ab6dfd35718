import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import {
  ENCODINGS,
  type EncodableResponse,
  type EncodedResponse,
  type Encoding,
} from '../responses/encodable-response.js';

/** How long a client may take none of its answer, in ms. What it does not take is held for it until then. */
const STALL_MS = 30_000;

/** What the system's own buffers take, in bytes: nobody has to wait for that to be read. */
const LEAST_TO_STALL = 64 * 1_024;

/**
 * Sends an answer, compressed as the client likes it. A client that stops reading is let go of.
 *
 * @param stallMs tests bring a shorter one.
 */
export function sendResponse(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: EncodableResponse,
  stallMs = STALL_MS,
): FastifyReply | Promise<FastifyReply> {
  const encoded = answer.encoded(preferred(request));
  return 'body' in encoded
    ? send(reply, answer.status, encoded, stallMs)
    : encoded.then((made) => send(reply, answer.status, made, stallMs));
}

function send(
  reply: FastifyReply,
  status: number,
  { headers, body }: EncodedResponse,
  stallMs: number,
): FastifyReply {
  const vary = reply.getHeader('vary');
  reply
    .code(status)
    .headers(headers)
    .header('vary', vary === undefined ? 'accept-encoding' : `${vary}, accept-encoding`);
  if (body.length > LEAST_TO_STALL) reply.raw.setTimeout(stallMs, () => reply.raw.destroy());
  return reply.send(body);
}

/** The densest of those that the client takes, however it ranks them. */
function preferred(request: FastifyRequest): Encoding {
  if (request.headers['accept-encoding'] === undefined) return 'identity';
  const accepted = new Negotiator(request).encodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => accepted.includes(encoding)) ?? 'identity';
}
