import type { FastifyInstance } from 'fastify';

const SWEEP_MS = 50;

/**
 * Accepts no new connections, completes requests in progress and closes each connection after its response: keep-alive connections
 * would keep the process running. After the grace period, all remaining connections are destroyed.
 */
export async function stopServer(server: FastifyInstance, graceMs: number): Promise<void> {
  const sweep = setInterval(() => server.server.closeIdleConnections(), SWEEP_MS);
  const cutoff = setTimeout(() => server.server.closeAllConnections(), graceMs);
  try {
    await server.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cutoff);
  }
}
