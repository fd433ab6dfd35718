import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';

const root = new URL('../../', import.meta.url);
const folders = [
  'test/generated',
  ...readdirSync(new URL('examples/', root), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('generated') && !path.startsWith('dist'))
    .map((path) => `examples/${path}`),
];

/** The types of operations, fragments, variables and inputs, without their comments. */
async function typesIn(folder: string): Promise<string[]> {
  const text = await readFile(new URL(`${folder}/graphql.ts`, root), 'utf8');
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(/\n(?=export )/)
    .filter((declaration) => /^export type \w/.test(declaration) && !declaration.includes(' Incremental<'));
}

describe.each(folders)('the types in %s', (folder) => {
  it('say of every value what it is: no any, and no unknown', async () => {
    const types = await typesIn(folder);
    expect(types.length).toBeGreaterThan(3);
    expect(types.filter((type) => /\b(any|unknown)\b/.test(type))).toEqual([]);
  });
});
