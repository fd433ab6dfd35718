import { once } from 'node:events';

/**
 * Listens on a free port of this machine, and prints the URL for the parent process.
 *
 * @param {import('node:http').Server} server
 */
export async function listen(server) {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('the server does not listen on a port');
  announce(`http://127.0.0.1:${address.port}`);
}

/** @param {string} url */
export function announce(url) {
  process.stdout.write(`listening at ${url}\n`);
}

/** Longer than the pause of a contestant between two rounds. */
const KEEP_ALIVE_MS = 120_000;
