import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Configuration, PlaidApi } from 'plaid';
import { freePort } from '../support/free-port.js';
import { given } from '../support/given.js';
import { createReport, getReport, link } from '../support/plaid-sdk.js';
import { type StartedProcess, start } from '../support/process.js';

const run = promisify(execFile);
const repository = new URL('../..', import.meta.url).pathname;
const NAMES = ['creditgraph', 'creditgraph-sandbox'];

/** The keys of the lender: packages/sandbox/README.md. */
const LENDER = { clientId: 'sandbox-client-lender', secret: 'sandbox-secret-lender' };
const TOKEN = 'credit-relay-sandbox-73d7cf3b-dba5-4069-b37e-e812eed85175';

interface Answer {
  readonly data: {
    readonly relayToken: {
      readonly assetReport: { readonly report: { readonly items: readonly { institutionName: string }[] } };
      readonly downloads: { readonly pdf: { readonly url: string } };
    };
  };
}

let page: string;
let folder: string;
let installation: { stdout: string; stderr: string };
beforeAll(async () => {
  page = await readFile(join(repository, 'docs/PACKAGES.md'), 'utf8');
  folder = await mkdtemp(join(tmpdir(), 'creditgraph-packed-'));
  const packed = await run(process.execPath, ['scripts/pack.js', join(folder, 'packed')], {
    cwd: repository,
  });
  const files = packed.stdout.trim().split('\n');
  expect(files).toHaveLength(NAMES.length);
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  // `npm run --silent`, which runs this test, would have npm print no warnings.
  const flags = ['--no-audit', '--no-fund', '--loglevel', 'notice'];
  installation = await run('npm', ['install', ...flags, ...files], { cwd: folder });
}, 240_000);
afterAll(() => rm(folder, { recursive: true }));

/** What a test started, and did not stop because it failed. */
const running = new Set<StartedProcess>();
afterEach(async () => {
  await Promise.all([...running].map(stop));
});

/** Runs a command in the folder of the installation. */
function startHere(command: string, args: string[], settings: Record<string, string>): StartedProcess {
  const started = start(command, args, { DRAIN_MS: '0', ...settings }, folder);
  running.add(started);
  return started;
}

function stop(started: StartedProcess): Promise<number | null> {
  running.delete(started);
  return started.stop('SIGTERM');
}

const installed = (name: string, ...path: string[]) => join(folder, 'node_modules', name, ...path);

/** The paths of all files of a package. */
async function filesOf(name: string): Promise<string[]> {
  const entries = await readdir(installed(name), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(installed(name).length + 1));
}

/** The program in docs/PACKAGES.md that contains the text, as a file in the folder of the installation. */
async function writeExample(text: string): Promise<string> {
  const programs = [...page.matchAll(/```js\n([\s\S]+?)```/g)].map(([, code]) => given(code, 'code'));
  const file = join(folder, 'example.js');
  await writeFile(
    file,
    given(
      programs.find((code) => code.includes(text)),
      text,
    ),
  );
  return file;
}

/** The rows of the table in docs/PACKAGES.md: what each name exports to programs. */
function documentedExports(): [from: string, names: string[], types: string[]][] {
  const words = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => given(word, 'word')).sort();
  return [...page.matchAll(/^\| `(creditgraph[^` ]*)` \| (`.+) \| (.*)\|$/gm)]
    .filter(([, from = '']) => !from.startsWith('npx'))
    .map(([, from = '', names, types]) => [from, words(names), words(types)]);
}

/** Compiles a program against the installed packages. */
async function compile(code: string, options: string[]): Promise<string> {
  const file = join(folder, 'program.ts');
  await writeFile(file, code);
  const args = ['--noEmit', '--strict', '--module', 'nodenext', '--moduleResolution', 'nodenext'];
  const node = ['--target', 'es2023', '--types', 'node', '--typeRoots', `${repository}node_modules/@types`];
  // tsc writes its findings to standard output, and then fails.
  const { stdout } = await run(`${repository}node_modules/.bin/tsc`, [...args, ...node, ...options, file], {
    cwd: folder,
  }).catch((error: { stdout: string }) => error);
  return stdout;
}

