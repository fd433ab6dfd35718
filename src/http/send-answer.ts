import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { type Answer, ENCODINGS, type Encoding } from './answer.js';

/** How long a client may take none of its answer, in ms. What it does not take is held for it until then. */
const STALL_MS = 30_000;

/** Sends an answer, compressed as the client likes it. A client that stops reading is let go of. */
export async function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
): Promise<FastifyReply> {
  const { encoding, body } = await answer.encoded(preferred(request));
  reply
    .code(answer.status)
    .headers({ ...answer.headers, 'content-length': body.length })
    .header('vary', [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', '));
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  reply.raw.setTimeout(STALL_MS, () => reply.raw.destroy());
  return reply.send(body);
}

/** The densest of those that the client takes, however it ranks them. */
function preferred(request: FastifyRequest): Encoding {
  if (request.headers['accept-encoding'] === undefined) return 'identity';
  const accepted = new Negotiator(request).encodings([...ENCODINGS]);
  return ENCODINGS.find((encoding) => accepted.includes(encoding)) ?? 'identity';
}
