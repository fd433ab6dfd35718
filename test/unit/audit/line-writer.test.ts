import { type FileHandle, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isPromise } from 'node:util/types';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLineWriter } from '../../../src/audit/line-writer.js';

const line = Buffer.from('line\n');
let folder: string;
let file: FileHandle;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lines-'));
  file = await open(join(folder, 'lines'), 'a');
});
afterEach(async () => {
  await file.close();
  await rm(folder, { recursive: true });
});

const content = () => readFile(join(folder, 'lines'), 'utf8');

describe('a line writer', () => {
  it('writes synchronously', async () => {
    expect(createLineWriter().write(file, line)).toBe(line.length);
    expect(await content()).toBe('line\n');
  });

  it('writes asynchronously during a flush', async () => {
    const writer = createLineWriter(() => 0);
    const syncing = writer.sync(file);
    const written = writer.write(file, line);
    expect(isPromise(written)).toBe(true);
    expect(await written).toBe(line.length);
    await syncing;
    expect(writer.write(file, line)).toBe(line.length);
    expect(await content()).toBe('line\nline\n');
  });

  it('writes synchronously again after a flush has failed', async () => {
    const writer = createLineWriter(() => 0);
    const closed = await open(join(folder, 'other'), 'a');
    await closed.close();
    await expect(writer.sync(closed)).rejects.toThrow();
    expect(writer.write(file, line)).toBe(line.length);
  });

  it('writes asynchronously for 5 s after a write that took more than 20 ms', async () => {
    const times = [0, 20, 20, 40.1, 5_040, 5_040.2, 5_040.3];
    const writer = createLineWriter(() => times.shift() ?? Number.NaN);
    expect(writer.write(file, line)).toBe(line.length);
    expect(writer.write(file, line)).toBe(line.length);
    expect(await writer.write(file, line)).toBe(line.length);
    expect(times).toEqual([5_040.2, 5_040.3]);
    expect(writer.write(file, line)).toBe(line.length);
    expect(await content()).toBe('line\n'.repeat(4));
  });
});
