import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';

const SOURCE = new URL('../../../src/', import.meta.url);

/** The words by which ids and tickets name the source of a report. */
const NAMES = /'(relay-token|asset-report|audit-copy)'/;

it('what differs between the sources of a report is said in reports/sources/ alone', async () => {
  const files = (await readdir(SOURCE, { recursive: true })).filter((name) => name.endsWith('.ts'));
  const naming = await Promise.all(
    files.map(async (file) => (NAMES.test(await readFile(new URL(file, SOURCE), 'utf8')) ? [file] : [])),
  );
  // The sandbox makes tokens up, and shares no code with what asks it.
  const ours = naming.flat().filter((file) => !file.startsWith('sandbox/'));
  expect(ours.sort()).toEqual([
    'reports/sources/audit-copy.source.ts',
    'reports/sources/own-report.source.ts',
    'reports/sources/relay-token.source.ts',
    'reports/sources/sources.ts',
  ]);
});
