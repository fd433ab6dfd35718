import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StateStore } from '../../src/state/state-store.js';
import { eventually } from './eventually.js';
import { runs } from './runs.js';
import { randomSteps, runStep, StateModel } from './state-model.js';

/** A new, empty store with a clock of its own. */
export interface StoreUnderTest {
  store: StateStore;
  /** Advances the clock of the store. */
  advance(ms: number): Promise<void> | void;
  /** Removes what has expired, and for a durable store closes it and opens it again, with the same state. */
  maintain(): Promise<void>;
  /** Ends the store and removes its state. */
  dispose(): Promise<void>;
}

const DAY_MS = 86_400_000;
const LIMITS = { ttlMs: DAY_MS, maxLength: 1_000 };
const bytes = (text: string) => Buffer.from(text);

async function listed(store: StateStore, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for await (const [key, value] of store.entries(prefix)) found.push(`${key}=${value}`);
  return found;
}

async function page(store: StateStore, list: string, sequence = 0, limit = 1_000) {
  const { entries, ...ends } = await store.after(list, sequence, limit);
  return { entries: entries.map((entry) => `${entry.sequence}=${entry.value}`), ...ends };
}

/** The tests that every state store passes. */
export function testStateStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(name, () => {
    let tested: StoreUnderTest;
    beforeEach(async () => {
      tested = await open();
    });
    afterEach(() => tested.dispose());

    it('has no value for a key until one is created', async () => {
      const { store } = tested;
      expect(await store.get('a')).toBeNull();
      expect(await store.create('a', bytes('one'), DAY_MS)).toBeNull();
      expect(await store.get('a')).toEqual(bytes('one'));
      expect(await store.get('A')).toBeNull();
    });

    it('does not change the value of a key that has one, and returns it', async () => {
      const { store } = tested;
      await store.create('a', bytes('one'), DAY_MS);
      expect(await store.create('a', bytes('two'), DAY_MS)).toEqual(bytes('one'));
      expect(await store.get('a')).toEqual(bytes('one'));
    });

    it('lets one of many simultaneous creates write', async () => {
      const { store } = tested;
      const attempts = Array.from({ length: 20 }, (_, index) => store.create('a', bytes(`${index}`), DAY_MS));
      const results = await Promise.all(attempts);
      const winner = results.indexOf(null);
      expect(results.filter((result) => result === null)).toHaveLength(1);
      expect(await store.get('a')).toEqual(bytes(`${winner}`));
      for (const result of results) expect(result ?? bytes(`${winner}`)).toEqual(bytes(`${winner}`));
    });

    it('replaces a value only while it is the expected one', async () => {
      const { store } = tested;
      expect(await store.replace('a', bytes(''), bytes('one'), DAY_MS)).toBe(false);
      await store.create('a', bytes('one'), DAY_MS);
      expect(await store.replace('a', bytes('zero'), bytes('two'), DAY_MS)).toBe(false);
      expect(await store.replace('a', bytes('one'), bytes('two'), DAY_MS)).toBe(true);
      expect(await store.get('a')).toEqual(bytes('two'));
    });

    it('loses no change of simultaneous replaces', async () => {
      const { store } = tested;
      await store.create('count', bytes('0'), DAY_MS);
      const increment = async () => {
        for (;;) {
          const found = (await store.get('count')) ?? bytes('');
          if (await store.replace('count', found, bytes(`${Number(found) + 1}`), DAY_MS)) return;
        }
      };
      await Promise.all(Array.from({ length: 10 }, increment));
      expect(await store.get('count')).toEqual(bytes('10'));
    });

    it('deletes a value, and says whether there was one', async () => {
      const { store } = tested;
      await store.create('a', bytes('one'), DAY_MS);
      expect(await store.delete('a')).toBe(true);
      expect(await store.get('a')).toBeNull();
      expect(await store.delete('a')).toBe(false);
      expect(await store.create('a', bytes('two'), DAY_MS)).toBeNull();
    });

    it('treats a value as absent from the moment when it expires', async () => {
      const { store, advance } = tested;
      for (const key of ['a', 'b', 'c', 'd']) await store.create(key, bytes('one'), 1_000);
      await advance(999);
      expect(await store.get('a')).toEqual(bytes('one'));
      await store.replace('d', bytes('one'), bytes('two'), 1_000);
      await advance(1);
      expect(await store.get('a')).toBeNull();
      expect(await store.replace('a', bytes('one'), bytes('two'), 1_000)).toBe(false);
      expect(await store.delete('b')).toBe(false);
      expect(await store.create('c', bytes('three'), 1_000)).toBeNull();
      expect(await listed(store, '')).toEqual(['c=three', 'd=two']);
    });

    it('lists the values below a prefix in the order of their keys', async () => {
      const { store } = tested;
      for (const key of ['a/2', 'b', 'a/10', 'a', 'a0', 'a/~', 'A/1']) {
        await store.create(key, bytes(key.toUpperCase()), DAY_MS);
      }
      await store.append('a/list', bytes('entry'), LIMITS);
      expect(await listed(store, 'a/')).toEqual(['a/10=A/10', 'a/2=A/2', 'a/~=A/~']);
      expect(await listed(store, '')).toHaveLength(7);
      expect(await listed(store, 'c')).toEqual([]);
    });

    it('numbers the entries of a list from 1, also those that are appended at the same time', async () => {
      const { store } = tested;
      const sequences = await Promise.all(
        Array.from({ length: 20 }, (_, index) => store.append('a', bytes(`${index}`), LIMITS)),
      );
      expect([...sequences].sort((one, other) => one - other)).toEqual(
        Array.from({ length: 20 }, (_, index) => index + 1),
      );
      const { entries } = await store.after('a', 0, 100);
      for (const { sequence, value } of entries) expect(sequences[Number(value)]).toBe(sequence);
      expect(await store.append('b', bytes('other list'), LIMITS)).toBe(1);
    });

    it('returns the entries after a sequence number, oldest first, up to a limit', async () => {
      const { store } = tested;
      expect(await page(store, 'a')).toEqual({ entries: [], first: null, last: 0 });
      for (const text of ['x', 'y', 'z']) await store.append('a', bytes(text), LIMITS);
      await store.append('a/b', bytes('other list'), LIMITS);
      expect(await page(store, 'a')).toEqual({ entries: ['1=x', '2=y', '3=z'], first: 1, last: 3 });
      expect(await page(store, 'a', 1)).toEqual({ entries: ['2=y', '3=z'], first: 1, last: 3 });
      expect(await page(store, 'a', 1, 1)).toEqual({ entries: ['2=y'], first: 1, last: 3 });
      expect(await page(store, 'a', 3)).toEqual({ entries: [], first: 1, last: 3 });
      expect(await page(store, 'a', 9)).toEqual({ entries: [], first: 1, last: 3 });
    });

    it('drops the oldest entries beyond the maximum length of a list', async () => {
      const { store } = tested;
      for (const text of ['u', 'v', 'w', 'x']) await store.append('a', bytes(text), LIMITS);
      await store.append('a', bytes('y'), { ...LIMITS, maxLength: 2 });
      expect(await page(store, 'a')).toEqual({ entries: ['4=x', '5=y'], first: 4, last: 5 });
    });

    it('treats entries as absent from the moment when they expire, and numbers on', async () => {
      const { store, advance } = tested;
      await store.append('a', bytes('x'), LIMITS);
      await advance(DAY_MS - 1);
      await store.append('a', bytes('y'), LIMITS);
      expect(await page(store, 'a')).toEqual({ entries: ['1=x', '2=y'], first: 1, last: 2 });
      await advance(1);
      expect(await page(store, 'a')).toEqual({ entries: ['2=y'], first: 2, last: 2 });
      await tested.maintain();
      expect(await tested.store.append('a', bytes('z'), LIMITS)).toBe(3);
    });

    it('reuses no number after all entries of a list have expired, so a reader sees that it missed some', async () => {
      for (let each = 0; each < 5; each++) await tested.store.append('a', bytes(`${each}`), LIMITS);
      const known = 2;
      await tested.advance(DAY_MS);
      await tested.maintain();
      const empty = await page(tested.store, 'a', known);
      expect(empty).toMatchObject({ entries: [], first: null });
      expect(empty.last).not.toBe(known);
      const next = await tested.store.append('a', bytes('next'), LIMITS);
      expect(next).toBeGreaterThan(5);
      const { first } = await page(tested.store, 'a', known);
      expect(first).toBe(next);
    });

    it('tells watchers of appends to their list, in order, until they end it', async () => {
      const { store } = tested;
      const told: string[] = [];
      const until = (text: string) => eventually(text, async () => (told.includes(text) ? true : null));
      const end = store.watch('a', (sequence) => told.push(`one ${sequence}`));
      store.watch('a', (sequence) => told.push(`two ${sequence}`));
      await store.append('a', bytes('x'), LIMITS);
      await store.append('b', bytes('x'), LIMITS);
      await until('two 1');
      end();
      await Promise.all([store.append('a', bytes('y'), LIMITS), store.append('a', bytes('z'), LIMITS)]);
      await until('two 3');
      // A number may be told again.
      expect([...new Set(told)]).toEqual(['one 1', 'two 1', 'two 2', 'two 3']);
    });

    it('shows a watcher the entry that it is told of', async () => {
      const { store } = tested;
      const seen = new Promise((resolve) => {
        store.watch('a', (sequence) => resolve(store.after('a', sequence - 1, 1)));
      });
      await store.append('a', bytes('x'), LIMITS);
      expect(await seen).toMatchObject({ entries: [{ sequence: 1, value: bytes('x') }] });
    });

    it('is not changed by later changes of a buffer', async () => {
      const { store } = tested;
      const given = bytes('one');
      await Promise.all([store.create('a', given, DAY_MS), store.append('a', given, LIMITS)]);
      given.fill(0);
      (await store.get('a'))?.fill(0);
      (await store.after('a', 0, 1)).entries[0]?.value.fill(0);
      expect(await listed(store, 'a')).toEqual(['a=one']);
      expect((await page(store, 'a')).entries).toEqual(['1=one']);
    });

    it.each(['', 'two words', 'line\n', 'é', 'x'.repeat(201)])('refuses the key %j', async (key) => {
      const { store } = tested;
      await expect(store.get(key)).rejects.toThrow(RangeError);
      await expect(store.create(key, bytes('x'), DAY_MS)).rejects.toThrow(RangeError);
      await expect(store.replace(key, bytes('x'), bytes('x'), DAY_MS)).rejects.toThrow(RangeError);
      await expect(store.delete(key)).rejects.toThrow(RangeError);
      await expect(store.append(key, bytes('x'), LIMITS)).rejects.toThrow(RangeError);
      await expect(store.after(key, 0, 1)).rejects.toThrow(RangeError);
      expect(() => store.watch(key, () => {})).toThrow(RangeError);
    });

    it('is unavailable after it was closed', async () => {
      const { store } = tested;
      await store.create('a', bytes('one'), DAY_MS);
      await store.close();
      const unavailable = { name: 'StateUnavailableError' };
      await expect(store.get('a')).rejects.toMatchObject(unavailable);
      await expect(store.create('a', bytes('two'), DAY_MS)).rejects.toMatchObject(unavailable);
      await expect(store.replace('a', bytes('one'), bytes('two'), DAY_MS)).rejects.toMatchObject(unavailable);
      await expect(store.delete('a')).rejects.toMatchObject(unavailable);
      await expect(listed(store, 'a')).rejects.toMatchObject(unavailable);
      await expect(store.append('a', bytes('x'), LIMITS)).rejects.toMatchObject(unavailable);
      await expect(store.after('a', 0, 1)).rejects.toMatchObject(unavailable);
      expect(() => store.watch('a', () => {})).toThrow(expect.objectContaining(unavailable));
    });
  });

  it(`${name} behaves like a simple model, also across sweeps and restarts`, async () => {
    await fc.assert(
      fc.asyncProperty(randomSteps, async (steps) => {
        const tested = await open();
        try {
          const model = new StateModel();
          for (const step of steps) await runStep(step, tested, model);
        } finally {
          await tested.dispose();
        }
      }),
      { numRuns: runs(30) },
    );
  });
}
