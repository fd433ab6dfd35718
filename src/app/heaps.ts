import { setFlagsFromString } from 'node:v8';

/** How much a heap may grow beyond what the last collection left of it, in percent. */
const GROWTH = 200;

/**
 * How the heaps of this process, and of the threads it starts from now on, are collected.
 *
 * When they have grown to three times what they hold: by itself the engine goes by how fast a heap grows, and the large things
 * here lie outside of it. It would look through all that the main thread has, 35 MB of code and schema, for every 17 MB of
 * answers. A heap that grows fast is given as much anyway.
 *
 * And what is young by one thread: the engine would take four to move what is left of a report, and for as long, on a machine
 * of few cores, nobody is answered.
 */
export function tuneHeaps(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
  setFlagsFromString('--no-parallel-scavenge');
}
