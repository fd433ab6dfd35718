import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { buildSchema, parse, validate } from 'graphql';
import { chain, START } from '../../src/audit/audit-chain.js';
import type { AuditFacts } from '../../src/audit/audit-entry.js';
import { FIELD_CLASSES } from '../../src/auth/field-class.js';
import { SCOPES } from '../../src/auth/scope.js';
import { createProgram } from '../../src/cli/program.js';
import { listSettings } from '../../src/config/config.js';
import { MAKE_SEALING_KEYS, parseSealingKeys } from '../../src/config/sealing-keys.js';
import { given } from '../support/given.js';

const run = promisify(execFile);

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFile(new URL(file, root), 'utf8');
const documents = [
  '',
  'docs/',
  'docs/decisions/',
  'examples/',
  'bench/',
  'deploy/',
  'packages/sandbox/',
].flatMap(documentsIn);

function documentsIn(folder: string): string[] {
  const files = readdirSync(new URL(folder, root));
  return files.filter((file) => file.endsWith('.md')).map((file) => folder + file);
}

/** The targets of a document's links to files, with their anchors. */
async function linksOf(document: string): Promise<string[]> {
  return [...(await read(document)).matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, target]) => target ?? '');
}

/** The anchors of a document's headings, as GitHub makes them. */
async function anchorsOf(document: URL): Promise<string[]> {
  const headings = [...(await readFile(document, 'utf8')).matchAll(/^#+ (.+)$/gm)].map(
    ([, text]) => text ?? '',
  );
  return headings.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
}

/** The first column of the table under a heading of a document: the words in backticks. */
async function firstColumn(document: string, heading: string): Promise<string[]> {
  const section = (await read(document)).split(`\n${heading}\n`)[1]?.split('\n#')[0] ?? '';
  const cells = section.split('\n').map((line) => /^\| (`[^|]+) \|/.exec(line)?.[1] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? ''));
}

/** The settings that the help of a command lists. */
function helpSettings(program: Command, names: readonly string[]): string[] {
  const command = names.reduce<Command>(
    (parent, name) =>
      given(
        parent.commands.find((child) => child.name() === name),
        name,
      ),
    program,
  );
  let help = '';
  command.configureOutput({
    writeOut: (text) => {
      help += text;
    },
  });
  command.outputHelp();
  return [...help.matchAll(/^ {2}([A-Z_]+) {2}/gm)].map(([, name]) => name ?? '');
}

interface Packages {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface LayerRules {
  readonly forbidden: readonly {
    readonly name: string;
    readonly from: { readonly path?: string };
    readonly to: { readonly pathNot?: string | readonly string[] };
  }[];
}

describe('the documents', () => {
  it.each(documents)('%s links and names only files that exist', async (document) => {
    const here = new URL(document, root);
    for (const link of await linksOf(document)) {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? here : new URL(file, here);
      expect({ link, exists: existsSync(target) }).toEqual({ link, exists: true });
      if (anchor !== undefined) expect(await anchorsOf(target)).toContain(anchor);
    }
    const paths = [
      ...(await read(document)).matchAll(
        /`((?:src|test|scripts|docs|packages|bench|deploy|\.ci)\/[\w./-]+)`/g,
      ),
    ].map(([, path]) => path ?? '');
    expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it('docs/DEPENDENCIES.md names every package', async () => {
    const { dependencies, devDependencies } = JSON.parse(await read('package.json')) as Packages;
    const served = await firstColumn('docs/DEPENDENCIES.md', '## At run time');
    expect(served.filter((name) => name !== 'pdfkit').sort()).toEqual(Object.keys(dependencies).sort());
    const tools = await firstColumn('docs/DEPENDENCIES.md', '## For development');
    expect(tools.sort()).toEqual(Object.keys(devDependencies).sort());
    const viewer = JSON.parse(await read('packages/viewer/package.json')) as Packages;
    const named = await firstColumn('docs/DEPENDENCIES.md', '## Of the viewer');
    expect(named.sort()).toEqual(Object.keys(viewer.devDependencies).sort());
  });

  it.each([
    ['README.md', 'docs/'],
    ['docs/decisions/README.md', 'docs/decisions/'],
  ])('%s links every page of %s', async (index, folder) => {
    const here = new URL(index, root);
    const linked = new Set((await linksOf(index)).map((link) => new URL(link, here).href));
    const pages = documentsIn(folder).filter((page) => page !== index);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.filter((page) => !linked.has(new URL(page, root).href))).toEqual([]);
  });

  it('examples/README.md lists every operation, and README says how many there are', async () => {
    const files = readdirSync(new URL('examples/operations/', root)).filter((file) =>
      file.endsWith('.graphql'),
    );
    expect((await firstColumn('examples/README.md', '## Operations')).sort()).toEqual(files.sort());
    expect(await read('README.md')).toContain(`has ${files.length} operations`);
  });

  it.each(['README.md', 'ARCHITECTURE.md'])('%s has at most 150 lines', async (document) => {
    expect((await read(document)).trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  it.each(documents)('%s names only npm scripts that exist', async (document) => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
    const named = [...(await read(document)).matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
      ([, name]) => name ?? '',
    );
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it.each(documents)('%s shows only operations that are valid for the schema', async (document) => {
    const schema = buildSchema(await read('schema.graphql'));
    const operations = [...(await read(document)).matchAll(/```graphql\n([\s\S]+?)```/g)].map(
      ([, text]) => text ?? '',
    );
    expect(operations.flatMap((text) => validate(schema, parse(text)).map(({ message }) => message))).toEqual(
      [],
    );
  });

  it.each(['docs/DEPLOY.md', '.env.example'])(
    '%s has the command that makes a sealing key',
    async (document) => {
      expect(await read(document)).toContain(MAKE_SEALING_KEYS);
    },
  );

  it('the command that makes a sealing key makes a new one each time', async () => {
    const made = async () => (await run('sh', ['-c', MAKE_SEALING_KEYS])).stdout.trim();
    const [one, other] = [await made(), await made()];
    expect(parseSealingKeys(one)).toHaveLength(1);
    expect(one).not.toBe(other);
  });

  it('docs/ERRORS.md lists every code that an error may have', async () => {
    const codes = [...(await read('src/graphql/errors/error-code.ts')).matchAll(/^ {2}'(\w+)',/gm)].map(
      ([, code]) => code ?? '',
    );
    expect(codes.length).toBeGreaterThan(10);
    expect((await firstColumn('docs/ERRORS.md', '## Codes')).sort()).toEqual(codes.sort());
  });

  it('docs/AUTHENTICATION.md lists every scope, and docs/AUDIT.md every class of fields', async () => {
    expect((await firstColumn('docs/AUTHENTICATION.md', '## Scopes')).sort()).toEqual([...SCOPES].sort());
    const words = await firstColumn('docs/AUDIT.md', '## A line');
    expect(words).toEqual(expect.arrayContaining(Object.keys(FIELD_CLASSES)));
  });

  it('docs/AUDIT.md shows a line with all fields of a line in their order, and explains each', async () => {
    const facts: AuditFacts = {
      decision: 'allowed',
      operation: { name: null, hash: null },
      classes: [],
      subjects: [],
      count: 0,
      plaidRequestIds: [],
    };
    const entry = { facts, recipient: { principal: '', tenant: '', purpose: null, requestId: '' } };
    const written = chain(entry, START, new Map([['key1', Buffer.alloc(32)]]), new Date());
    const fields = Object.keys(JSON.parse(written.text));
    const shown = /```json\n([\s\S]+?)```/.exec(await read('docs/AUDIT.md'))?.[1] ?? '';
    expect(Object.keys(JSON.parse(shown))).toEqual(fields);
    const explained = await firstColumn('docs/AUDIT.md', '## A line');
    expect(explained.slice(0, fields.length)).toEqual(fields);
  });

  it('ARCHITECTURE lists every folder of src/ with the imports that the layer rules allow', async () => {
    const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as LayerRules;
    const rules = forbidden.filter(({ name }) => name.endsWith('-imports-only-below'));
    const rows = rules.map(({ from, to }) => {
      const [folder, ...allowed] = [to.pathNot]
        .flat()
        .map((path) => path?.replace(/^\^src\/(.*)\[\/\.\]$/, '$1'));
      expect(from.path).toBe(`^src/${folder}/`);
      return [folder, allowed.join(', ')];
    });
    const shown = [...(await read('ARCHITECTURE.md')).matchAll(/^\| `(\w+)` \| .+ \|(?: (.+))? \|$/gm)];
    expect(shown.map(([, folder, allowed]) => [folder, allowed ?? ''])).toEqual(rows);
  });

  it('docs/SETTINGS.md lists every setting as the code has it', async () => {
    const rows = listSettings().map(
      ({ name, meaning, fallback }) =>
        `| \`${name}\` | ${meaning} | ${fallback === null ? '' : `\`${fallback}\``} |`,
    );
    const lines = (await read('docs/SETTINGS.md')).split('\n');
    expect(lines.filter((line) => line.startsWith('| `'))).toEqual(rows);
  });

  it('docs/COMMANDS.md names the settings of a command that reads only some, as its --help does', async () => {
    const program = createProgram(new URL('package.json', root));
    const rows = [
      ...(await read('docs/COMMANDS.md')).matchAll(/^\| `creditgraph ([\w -]+)` .+ \| (`[A-Z_`, ]+`) \|$/gm),
    ];
    expect(rows.length).toBeGreaterThan(2);
    for (const [, command = '', settings = ''] of rows) {
      const shown = settings.split(', ').map((name) => name.slice(1, -1));
      expect([command, helpSettings(program, command.split(' '))]).toEqual([command, shown]);
    }
  });

  it('docs/LIMITS.md has the limits that apply when their settings are not set', async () => {
    const rows = [...(await read('docs/LIMITS.md')).matchAll(/^\| `\w+` \| `(\w+)` \| ([\d,]+) \|/gm)];
    expect(rows.length).toBeGreaterThan(5);
    const shown = rows.map(([, setting, max]) => [setting, max?.replaceAll(',', '')]);
    const fallbacks = new Map(listSettings().map(({ name, fallback }) => [name, fallback]));
    expect(shown).toEqual(shown.map(([setting]) => [setting, fallbacks.get(setting ?? '')]));
  });
});
