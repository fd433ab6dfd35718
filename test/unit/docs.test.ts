import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { listSettings } from '../../src/config/config.js';
import { MAKE_SEALING_KEYS, parseSealingKeys } from '../../src/config/sealing-keys.js';

const run = promisify(execFile);

const root = new URL('../../', import.meta.url);
const read = (file: string) => readFile(new URL(file, root), 'utf8');
const documents = (await readdir(root)).filter((file) => file.endsWith('.md'));

describe('the documents', () => {
  it.each(documents)('%s links and names only files that exist', async (document) => {
    const text = await read(document);
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target ?? '');
    const paths = [...text.matchAll(/`((?:src|test|scripts|docs|\.ci)\/[\w./-]+)`/g)].map(
      ([, path]) => path ?? '',
    );
    expect([...links, ...paths].filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
  });

  it.each(documents)('%s names only npm scripts that exist', async (document) => {
    const { scripts } = JSON.parse(await read('package.json')) as { scripts: Record<string, string> };
    const named = [...(await read(document)).matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? '');
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

  it('README lists every setting as the code has it', async () => {
    const rows = listSettings().map(
      ({ name, meaning, fallback }) =>
        `| \`${name}\` | ${meaning} | ${fallback === null ? '' : `\`${fallback}\``} |`,
    );
    const section = (await read('README.md')).split('\n## Settings\n')[1]?.split('\n## ')[0] ?? '';
    expect(section.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows);
  });
});
