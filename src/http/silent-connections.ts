import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const SWEEP_MS = 50;

/**
 * Closes connections that have sent nothing when the server stops. Node counts a connection as busy from its opening, so a client that
 * opens one in advance would otherwise delay the end until it times out.
 */
export function closeSilentConnections(server: FastifyInstance): void {
  const open = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.addHook('preClose', (done) => {
    const sweep = () => {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    };
    sweep();
    // A connection may have been accepted a moment ago.
    const timer = setInterval(sweep, SWEEP_MS);
    server.server.once('close', () => clearInterval(timer));
    done();
  });
}
