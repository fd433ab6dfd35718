import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AdminServerOptions {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Whether the process wants requests. */
  readonly isReady: () => boolean;
  /** The metrics, and their media type. */
  readonly metrics: () => Promise<{ readonly text: string; readonly contentType: string }>;
}

export interface AdminServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * Health and metrics, on a port of their own: GET `/livez`, `/readyz` and `/metrics`. No overload of the graph and no authentication
 * stands before them, so the port belongs to the operator's network.
 */
export async function startAdminServer({
  host,
  port,
  isReady,
  metrics,
}: AdminServerOptions): Promise<AdminServer> {
  const routes: Readonly<Record<string, (response: ServerResponse) => Promise<void> | void>> = {
    '/livez': (response) => sendText(response, 200, 'ok'),
    '/readyz': (response) =>
      isReady() ? sendText(response, 200, 'ok') : sendText(response, 503, 'stopping'),
    '/metrics': async (response) => {
      const { text, contentType } = await metrics();
      response.writeHead(200, { 'content-type': contentType }).end(text);
    },
  };
  const server = createServer((request, response) => {
    const route = request.method === 'GET' ? routes[request.url?.split('?')[0] ?? ''] : undefined;
    if (route === undefined) return sendText(response, 404, 'there is /livez, /readyz and /metrics');
    Promise.resolve(route(response)).catch(() => response.destroy());
  });
  server.listen(port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(`${text}\n`);
}
