/** Bundles programs for Node together with their packages. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Packages that cannot be part of a bundle: classic-level loads a native module. */
export const EXTERNAL = ['classic-level'];

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

/** pdfkit loads its fonts with a `require` that it makes itself, which esbuild does not follow. */
const fontsOfPdfkit = {
  name: 'fonts-of-pdfkit',
  setup({ onLoad }) {
    onLoad({ filter: /pdfkit\.node\.mjs$/ }, async ({ path }) => {
      const code = await readFile(path, 'utf8');
      const contents = code
        .replace('const require$1 = createRequire(import.meta.url);', '')
        .replaceAll("require$1('#standard-fonts/", "require('#standard-fonts/");
      if (contents === code || contents.includes('require$1'))
        throw new Error('pdfkit loads its fonts in another way than it used to');
      return { contents };
    });
  },
};

/** Apollo Server hashes each operation. In a bundle, `module.require` is missing, and its package would hash in JavaScript. */
const hashesOfApollo = {
  name: 'hashes-of-apollo',
  setup({ onLoad }) {
    onLoad({ filter: /@apollo\/utils\.createhash\/dist\/index\.js$/ }, () => ({
      contents: "export { createHash } from 'node:crypto';",
    }));
  },
};

/**
 * pino asks which files call it, for transports in other threads, and this server has none. From Node 22 on, Node would decode the source
 * map of the bundle for the answer, with `--enable-source-maps`.
 */
const callersOfPino = {
  name: 'callers-of-pino',
  setup({ onLoad }) {
    onLoad({ filter: /pino\/lib\/caller\.js$/ }, () => ({ contents: 'module.exports = () => [];' }));
  },
};

/** Has one position. esbuild copies it in place of all positions of a file. */
const EMPTY_MAP = Buffer.from('{"version":3,"sources":[""],"mappings":"AAAA"}').toString('base64');

/**
 * Leaves packages out of source maps. Node decodes a map as a whole, at the first stack that it prints, and most of the bundle is packages.
 */
const withoutMapsOfPackages = {
  name: 'without-maps-of-packages',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules\/.*\.[cm]?js$/ }, async ({ path }) => ({
      contents: `${await readFile(path, 'utf8')}\n//# sourceMappingURL=data:application/json;base64,${EMPTY_MAP}`,
    }));
  },
};

/**
 * Packages that others import and this server never calls, with their importers and what these would call. They would be a fifth of the
 * code that is compiled at each start, and more in each worker. A call is an error that names the package.
 *
 * @type {readonly { readonly name: string, readonly importer: RegExp, readonly exported?: string, readonly isFactory?: boolean }[]}
 */
const UNUSED = [
  // `validateInput` validates instead. An import of the whole package keeps rules that no input has, such as those of phone numbers.
  { name: 'class-validator', importer: /type-graphql/, exported: 'validateOrReject' },
  // Operations are compiled without a serializer.
  { name: 'fast-json-stringify', importer: /graphql-jit/ },
  // Apollo Server gets an executable schema.
  { name: '@graphql-tools/schema', importer: /@apollo\/server/, exported: 'makeExecutableSchema' },
  // Routes have no JSON schemas. The factory of a compiler is called at the start, and the compiler for a schema.
  { name: '@fastify/ajv-compiler', importer: /fastify/, isFactory: true },
  { name: '@fastify/fast-json-stringify-compiler', importer: /fastify/, isFactory: true },
];

/** What those packages, undici as a whole and `import { z } from 'zod'` would bring. */
const UNUSED_INPUT =
  /node_modules\/(ajv|libphonenumber-js|@graphql-tools\/schema|undici\/index\.js|zod\/v4\/locales\/de\.)/;

const withoutUnused = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    for (const { name, importer, exported, isFactory = false } of UNUSED) {
      const value = exported === undefined ? 'unused' : `{ ${exported}: unused }`;
      onResolve({ filter: new RegExp(`^${name}$`) }, ({ importer: from }) =>
        importer.test(from) ? { path: name, namespace: 'unused' } : undefined,
      );
      onLoad({ filter: new RegExp(`^${name}$`), namespace: 'unused' }, () => ({
        contents: `const unused = () => { throw new Error('The bundle does not contain ${name}'); };
          module.exports = ${isFactory ? '() => unused' : value};`,
      }));
    }
  },
};

/** The main module of undici loads all of undici: fetch, WebSocket, mocks and caches. */
const partsOfUndici = {
  name: 'parts-of-undici',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^undici$/ }, () => ({ path: 'undici', namespace: 'parts-of-undici' }));
    onLoad({ filter: /.*/, namespace: 'parts-of-undici' }, () => ({
      contents: `export { default as Pool } from 'undici/lib/dispatcher/pool.js';
        export { default as buildConnector } from 'undici/lib/core/connect.js';`,
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    }));
  },
};

