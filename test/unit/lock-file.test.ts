import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';

interface Lock {
  readonly packages: Readonly<
    Record<string, { resolved?: string; link?: boolean; optionalDependencies?: Record<string, string> }>
  >;
}

const root = new URL('../../', import.meta.url);

describe.each(['package-lock.json', 'bench/package-lock.json'])('the lock file %s', (file) => {
  let lock: Lock;

  beforeAll(async () => {
    lock = JSON.parse(await readFile(new URL(file, root), 'utf8')) as Lock;
  });

  it('works on every platform: npm ci refuses one that lacks the packages of another', () => {
    const locked = new Set(Object.keys(lock.packages).map((path) => path.split('node_modules/').at(-1)));
    const optional = Object.values(lock.packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}),
    );
    expect(optional.filter((name) => !locked.has(name))).toEqual([]);
  });

  it('works with every registry: it names none', () => {
    // A link leads to a package of this repository.
    const fetched = Object.values(lock.packages).filter(({ link }) => link !== true);
    expect(fetched.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });
});
