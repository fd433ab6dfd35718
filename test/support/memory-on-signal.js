/**
 * Loaded into a server before its own code, by `--import` and with `--expose-gc`: says on SIGUSR2 how much memory is taken
 * once what nobody holds has been let go of.
 */
process.on('SIGUSR2', () => {
  globalThis.gc?.();
  // What other code lets go of while it waits, such as sockets, goes in a second round.
  setTimeout(() => {
    globalThis.gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.stdout.write(`memory ${JSON.stringify({ rss, heapUsed, external })} end\n`);
  }, 500);
});
