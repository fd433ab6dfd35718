import { describe, expect, it } from '@jest/globals';
import { createLoader } from '../../../src/loaders/create-loader.js';

describe('a loader', () => {
  it('reads once for equal keys, and once more for another', async () => {
    const read: string[] = [];
    const loader = createLoader(
      ({ token }: { token: string }) => token,
      async ({ token }) => {
        read.push(token);
        return token.length;
      },
    );
    const values = await Promise.all(
      [{ token: 'a' }, { token: 'a' }, { token: 'bb' }].map((key) => loader.load(key)),
    );
    expect(values).toEqual([1, 1, 2]);
    expect(read).toEqual(['a', 'bb']);
  });

  it('rejects only a failed key, and does not wait for other keys', async () => {
    let release: (value: string) => void = () => undefined;
    const slow = new Promise<string>((resolve) => {
      release = resolve;
    });
    const loader = createLoader(
      (key: string) => key,
      (key) => (key === 'slow' ? slow : Promise.reject(new Error('refused'))),
    );
    const waiting = loader.load('slow');
    await expect(loader.load('bad')).rejects.toThrow('refused');
    release('there');
    await expect(waiting).resolves.toBe('there');
  });

  it('wraps other thrown values in an Error', async () => {
    const loader = createLoader(
      (key: string) => key,
      () => Promise.reject('text'),
    );
    await expect(loader.load('any')).rejects.toThrow('A read failed with something that is not an Error');
  });
});
