/**
 * A preload for a server (`--import`, with `--expose-gc`). On SIGUSR2, it prints the used memory after a garbage collection.
 */
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  // A second round collects what other code releases meanwhile, such as sockets.
  setTimeout(() => {
    globalThis.gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.stdout.write(`memory ${JSON.stringify({ rss, heapUsed, external })} end\n`);
  }, 500);
});
