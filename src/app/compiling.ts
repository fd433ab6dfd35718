/** Frontends have dozens of operations. Each takes about 30 KB as code. */
const MAX_COMPILED = 200;

/** Compiles an operation on its second use: it blocks the event loop, and does not pay for one use of a report of ordinary size. */
export const COMPILING = { maxCompiled: MAX_COMPILED, compileAfter: 2 };

/** In a worker, reports are large, so that compiling pays for the first use. */
export const COMPILING_IN_WORKERS = { maxCompiled: MAX_COMPILED, compileAfter: 1 };
