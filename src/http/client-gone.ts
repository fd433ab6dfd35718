import { setMaxListeners } from 'node:events';
import type { FastifyReply } from 'fastify';

/** A signal that ends when the client goes before its answer is complete. */
export function clientGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  // Every read of an operation listens, and an operation may have many.
  setMaxListeners(0, controller.signal);
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
