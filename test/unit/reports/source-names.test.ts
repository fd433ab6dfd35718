import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';

const SOURCE = new URL('../../../src/', import.meta.url);
const read = (file: string) => readFile(new URL(file, SOURCE), 'utf8');

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const isSource = (file: string) => file.startsWith('reports/sources/');

it('no file outside reports/sources/ names a source of a report', async () => {
  const declarations = await Promise.all(files.filter((file) => file.endsWith('.source.ts')).map(read));
  const names = declarations.map((text) => /readonly of: '([\w-]+)'/.exec(text)?.[1]);
  expect(names.sort()).toEqual(expect.arrayContaining(['asset-report', 'audit-copy', 'relay-token']));
  const quoted = new RegExp(`'(${names.join('|')})'`);
  const naming = await Promise.all(files.map(async (file) => (quoted.test(await read(file)) ? [file] : [])));
  expect(naming.flat().filter((file) => !isSource(file))).toEqual([]);
});
