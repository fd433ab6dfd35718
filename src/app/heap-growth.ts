import { setFlagsFromString } from 'node:v8';

/** How much a heap may grow beyond what the last collection left of it, in percent. */
const GROWTH = 200;

/**
 * Has the heaps of this process collected when they have grown to three times what they hold. By itself the engine goes by how
 * fast a heap grows, and the large things here lie outside of it: it would look through all that the main thread has, 35 MB of
 * code and schema, for every 17 MB of answers. A heap that grows fast is given as much anyway.
 */
export function letHeapsGrow(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