describe('the packed packages', () => {
  it('install without a warning about engines, peers or old packages', () => {
    expect(`${installation.stdout}\n${installation.stderr}`).not.toMatch(
      /EBADENGINE|ERESOLVE|peer|deprecated|vulnerab/i,
    );
    expect(installation.stdout).toMatch(/added \d+ packages/);
  });

  it('depend only on the native package, so that nothing else of ours is installed', async () => {
    const [server, sandbox] = await Promise.all(
      NAMES.map(async (name) => JSON.parse(await readFile(installed(name, 'package.json'), 'utf8'))),
    );
    expect(Object.keys(server.dependencies)).toEqual(['classic-level']);
    expect(sandbox.dependencies).toEqual({});
    for (const manifest of [server, sandbox]) {
      expect(manifest).toMatchObject({
        license: 'MIT',
        publishConfig: { access: 'public', provenance: true },
      });
      expect(manifest).not.toHaveProperty('private');
      expect(manifest).not.toHaveProperty('scripts');
      expect(manifest).not.toHaveProperty('devDependencies');
    }
    const { dependencies, devDependencies } = JSON.parse(
      await readFile(join(repository, 'package.json'), 'utf8'),
    );
    const ours = Object.keys({ ...dependencies, ...devDependencies });
    const present = await readdir(join(folder, 'node_modules'));
    expect(ours.filter((name) => present.includes(name)).sort()).toEqual([
      'classic-level',
      'creditgraph-sandbox',
    ]);
  });

  it.each(NAMES)(
    '%s has no test, source, source map, secret or path of the machine that packed it',
    async (name) => {
      const files = await filesOf(name);
      expect(files.length).toBeGreaterThan(20);
      expect(
        files.filter((file) => /\.map$|\.test\.|(^|\/)(test|src|\.[^/]+)\/|(^|\/)\./.test(file)),
      ).toEqual([]);
      // Declarations are the only TypeScript.
      expect(files.filter((file) => /\.[cm]?tsx?$/.test(file) && !file.endsWith('.d.ts'))).toEqual([]);
      for (const file of files) {
        const text = await readFile(installed(name, file), 'latin1');
        const faults = [repository, '# sourceMappingURL', 'PRIVATE KEY-----', '_authToken'].filter((fault) =>
          text.includes(fault),
        );
        expect({ file, faults }).toEqual({ file, faults: [] });
      }
    },
  );

  it.each(NAMES)(
    '%s has its license, those of the packages in it, and documents whose links exist',
    async (name) => {
      const files = new Set(await filesOf(name));
      expect([...files]).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'THIRD-PARTY.txt']));
      const notices = await readFile(installed(name, 'THIRD-PARTY.txt'), 'utf8');
      const packages =
        name === 'creditgraph' ? ['fastify', 'graphql', 'graphiql', 'pdfkit'] : ['pdfkit', 'zod'];
      for (const each of packages)
        expect(notices).toMatch(new RegExp(`^${each} \\d+\\.\\d+\\.\\d+: MIT$`, 'm'));
      const readme = await readFile(installed(name, 'README.md'), 'utf8');
      const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => given(path, 'path'));
      expect(links.length).toBeGreaterThan(0);
      expect(links.filter((path) => !files.has(path))).toEqual([]);
    },
  );

  it('start a server with npx creditgraph serve, with worker threads, state, the explorer, the viewer, PDFs and documentation', async () => {
    // The report is in a worker thread, whose program is a file of its own.
    const settings = { WORKERS: '1', WORKER_MIN_KB: '1', STATE_DIR: join(folder, 'state') };
    const server = startHere('npx', ['creditgraph', 'serve'], { PORT: '0', LOG_LEVEL: 'error', ...settings });
    const printed = await server.until('Ctrl-C stops it.');
    const graph = given(/creditgraph is at (\S+)/.exec(printed)?.[1], 'the address');
    const query = `{ relayToken(token: "${TOKEN}") {
      assetReport { report { items { institutionName } } }
      downloads { pdf { url } }
    } }`;
    const response = await fetch(graph, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const { data } = (await response.json()) as Answer;
    const { assetReport, downloads } = data.relayToken;
    expect(assetReport.report.items[0]?.institutionName).toBe('First Platypus Bank');
    const pdf = Buffer.from(await (await fetch(downloads.pdf.url)).arrayBuffer());
    expect(pdf.toString('latin1')).toMatch(/^%PDF-[\s\S]+Helvetica-Bold/);

    for (const name of ['/explorer', '/viewer']) {
      const shown = await fetch(new URL(name, graph));
      const html = await shown.text();
      const paths = [...html.matchAll(/(?:src|href)="([^"#]+\.(?:js|css))"/g)].map(([, path]) =>
        given(path, 'path'),
      );
      expect(paths.length).toBeGreaterThan(1);
      for (const path of [shown.url, ...paths])
        expect((await fetch(new URL(path, shown.url))).status).toBe(200);
    }

    const settingsPage = await fetch(new URL('/page/SETTINGS.md', graph));
    expect(await settingsPage.text()).toContain('# Settings');

    expect(await readdir(join(folder, 'state'))).not.toEqual([]);
    await stop(server);
    expect(server.stderr()).not.toMatch(/error|warning/i);
  });

  it("start a sandbox with npx creditgraph-sandbox that Plaid's SDK works with", async () => {
    const settings = { SANDBOX_PORT: '0', SANDBOX_REPORT_DELAY_MS: '0' };
    const sandbox = startHere('npx', ['creditgraph-sandbox'], settings);
    const printed = await sandbox.until('Ctrl-C stops it.');
    const basePath = given(/sandbox is at (http:\S+\d)/.exec(printed)?.[1], 'the address');
    const headers = { 'PLAID-CLIENT-ID': LENDER.clientId, 'PLAID-SECRET': LENDER.secret };
    const plaid = new PlaidApi(new Configuration({ basePath, baseOptions: { headers } }));

    const { asset_report_token: token } = await createReport(plaid, await link(plaid));
    expect((await getReport(plaid, token)).report.items[0]?.institution_name).toBe('First Platypus Bank');
    const { data: pdf } = await plaid.assetReportPdfGet(
      { asset_report_token: token },
      { responseType: 'arraybuffer' },
    );
    expect(Buffer.from(pdf as ArrayBuffer).toString('latin1')).toMatch(/^%PDF-/);

    // The program of docs/PACKAGES.md, with the SDK of this repository.
    await symlink(`${repository}node_modules/plaid`, installed('plaid'));
    const port = await freePort();
    const receiver = startHere(process.execPath, [await writeExample('verifyPlaidWebhook')], {
      PLAID_URL: basePath,
      PLAID_CLIENT_ID: LENDER.clientId,
      PLAID_SECRET: LENDER.secret,
      PORT: String(port),
    });
    await receiver.until('listening');
    const forged = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: '{}' });
    expect(forged.status).toBe(401);
    await receiver.until('refused missing-signature');
    await createReport(plaid, await link(plaid), { webhook: `http://127.0.0.1:${port}/` });
    await receiver.until('verified PRODUCT_READY');
    await Promise.all([stop(receiver), stop(sandbox)]);
  });

  it('start a server in a program, as docs/PACKAGES.md shows', async () => {
    const { stdout, stderr } = await run(process.execPath, [await writeExample('startApp')], { cwd: folder });
    expect(stdout).toBe('{"data":{"relayToken":{"assetReport":{"status":"READY"}}}}\n');
    expect(stderr).toBe('');
  });

  it('export what docs/PACKAGES.md lists, and refuse every other path', async () => {
    const documented = documentedExports();
    expect(documented.map(([from]) => from)).toHaveLength(4);
    const files = await Promise.all(
      NAMES.map(async (name) => (await filesOf(name)).map((file) => `${name}/${file}`)),
    );
    const others = [...files.flat(), 'creditgraph-sandbox/settings', 'creditgraph-sandbox/serve'];
    await writeFile(
      join(folder, 'imports.js'),
      `const names = ${JSON.stringify(documented.map(([from]) => from))};
       const others = ${JSON.stringify(others)};
       const keys = async (name) => [name, Object.keys(await import(name)).sort()];
       const codes = await Promise.all(others.map((path) => import(path).then(() => path, ({ code }) => code)));
       console.log(JSON.stringify({ exports: await Promise.all(names.map(keys)), codes: [...new Set(codes)] }));`,
    );
    const { stdout } = await run(process.execPath, ['imports.js'], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual({
      exports: documented.map(([from, names]) => [from, names]),
      codes: ['ERR_PACKAGE_PATH_NOT_EXPORTED'],
    });
    for (const name of NAMES) {
      const manifest = JSON.parse(await readFile(installed(name, 'package.json'), 'utf8'));
      const paths = Object.keys(manifest.exports).map((path) => name + path.slice(1));
      expect(documented.map(([from]) => from)).toEqual(expect.arrayContaining(paths));
    }
  });

  it('have types that compile without our development packages, with their declarations checked', async () => {
    const imports = documentedExports()
      .filter(([from]) => !from.includes('/'))
      .map(([from, , types], index) => [
        `import type { ${types.join(', ')} } from '${from}';`,
        `export type Documented${index} = [${types.join(', ')}];`,
      ]);
    expect(imports).toHaveLength(2);
    const program = `${imports.flat().join('\n')}
      import { createWebhookKeys, readWebhookKey, startApp, verifyPlaidWebhook } from 'creditgraph';
      import { startSandbox } from 'creditgraph-sandbox';
      const app: App = await startApp({ PORT: '0' }, { log: process.stderr });
      const keyOf = createWebhookKeys({ fetchKey: async (id) => readWebhookKey(id, {}), onFailure() {} });
      const body: Buffer = await verifyPlaidWebhook(Buffer.from('{}'), undefined, { keyOf });
      const sandbox = await startSandbox({ seed: 'a', now: new Date(), reportDelayMs: 0 });
      const code: string | undefined = sandbox.webhooks.sender.deliveries[0]?.body.webhook_code;
      console.log(app.url, body, code);
      `;
    expect(await compile(program, ['--skipLibCheck', 'false'])).toBe('');
    const wrong = 'startApp({ PORT: 0 });\napp.port;\nsandbox.webhooks.sender.deliveries[0]?.body.code;';
    expect((await compile(program + wrong, ['--skipLibCheck', 'false'])).match(/error TS\d+/g)).toEqual([
      'error TS2322',
      'error TS2339',
      'error TS2339',
    ]);
  });

  it('have type policies that fit the caches of Apollo Client and urql', async () => {
    for (const scope of ['@apollo', '@urql']) {
      await mkdir(installed(scope), { recursive: true });
      for (const each of await readdir(`${repository}node_modules/${scope}`))
        await symlink(`${repository}node_modules/${scope}/${each}`, installed(scope, each));
    }
    const program = `
      import { InMemoryCache } from '@apollo/client';
      import { cacheExchange } from '@urql/exchange-graphcache';
      import { possibleTypes, typePolicies } from 'creditgraph/clients/apollo-type-policies';
      import * as graphcache from 'creditgraph/clients/graphcache';
      export const cache = new InMemoryCache({ possibleTypes, typePolicies });
      export const exchange = cacheExchange(graphcache);
      `;
    // The declarations of a package below Apollo Client have errors themselves.
    const options = ['--skipLibCheck', 'true', '--lib', 'es2023,dom'];
    expect(await compile(program, options)).toBe('');
    expect(await compile(`${program}\nconst one: number = typePolicies;`, options)).toContain('TS2322');
  });
});
