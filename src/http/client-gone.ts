import { setMaxListeners } from 'node:events';
import type { FastifyReply } from 'fastify';

/** A signal that ends when the client goes before its answer is complete. */
export function clientGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  // Every read of an operation listens, and an operation may have many.
  setMaxListeners(0, controller.signal);
  const { socket } = reply.request.raw;
  const onClose = () => {
    socket.off('close', onClose);
    if (!reply.raw.writableFinished) controller.abort();
  };
  reply.raw.once('close', onClose);
  // An answer that waits behind another on the same connection is not told when that closes. There may be many.
  setMaxListeners(0, socket);
  socket.once('close', onClose);
  return controller.signal;
}
