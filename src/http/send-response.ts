import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import type { Turns } from '../lib/turns.js';
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
 * The size of a piece of a long body, in bytes. The buffers of the operating system take several megabytes in one write, which takes
 * milliseconds. Smaller pieces cost more: those of 512 KB a third of the CPU time of a cached response of 2.8 MB.
 */
const PIECE_BYTES = 2_000_000;

/** A longer body is sent in pieces, in bytes. */
const WHOLE_BYTES = 2 * PIECE_BYTES;

export interface Sending {
  /** Tests set a shorter time. */
  readonly stallMs?: number;
  /** The pieces of a long body are sent in turn with other work. Absent: the body is sent whole. */
  readonly turns?: Pick<Turns, 'next'>;
}

/** Sends a response in an encoding that the client accepts, and then releases it. Disconnects a client that stops reading. */
export function sendResponse(
  request: FastifyRequest,
  reply: FastifyReply,
  response: EncodableResponse,
  sending: Sending = {},
): FastifyReply | Promise<FastifyReply> {
  const encoded = response.encoded(preferred(request));
  return 'body' in encoded
    ? send(reply, response, encoded, sending)
    : encoded.then((done) => send(reply, response, done, sending));
}

function send(
  reply: FastifyReply,
  response: EncodableResponse,
  { headers, body }: EncodedResponse,
  { stallMs = STALL_MS, turns }: Sending,
): FastifyReply {
  const vary = reply.getHeader('vary');
  reply
    .code(response.status)
    .headers(headers)
    .header('vary', vary === undefined ? 'accept-encoding' : `${vary}, accept-encoding`);
  if (body.length > LEAST_TO_STALL) reply.raw.setTimeout(stallMs, () => reply.raw.destroy());
  if (response.isLarge) reply.raw.once('close', () => response.release());
  if (turns === undefined || body.length <= WHOLE_BYTES) return reply.send(body);
  return reply.send(Readable.from(pieces(body, turns), { objectMode: false, highWaterMark: 1 }));
}

async function* pieces(body: Buffer, turns: Pick<Turns, 'next'>): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < body.length; sent += PIECE_BYTES) {
    await turns.next();
    yield body.subarray(sent, sent + PIECE_BYTES);
  }
}

/** The most compact encoding that the client accepts, regardless of its ranking. */
function preferred(request: FastifyRequest): Encoding {
  if (request.headers['accept-encoding'] === undefined) return 'identity';
  const accepted = new Negotiator(request).encodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => accepted.includes(encoding)) ?? 'identity';
}
