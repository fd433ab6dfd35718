import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openEmbeddedStateStore } from '../../../src/state/embedded-state-store.js';
import { testStateStore } from '../../support/state-store-contract.js';

testStateStore('an embedded state store', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'state-'));
  let now = 1_000_000;
  const open = () => openEmbeddedStateStore(folder, () => now);
  let store = await open();
  return {
    get store() {
      return store;
    },
    advance(ms) {
      now += ms;
    },
    async maintain() {
      await store.sweep();
      await store.close();
      store = await open();
    },
    async dispose() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});

const DAY_MS = 86_400_000;

describe('the folder of an embedded state store', () => {
  let parent: string;
  let folder: string;
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'state-'));
    folder = join(parent, 'state');
  });
  afterEach(() => rm(parent, { recursive: true }));

  /** Whether a file of the folder contains the bytes. */
  async function contains(bytes: Buffer): Promise<boolean> {
    const paths = (await readdir(folder, { recursive: true })).map((path) => join(folder, path));
    const files = await Promise.all(
      paths.map(async (path) => ((await stat(path)).isFile() ? readFile(path) : null)),
    );
    return files.some((file) => file?.includes(bytes));
  }

  it('is created for its user alone', async () => {
    const store = await openEmbeddedStateStore(folder);
    await store.close();
    for (const path of [folder, join(folder, 'db')]) expect((await stat(path)).mode & 0o777).toBe(0o700);
  });

  it('keeps its contents when it is opened again', async () => {
    const first = await openEmbeddedStateStore(folder);
    await first.create('a', Buffer.from('one'), DAY_MS);
    await first.append('list', Buffer.from('x'), { ttlMs: DAY_MS, maxLength: 10 });
    await first.close();
    const second = await openEmbeddedStateStore(folder);
    expect(await second.get('a')).toEqual(Buffer.from('one'));
    expect(await second.append('list', Buffer.from('y'), { ttlMs: DAY_MS, maxLength: 10 })).toBe(2);
    await second.close();
  });

  it('is refused while another store uses it', async () => {
    const store = await openEmbeddedStateStore(folder);
    await expect(openEmbeddedStateStore(folder)).rejects.toMatchObject({
      name: 'StateFolderError',
      message: 'is used by another process',
    });
    await store.close();
    await (await openEmbeddedStateStore(folder)).close();
  });

  it.each([
    ['2\n', 'has format 2, and this server reads formats up to 1: a newer server has written it'],
    ['', 'has a file "format" that is not of this server'],
  ])('is refused with the format %j, and stays as it is', async (format, message) => {
    await (await openEmbeddedStateStore(folder)).close();
    await writeFile(join(folder, 'format'), format);
    const before = await readdir(join(folder, 'db'));
    await expect(openEmbeddedStateStore(folder)).rejects.toMatchObject({ name: 'StateFolderError', message });
    expect(await readdir(join(folder, 'db'))).toEqual(before);
  });

  it('is refused when it is a file, or when its database is damaged', async () => {
    await writeFile(folder, '');
    await expect(openEmbeddedStateStore(folder)).rejects.toThrow('cannot be read and written (ENOTDIR)');
    await rm(folder);
    await (await openEmbeddedStateStore(folder)).close();
    await writeFile(join(folder, 'db', 'CURRENT'), 'half a na');
    await expect(openEmbeddedStateStore(folder)).rejects.toMatchObject({
      name: 'StateFolderError',
      message: 'cannot be opened (LEVEL_CORRUPTION)',
    });
  });

  it.each(['deleted', 'replaced', 'expired'])(
    'has no bytes of a value that was %s, after a sweep',
    async (how) => {
      let now = 0;
      const store = await openEmbeddedStateStore(folder, () => now);
      const secret = Buffer.from('c2f0d4e8 a value of somebody 51b7');
      await store.create('a', secret, 1_000);
      await store.create('b', Buffer.from('other'), DAY_MS);
      await store.append('list', secret, { ttlMs: 1_000, maxLength: 10 });
      expect(await contains(secret)).toBe(true);
      if (how === 'deleted') await store.delete('a');
      if (how === 'replaced') await store.replace('a', secret, Buffer.from('empty'), 1_000);
      now = 1_000;
      await store.sweep();
      expect(await contains(secret)).toBe(false);
      expect(await store.get('b')).toEqual(Buffer.from('other'));
      await store.close();
    },
  );

  it('removes thousands of expired values, and none that was written anew meanwhile', async () => {
    let now = 0;
    const store = await openEmbeddedStateStore(folder, () => now);
    const keys = Array.from({ length: 2_500 }, (_, index) => `key/${index}`);
    await Promise.all(keys.map((key) => store.create(key, Buffer.from(key), 1_000)));
    now = 1_000;
    const [, ...written] = await Promise.all([
      store.sweep(),
      ...keys.slice(0, 50).map((key) => store.create(key, Buffer.from('anew'), 1_000)),
    ]);
    expect(new Set(written)).toEqual(new Set([null]));
    expect(await contains(Buffer.from('key/2499'))).toBe(false);
    const found: string[] = [];
    for await (const [key] of store.entries('')) found.push(key);
    expect(found).toEqual(keys.slice(0, 50).sort());
    await store.close();
  });
});
