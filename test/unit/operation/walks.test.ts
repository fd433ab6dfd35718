import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';

const SOURCES = new URL('../../../src/', import.meta.url);

/** The folders that may visit documents. */
const WALKERS = /^(operation|execution)\//;

/** Code that visits a document needs one of these. */
const WALKING = /\bvisit\s*\(|\bTypeInfo\b|\bFRAGMENT_SPREAD\b|\bFRAGMENT_DEFINITION\b|\bselectionSet\b/;

it('only operation/ and execution/ visit documents', async () => {
  const files = (await readdir(SOURCES, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const walking = await Promise.all(
    files.map(async (file) => (WALKING.test(await readFile(new URL(file, SOURCES), 'utf8')) ? [file] : [])),
  );
  const all = walking.flat();
  expect(all.filter((file) => !WALKERS.test(file))).toEqual([]);
  expect(all.length).toBeGreaterThan(4);
});