const OPTIONS = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  mainFields: ['module', 'main'],
  plugins: [
    oneGraphql,
    fontsOfPdfkit,
    hashesOfApollo,
    callersOfPino,
    withoutUnused,
    partsOfUndici,
    withoutMapsOfPackages,
  ],
  // type-graphql derives type names from class names, and the log contains the class names of errors.
  keepNames: true,
  // Less source text in memory.
  minifyWhitespace: true,
  sourcesContent: false,
  metafile: true,
};

/**
 * @param {object} options
 * @param {string} options.from the folder with the output of tsc. It is the input, because esbuild cannot emit the metadata of
 *   decorators.
 * @param {readonly string[]} options.entries paths in that folder, without `.js`.
 * @param {string} options.to the folder of the bundle.
 * @param {boolean} options.sourcemap
 * @param {readonly string[]} [options.external] modules that the entries import and the bundle does not contain.
 * @returns {Promise<import('esbuild').Metafile>}
 */
export async function bundle({ from, entries, to, sourcemap, external = [] }) {
  const { metafile } = await build({
    ...OPTIONS,
    entryPoints: entries.map((entry) => `${from}/${entry}.js`),
    outbase: from,
    outdir: to,
    chunkNames: 'chunks/[name]-[hash]',
    splitting: true,
    format: 'esm',
    external: [...EXTERNAL, ...external],
    sourcemap,
    // CommonJS packages call `require` for Node's own modules.
    banner: {
      js: "import { createRequire as createRequireOfBundle } from 'node:module';\nconst require = createRequireOfBundle(import.meta.url);",
    },
  });
  await finish(metafile);
  return metafile;
}

/**
 * Bundles a module as one script with a source map, because V8 keeps the compiled code of scripts and not that of ES modules. Next to it
 * is an ES module with the same exports, which loads it by `lib/script.js`.
 *
 * @param {object} options
 * @param {string} options.from as of {@link bundle}.
 * @param {string} options.entry a path in that folder, without `.js` and without a folder.
 * @param {string} options.to
 */
export async function bundleScript({ from, entry, to }) {
  const entryPoints = [`${from}/${entry}.js`];
  const path = `${to}/${entry}.cjs`;
  const { metafile } = await build({
    ...OPTIONS,
    entryPoints,
    outfile: path,
    format: 'cjs',
    external: EXTERNAL,
    sourcemap: true,
    define: { 'import.meta.url': 'urlOfScript' },
    banner: {
      // Strict, because the `use strict` of esbuild is not the first statement then.
      js: "(function (exports, require, module, __filename, __dirname) { 'use strict';\nconst urlOfScript = require('node:url').pathToFileURL(__filename).href;",
    },
    footer: { js: '})' },
    legalComments: 'none',
  });
  await finish(metafile);
  await escapeText(path);
  const shape = await build({ entryPoints, format: 'esm', metafile: true, write: false });
  const [names] = Object.values(shape.metafile.outputs).map((output) => output.exports);
  await writeFile(
    `${to}/${entry}.js`,
    `import { fileURLToPath } from 'node:url';
import { loadScript } from './lib/script.js';
const path = fileURLToPath(new URL('./${entry}.cjs', import.meta.url));
export const loaded = loadScript(path);
export const { ${names.join(', ')} } = loaded.exports;
`,
  );
}

/** Makes a script ASCII, which is read without decoding. esbuild escapes it in strings, but not in regular expressions. */
async function escapeText(path) {
  const code = await readFile(path, 'utf8');
  if (/\\[\u0080-\uffff]/.test(code))
    throw new Error('The bundle has an escaped character that is not ASCII');
  const escaped = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  await writeFile(path, code.replace(/[\u0080-\uffff]/g, escaped));
}

/** @throws {Error} when the bundle has what it should leave out. */
async function finish(metafile) {
  await nameClassesOnly(Object.keys(metafile.outputs));
  const second = Object.keys(metafile.inputs).filter((path) =>
    /node_modules\/graphql\/.*(?<!\.mjs)$/.test(path),
  );
  if (second.length > 0) throw new Error(`The bundle has a second copy of graphql: ${second.join(', ')}`);
  const unused = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).flatMap((path) => UNUSED_INPUT.exec(path)?.[1] ?? []),
  );
  if (unused.length > 0)
    throw new Error(`The bundle has code that nothing calls: ${[...new Set(unused)].join(', ')}`);
}

/**
 * `keepNames` defines the name of each function when it is created, which takes about a microsecond for each closure of a request.
 * Only the names of classes are read. They begin with a capital letter, and no class is anonymous here.
 *
 * @param {readonly string[]} outputs the paths of the files in the bundle.
 */
async function nameClassesOnly(outputs) {
  const helper = 'var __name=(target,value)=>__defProp(';
  let replaced = 0;
  for (const path of outputs.filter((output) => /\.c?js$/.test(output))) {
    const code = await readFile(path, 'utf8');
    if (!code.includes(helper)) continue;
    replaced += 1;
    await writeFile(
      path,
      code.replace(
        helper,
        'var __name=(target,value)=>value[0]<"A"||value[0]>"Z"||target.name===value||target.name===""?target:__defProp(',
      ),
    );
  }
  if (replaced === 0) throw new Error('The bundle has no __name helper as esbuild used to write it');
}
