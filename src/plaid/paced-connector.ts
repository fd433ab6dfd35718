import type { Socket } from 'node:net';
import { buildConnector } from 'undici';

/** How much of a connection is read before the event loop serves others, in bytes. Without a limit, it is 2 MB. */
const TURN_BYTES = 256 * 1024;

/**
 * Opens connections as undici does by default. Each hands over at most `TURN_BYTES` in a turn of the event loop.
 *
 * The pause of undici's own controller is not used. It stops the parser in the middle of a response. When the connection ends
 * meanwhile, undici throws an exception that nobody can catch.
 */
export function pacedConnector(options: buildConnector.BuildOptions = {}): buildConnector.connector {
  const connect = buildConnector(options);
  return (target, callback) =>
    connect(target, (...result) => {
      const [error, socket] = result;
      if (error === null) pace(socket);
      callback(...result);
    });
}

/** Data that nobody reads waits in the socket, and the end of the connection behind it. */
function pace(socket: Socket): void {
  const read = socket.read;
  let left = TURN_BYTES;
  const renew = () => {
    left = TURN_BYTES;
    if (!socket.destroyed) socket.emit('readable');
  };
  socket.read = (size?: number) => {
    // Node's streams call `read(0)`, which returns nothing, for their own state.
    if (left <= 0 && size !== 0) return null;
    const chunk: Buffer | null = read.call(socket, size);
    if (chunk !== null) {
      left -= chunk.length;
      if (left <= 0) setImmediate(renew);
    }
    return chunk;
  };
}
