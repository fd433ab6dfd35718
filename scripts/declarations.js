/** Copies the declarations of types that a package exports, and those that they import. */
import { cp, readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';

/** Imports of files, in statements and in types such as `import("./secret.js").Secret`. */
const IMPORTED_FILE = /(?:from |import\()['"](\.[^'"]+)\.js['"]/g;

/**
 * @param {object} options
 * @param {string} options.from the folder with the output of tsc.
 * @param {readonly string[]} options.entries paths in that folder, without `.d.ts`.
 * @param {string} options.to a folder, which keeps the paths.
 */
export async function copyDeclarations({ from, entries, to }) {
  // A set that grows while it is read.
  const files = new Set(entries.map((entry) => resolve(from, `${entry}.d.ts`)));
  for (const file of files) {
    for (const [, path] of (await readFile(file, 'utf8')).matchAll(IMPORTED_FILE))
      files.add(resolve(file, '..', `${path}.d.ts`));
    await cp(file, resolve(to, relative(resolve(from), file)));
  }
}
