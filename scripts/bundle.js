#!/usr/bin/env node
/**
 * Bundles the output of tsc in build/ and its packages into dist/. A server then loads 40 files instead of 2,000, and starts in
 * half the time. tsc has emitted the metadata of decorators, which esbuild does not know.
 */
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Programs, threads, and the modules that tests import from the bundle. Paths are those of src/. */
const ENTRIES = ['main', 'commands/api-key', 'commands/audit', 'worker', 'app', 'config/config'];

/** Packages that read their own files at run time: pdfkit reads fonts. */
const EXTERNAL = ['pdfkit'];

/**
 * The package graphql holds its modules twice, for `import` and for `require`. Its name resolves to the first; paths into it
 * would resolve to the second, and two copies of graphql do not work together.
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
  // type-graphql names types after classes, and the log names classes of errors.
  keepNames: true,
  // Sources stay in memory as they are.
  minifyWhitespace: true,
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  // CommonJS packages call `require` for modules of Node.
  banner: {
    js: "import { createRequire as createRequireOfBundle } from 'node:module';\nconst require = createRequireOfBundle(import.meta.url);",
  },
});

const second = Object.keys(metafile.inputs).filter((path) =>
  /node_modules\/graphql\/.*(?<!\.mjs)$/.test(path),
);
if (second.length > 0) throw new Error(`The bundle has a second copy of graphql: ${second.join(', ')}`);
