import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Sends requests to replicas in turn, by the rules of Caddy with `deploy/Caddyfile`: a request that could not be sent goes to another
 * replica, for 2 s. A GET, and a request with `x-read-only: true`, also goes to another one when its connection was lost before a
 * response. Any other request is answered with 502 then.
 */
export interface Balancer {
  readonly port: number;
  /** The base address, without a slash at the end. */
  readonly url: string;
  /** How many times a request was sent again after its connection was lost. */
  readonly repeated: number;
  /** Sets the replicas, by their ports. Requests in progress are not affected. */
  use(ports: readonly number[]): void;
  /** Closes all connections. */
  stop(): Promise<void>;
}

/** `lb_try_duration` of the Caddyfile, and the pause after a round in which no replica accepted the request. */
const TRY_MS = 2_000;
const PAUSE_MS = 50;

/** `lb_retry_match` of the Caddyfile. */
function isRepeatable({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' || headers['x-read-only'] === 'true';
}

export async function startBalancer(): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true });
  let ports: readonly number[] = [];
  let turn = 0;
  let repeated = 0;

  async function answerOf(incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage | null> {
    const until = performance.now() + TRY_MS;
    for (let failed = 1; ; failed++) {
      turn += 1;
      const sent = request({
        host: '127.0.0.1',
        port: ports[turn % ports.length],
        path: incoming.url,
        method: incoming.method,
        headers: incoming.headers,
        agent,
      }).end(body);
      // After the response, its stream tells of errors.
      sent.on('error', () => {});
      const left = () => sent.destroy();
      incoming.socket.once('close', left);
      try {
        const [response] = (await once(sent, 'response')) as [IncomingMessage];
        return response;
      } catch (error) {
        const isSent = (error as NodeJS.ErrnoException).code !== 'ECONNREFUSED';
        if (isSent && (!isRepeatable(incoming) || incoming.socket.destroyed)) return null;
        if (isSent) repeated += 1;
        if (performance.now() > until) return null;
        if (failed % ports.length === 0) await pause(PAUSE_MS);
      } finally {
        incoming.socket.off('close', left);
      }
    }
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const answer = await answerOf(incoming, await buffer(incoming));
    if (answer === null) {
      outgoing.writeHead(502).end();
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    outgoing.flushHeaders();
    await pipeline(answer, outgoing);
  }

  const server = createServer((incoming, outgoing) => {
    // Either side has left. The other one sees a lost connection.
    handle(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    get repeated() {
      return repeated;
    },
    use(next) {
      ports = next;
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}
