import { setMaxListeners } from 'node:events';
import type { FastifyReply } from 'fastify';

/** A signal that aborts when the client disconnects before its response is complete. */
export function clientGone(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  // Every read of an operation adds a listener, and an operation may have many reads.
  setMaxListeners(0, controller.signal);
  const { socket } = reply.request.raw;
  const onClose = () => {
    socket.off('close', onClose);
    if (!reply.raw.writableFinished) controller.abort();
  };
  reply.raw.once('close', onClose);
  // A pipelined response that waits behind another gets no `close` event of its own. There may be many.
  setMaxListeners(0, socket);
  socket.once('close', onClose);
  return controller.signal;
}
