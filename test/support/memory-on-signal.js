import { Session } from 'node:inspector/promises';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * A preload for a server (`--import`, with `--expose-gc`). On SIGUSR2, it prints the used memory after a garbage collection, in bytes.
 * `compactedRss` is the memory after a second collection, which also gives partly used pages back, as V8 does when memory is low.
 */
const session = new Session();
session.connect();

process.on('SIGUSR2', async () => {
  globalThis.gc?.();
  // A second round collects what other code releases meanwhile, such as sockets.
  await pause(500);
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  await session.post('HeapProfiler.collectGarbage');
  const { rss: compactedRss } = process.memoryUsage();
  process.stdout.write(`memory ${JSON.stringify({ rss, heapUsed, external, compactedRss })} end\n`);
});
