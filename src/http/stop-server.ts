import type { FastifyInstance } from 'fastify';

const SWEEP_MS = 50;

/**
 * Takes no new connections, answers what is under way and closes each connection behind its answer: kept alive, it would
 * hold the process. After the grace period the rest is cut off, whether it does not send its request or does not take its
 * answer.
 */
export async function stopServer(server: FastifyInstance, graceMs: number): Promise<void> {
  const sweep = setInterval(() => server.server.closeIdleConnections(), SWEEP_MS);
  const cutOff = setTimeout(() => server.server.closeAllConnections(), graceMs);
  try {
    await server.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cutOff);
  }
}
