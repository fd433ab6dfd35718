import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type StartedProcess, startMain } from '../support/process.js';
import { post } from '../support/test-app.js';

const folder = new URL('../../examples/operations/', import.meta.url);
const files = readdirSync(folder).sort();

let server: StartedProcess;
let url: string;
beforeAll(async () => {
  // The examples contain the tokens of the embedded sandbox with default settings.
  server = startMain({ PORT: '0' });
  url = /creditgraph is at (\S+)/.exec(await server.until('Ctrl-C stops it.'))?.[1] ?? '';
});
afterAll(() => server.stop('SIGTERM'));

describe('the examples run unchanged against npm start, in order', () => {
  it.each(files)('%s', async (file) => {
    const query = await readFile(new URL(file, folder), 'utf8');
    const { data, errors } = await post<Record<string, unknown>>(url, { query });

    expect(errors).toEqual([]);
    expect(Object.values(data ?? {}).every((field) => field !== null)).toBe(true);
    expect(JSON.stringify(data)).not.toContain('"assetReport":null');
  });
});
