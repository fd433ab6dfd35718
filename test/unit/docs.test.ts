import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { chain, START } from '../../src/audit/audit-chain.js';
import type { AuditFacts } from '../../src/audit/audit-entry.js';
import { FIELD_CLASSES } from '../../src/auth/field-class.js';
import { SCOPES } from '../../src/auth/scope.js';
import { listSettings } from '../../src/config/config.js';
import { MAKE_SEALING_KEYS, parseSealingKeys } from '../../src/config/sealing-keys.js';

const run = promisify(execFile);

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFile(new URL(file, root), 'utf8');
const documents = ['', 'docs/', 'examples/', 'packages/sandbox/'].flatMap(documentsIn);

function documentsIn(folder: string): string[] {
  const files = readdirSync(new URL(folder, root));
  return files.filter((file) => file.endsWith('.md')).map((file) => folder + file);
}

/** The first column of the table under a heading of a document, as it is in backticks there. */
async function firstColumn(document: string, heading: string): Promise<string[]> {
  const section = (await read(document)).split(`\n${heading}\n`)[1]?.split('\n#')[0] ?? '';
  const cells = section.split('\n').map((line) => /^\| (`[^|]+) \|/.exec(line)?.[1] ?? '');
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? ''));
}

describe('the documents', () => {
  it.each(documents)('%s links and names only files that exist', async (document) => {
    const text = await read(document);
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target ?? '');
    const here = new URL(document, root);
    expect(links.filter((target) => !existsSync(new URL(target, here)))).toEqual([]);
    const paths = [...text.matchAll(/`((?:src|test|scripts|docs|packages|\.ci)\/[\w./-]+)`/g)].map(
      ([, path]) => path ?? '',
    );
    expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it.each(documents)('%s names only npm scripts that exist', async (document) => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
    const named = [...(await read(document)).matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(
      ([, name]) => name ?? '',
    );
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it.each(documents)('%s shows only operations that the graph takes', async (document) => {
    const schema = buildSchema(await read('schema.graphql'));
    const operations = [...(await read(document)).matchAll(/```graphql\n([\s\S]+?)```/g)].map(
      ([, text]) => text ?? '',
    );
    expect(operations.flatMap((text) => validate(schema, parse(text)).map(({ message }) => message))).toEqual(
      [],
    );
  });

  it.each(['README.md', '.env.example'])('%s gives a command that makes a sealing key', async (document) => {
    expect(await read(document)).toContain(MAKE_SEALING_KEYS);
  });

  it('the command that makes a sealing key makes one, and another each time', async () => {
    const made = async () => (await run('sh', ['-c', MAKE_SEALING_KEYS])).stdout.trim();
    const [one, other] = [await made(), await made()];
    expect(parseSealingKeys(one)).toHaveLength(1);
    expect(one).not.toBe(other);
  });

  it('README lists every code that an error may have', async () => {
    const codes = [...(await read('src/graphql/errors/error-code.ts')).matchAll(/^ {2}\| '(\w+)'/gm)].map(
      ([, code]) => code ?? '',
    );
    expect(codes.length).toBeGreaterThan(10);
    expect((await firstColumn('README.md', '### Errors')).sort()).toEqual(codes.sort());
  });

  it('README lists every scope, and docs/AUDIT.md every class of fields', async () => {
    expect((await firstColumn('README.md', '### What they may see')).sort()).toEqual([...SCOPES].sort());
    const words = await firstColumn('docs/AUDIT.md', '## A line');
    expect(words).toEqual(expect.arrayContaining(Object.keys(FIELD_CLASSES)));
  });

  it('docs/AUDIT.md shows a line with the fields that a line has, in their order, and explains each', async () => {
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

  it('README lists every setting as the code has it', async () => {
    const rows = listSettings().map(
      ({ name, meaning, fallback }) =>
        `| \`${name}\` | ${meaning} | ${fallback === null ? '' : `\`${fallback}\``} |`,
    );
    const section = (await read('README.md')).split('\n## Settings\n')[1]?.split('\n## ')[0] ?? '';
    expect(section.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows);
  });
});
