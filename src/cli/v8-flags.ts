import { setFlagsFromString } from 'node:v8';

/** How much a heap may grow beyond what the last collection left, in percent. */
const HEAP_GROWTH_PERCENT = 300;

/**
 * Sets how V8 collects the heaps of this process, and of the workers that it starts later.
 *
 * A heap is collected when it has grown to four times what it held, buffers included. V8 would go by how fast the heap grows. Most of
 * the memory here is in buffers, so V8 would search 20 MB of code and schema again for a few responses.
 *
 * The young generation is collected by one thread. V8 would use four, and on a machine with two cores these would stop all responses. For
 * the same reason, `npm start` and the image give V8 one helper thread for all other work (`--v8-pool-size=1`). That cannot be set
 * here, because V8 has started its threads.
 */
export function setV8Flags(): void {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
  setFlagsFromString('--no-parallel-scavenge');
}
