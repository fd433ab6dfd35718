import { setMaxListeners } from 'node:events';
import type { FastifyReply } from 'fastify';
import { TimedSignal } from '../lib/deadline.js';

/** A signal that aborts when the client disconnects before its response is complete. */
export function clientGone(reply: FastifyReply): AbortSignal {
  const gone = new TimedSignal();
  const { socket } = reply.request.raw;
  if (socket.destroyed) {
    gone.abort();
    return gone;
  }
  const onClose = () => {
    socket.off('close', onClose);
    if (!reply.raw.writableFinished) gone.abort();
  };
  reply.raw.once('close', onClose);
  // A pipelined response that waits behind another gets no `close` event of its own. There may be many.
  setMaxListeners(0, socket);
  socket.once('close', onClose);
  return gone;
}
