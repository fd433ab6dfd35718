import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { ExchangeRecord } from './fault-exchange.js';
import type { Fault } from './fault-plan.js';

export interface TunnelOptions {
  /** The request that asks for another protocol. */
  readonly incoming: IncomingMessage;
  readonly socket: Socket;
  /** What has arrived after its headers. */
  readonly rest: Buffer;
  readonly target: URL;
  readonly record: ExchangeRecord;
  /** `cut` ends the connection. Others do nothing. */
  readonly fault: Fault | null;
}

/** Connects a WebSocket with the upstream. */
export function tunnel({ incoming, socket, rest, target, record, fault }: TunnelOptions): void {
  const upstream = connect(Number(target.port), target.hostname);
  const end = () => {
    socket.destroy();
    upstream.destroy();
  };
  for (const side of [socket, upstream]) side.on('error', end).once('close', end);
  record.isForwarded = true;
  const { method, url, rawHeaders } = incoming;
  let head = `${method} ${url} HTTP/1.1\r\n`;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    head += `${name}: ${name.toLowerCase() === 'host' ? target.host : rawHeaders[at + 1]}\r\n`;
  }
  upstream.write(`${head}\r\n`);
  upstream.write(rest);
  socket.pipe(upstream);
  let left = (fault?.kind === 'cut' && fault.afterBytes) || Number.POSITIVE_INFINITY;
  if (fault?.kind === 'cut' && fault.afterMs !== undefined) setTimeout(end, fault.afterMs);
  upstream.on('data', (piece) => {
    record.bodyBytes += piece.length;
    if (piece.length >= left) {
      socket.write(piece.subarray(0, left), end);
      upstream.pause();
    } else {
      socket.write(piece);
      left -= piece.length;
    }
  });
}
