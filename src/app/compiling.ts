/** Frontends have dozens of operations. Each takes about 30 KB as code. */
export const COMPILING = { maxCompiled: 200, compileAfter: 2 };
