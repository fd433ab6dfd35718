/** Compiled on the second use. Frontends have some dozens of operations; each takes some 30 KB as code. */
export const COMPILING = { maxCompiled: 200, compileAfter: 2 };
