#!/usr/bin/env node
/**
 * Makes the packages `creditgraph` and `creditgraph-sandbox` from build/, as .tgz files for `npm publish`. Each contains a bundle, and
 * depends only on what cannot be bundled: see docs/decisions/0049-packages.md.
 *
 *     node scripts/pack.js [FOLDER]    the folder of the files; packed/ by default
 */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { bundle, EXTERNAL } from './bundling.js';
import { copyDeclarations } from './declarations.js';
import { buildPages } from './pages.js';
import { thirdPartyNotices } from './third-party.js';
import { buildViewer, VIEWER_INPUTS } from './viewer.js';

const run = promisify(execFile);
const readText = (path) => readFile(path, 'utf8');
const readJson = async (path) => JSON.parse(await readText(path));

/** Types that programs may need besides. npm installs no optional peer. */
const PEERS = { '@apollo/client': '>=4', '@types/node': '>=20', '@urql/exchange-graphcache': '>=9' };

process.chdir(new URL('..', import.meta.url).pathname);
const target = resolve(process.argv[2] ?? 'packed');
const staging = await mkdtemp(join(tmpdir(), 'creditgraph-pack-'));
try {
  await mkdir(target, { recursive: true });
  await stageServer(join(staging, 'server'));
  await stageSandbox(join(staging, 'sandbox'));
  for (const name of ['server', 'sandbox']) {
    const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', target], {
      cwd: join(staging, name),
    });
    console.log(join(target, stdout.trim()));
  }
} finally {
  await rm(staging, { recursive: true });
}

async function stageServer(folder) {
  const clients = ['clients/apollo-type-policies', 'clients/graphcache'];
  const [programs, pages] = await Promise.all([
    bundle({
      from: 'build',
      entries: ['main', 'worker', 'app', 'index'],
      to: join(folder, 'dist'),
      sourcemap: false,
    }),
    buildPages(join(folder, 'dist/pages/')),
  ]);
  buildViewer(join(folder, 'dist/pages'));
  await mkdir(join(folder, 'dist/clients'));
  for (const client of clients) await copyScript(`build/${client}.js`, join(folder, `dist/${client}.js`));
  const types = join(staging, 'types');
  const options = ['--declaration', '--emitDeclarationOnly', '--sourceMap', 'false', '--outDir', types];
  await run('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json', ...options]);
  await copyDeclarations({ from: types, entries: ['index', ...clients], to: join(folder, 'types') });
  for (const file of ['LICENSE', 'CHANGELOG.md', 'schema.graphql']) await cp(file, join(folder, file));
  // The pages have the documentation.
  const readme = (await readText('docs/PACKAGES.md'))
    .replaceAll(/\]\((?=[A-Z-]+\.md)/g, '](dist/pages/')
    .replaceAll('](../', '](');
  await writeFile(join(folder, 'README.md'), readme);
  await writeFile(
    join(folder, 'THIRD-PARTY.txt'),
    await thirdPartyNotices([programs, pages, await readJson(VIEWER_INPUTS)]),
  );

  const source = await readJson('package.json');
  await writeManifest(folder, {
    ...describe(source),
    files: ['dist', 'types', 'CHANGELOG.md', 'THIRD-PARTY.txt', 'schema.graphql'],
    bin: { creditgraph: 'dist/main.js' },
    types: './types/index.d.ts',
    exports: {
      '.': exported('index'),
      ...Object.fromEntries(clients.map((client) => [`./${client}`, exported(client)])),
    },
    dependencies: dependenciesOf(programs, source),
    peerDependencies: PEERS,
    peerDependenciesMeta: Object.fromEntries(Object.keys(PEERS).map((name) => [name, { optional: true }])),
  });
}

async function stageSandbox(folder) {
  const from = 'packages/sandbox/build';
  const programs = await bundle({
    from,
    entries: ['cli', 'server'],
    to: join(folder, 'dist'),
    sourcemap: false,
  });
  await copyDeclarations({ from, entries: ['server'], to: join(folder, 'types') });
  for (const file of ['LICENSE', 'README.md', 'GUIDE.md'])
    await cp(`packages/sandbox/${file}`, join(folder, file));
  await writeFile(join(folder, 'THIRD-PARTY.txt'), await thirdPartyNotices([programs]));

  const source = await readJson('packages/sandbox/package.json');
  const types = '@types/node';
  await writeManifest(folder, {
    ...describe(source),
    files: ['dist', 'types', 'GUIDE.md', 'THIRD-PARTY.txt'],
    bin: { 'creditgraph-sandbox': 'dist/cli.js' },
    types: './types/server.d.ts',
    exports: { '.': exported('server') },
    dependencies: dependenciesOf(programs, source),
    peerDependencies: { [types]: PEERS[types] },
    peerDependenciesMeta: { [types]: { optional: true } },
  });
}

/** What the package and its source have in common. The source also has `private`, scripts, and what only a clone needs. */
function describe({ name, version, description, license, repository, type, engines }) {
  const publishConfig = { access: 'public', provenance: true };
  return { name, version, description, license, repository, type, engines, publishConfig };
}

/** An entry of the bundle, and its types. */
function exported(entry) {
  return { types: `./types/${entry}.d.ts`, default: `./dist/${entry}.js` };
}

/** The packages that the bundle does not contain, in the versions of the source. */
function dependenciesOf({ outputs }, { dependencies }) {
  const imported = new Set(
    Object.values(outputs).flatMap((output) => output.imports.map(({ path }) => path)),
  );
  return Object.fromEntries(
    EXTERNAL.filter((name) => imported.has(name)).map((name) => [name, dependencies[name]]),
  );
}

async function writeManifest(folder, manifest) {
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** Without the line that names the source map, which is not in the package. */
async function copyScript(from, to) {
  await writeFile(to, (await readText(from)).replace(/^\/\/# sourceMappingURL=.*\n?/m, ''));
}
