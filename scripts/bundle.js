#!/usr/bin/env node
/**
 * Bundles the output of tsc in build/ and its packages into dist/. A server then loads 40 files instead of 2,000, and starts in
 * half the time. The input is the output of tsc, because esbuild cannot emit the metadata of decorators.
 */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildPages } from './pages.js';

/** Programs, the worker, and modules that tests import from the bundle. Paths as in src/. */
const ENTRIES = ['main', 'worker', 'app', 'config/config'];

/** Packages that read their own files at run time: pdfkit its fonts, classic-level its native module. */
const EXTERNAL = ['pdfkit', 'classic-level'];

/**
 * The package graphql contains two copies of its modules, for `import` and for `require`. Its name resolves to the first copy; paths
 * into it would resolve to the second. Two copies of graphql do not work together.
 */
const oneGraphql = {
  name: 'one-graphql',
  setup({ onResolve }) {
    onResolve({ filter: /^graphql\// }, ({ path }) => ({
      path: fileURLToPath(import.meta.resolve(path)).replace(/\.js$/, '.mjs'),
    }));
  },
};

await rm('dist', { recursive: true, force: true });
const pages = buildPages(fileURLToPath(new URL('../dist/pages/', import.meta.url)));
const { metafile } = await build({
  entryPoints: ENTRIES.map((entry) => `build/${entry}.js`),
  outbase: 'build',
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  external: EXTERNAL,
  plugins: [oneGraphql],
  // type-graphql derives type names from class names, and the log contains the class names of errors.
  keepNames: true,
  // Less source text in memory.
  minifyWhitespace: true,
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  // CommonJS packages call `require` for Node's own modules.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module';\nconst require = createRequireOfBundle(import.meta.url);",
  },
});

await nameClassesOnly(Object.keys(metafile.outputs));
await pages;

const second = Object.keys(metafile.inputs).filter((path) =>
  /node_modules\/graphql\/.*(?<!\.mjs)$/.test(path),
);
if (second.length > 0) throw new Error(`The bundle has a second copy of graphql: ${second.join(', ')}`);

/**
 * `keepNames` defines the name of each function when it is created, which takes about a microsecond for each closure of a request.
 * Only the names of classes are read, and no class is anonymous here.
 *
 * @param {readonly string[]} outputs the paths of the files in dist/.
 */
async function nameClassesOnly(outputs) {
  const helper = 'var __name=(target,value)=>__defProp(';
  let replaced = 0;
  for (const path of outputs.filter((output) => output.endsWith('.js'))) {
    const code = await readFile(path, 'utf8');
    if (!code.includes(helper)) continue;
    replaced += 1;
    await writeFile(
      path,
      code.replace(
        helper,
        'var __name=(target,value)=>target.name===value||target.name===""?target:__defProp(',
      ),
    );
  }
  if (replaced === 0) throw new Error('The bundle has no __name helper as esbuild used to write it');
}
