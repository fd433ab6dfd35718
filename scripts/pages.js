/**
 * Builds the page at `/` and the explorer of pages/ into dist/pages/, with the operations of examples/ and the documentation. The
 * server then needs no network for them.
 */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const ROOT = new URL('../', import.meta.url).pathname;

/** What the explorer opens as tabs: enough to see queries, a change and a subscription, and few enough to find one. */
const FEATURED = [
  '02-accounts-and-balances',
  '04-transactions-with-insights',
  '41-underwriting-attributes',
  '45-seal-relay-token',
  '51-report-ready',
];

/**
 * @param {string} folder an absolute path, with a slash at the end.
 * @returns {Promise<import('esbuild').Metafile>} what is in the scripts, by paths from the root.
 */
export async function buildPages(folder) {
  await mkdir(folder, { recursive: true });
  const [metafile] = await Promise.all([
    bundle(folder),
    copyPages(folder),
    copyDocuments(folder),
    writeOperations(folder),
  ]);
  return metafile;
}

async function bundle(folder) {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: {
      index: './pages/index.ts',
      explorer: './pages/explorer.tsx',
      'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
      'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
      'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.ttf': 'file' },
    logLevel: 'warning',
    metafile: true,
  });
  return metafile;
}

async function copyPages(folder) {
  for (const name of await readdir(`${ROOT}pages`)) {
    if (/\.(html|svg)$|^index\.css$/.test(name)) await cp(`${ROOT}pages/${name}`, `${folder}${name}`);
  }
}

async function copyDocuments(folder) {
  for (const name of await readdir(`${ROOT}docs`)) {
    if (name.endsWith('.md')) await cp(`${ROOT}docs/${name}`, `${folder}${name}`);
  }
}

async function writeOperations(folder) {
  const examples = `${ROOT}examples/operations/`;
  const operations = await Promise.all(
    (await readdir(examples)).sort().map(async (file) => {
      const name = file.replace('.graphql', '');
      const query = await readFile(`${examples}${file}`, 'utf8');
      return {
        name,
        title: titleOf(name),
        task: /^# (.+)/.exec(query)?.[1],
        query,
        isFeatured: FEATURED.includes(name),
      };
    }),
  );
  const absent = FEATURED.filter((name) => !operations.some((operation) => operation.name === name));
  if (absent.length > 0) throw new Error(`Not in examples/operations: ${absent.join(', ')}`);
  await writeFile(`${folder}operations.json`, JSON.stringify(operations));
}

/** The words of a file's name, without its number. */
function titleOf(name) {
  const words = name.replace(/^\d+-/, '').replaceAll('-', ' ');
  return words[0].toUpperCase() + words.slice(1);
}
