import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { createCacheCounters } from '../../../src/cache/cache-counters.js';
import type { CachedValue } from '../../../src/cache/cached-value.js';
import { type Loaded, SharedCache } from '../../../src/cache/shared-cache.js';
import { Deadline, timeLeft } from '../../../src/lib/deadline.js';

const TTL_MS = 1_000;

function loaded(value: string, more: Partial<Loaded<string>> = {}): Loaded<string> {
  return { value, bytes: 1, ttlMs: TTL_MS, tags: [], ...more };
}

/** A cache with a manual clock and counted reads. */
function setUp(maxBytes = 100) {
  const { counters, count } = createCacheCounters();
  const clock = { now: 0 };
  const cache = new SharedCache<string>({ maxBytes, onEvent: count, now: () => clock.now });
  const reads: string[] = [];
  const load = (key: string, answer: Partial<Loaded<string>> = {}, tags: string[] = []) =>
    cache.load(
      key,
      async () => {
        reads.push(key);
        return loaded(`${key}${reads.length}`, answer);
      },
      { tags },
    );
  return { cache, counters, clock, reads, load };
}

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** A read that the test resolves. */
function controlled() {
  const answer = deferred<Loaded<string>>();
  const started = deferred<AbortSignal>();
  return {
    resolve: answer.resolve,
    started: started.promise,
    read: (signal: AbortSignal) => {
      started.resolve(signal);
      return answer.promise;
    },
  };
}

const settled = async (held: Promise<CachedValue<string>>) => (await held).value;

describe('a shared cache', () => {
  it('reads once, and again after the TTL; never later, and at most a tenth earlier', async () => {
    const { load, clock, reads, counters } = setUp();
    await load('a');
    clock.now = TTL_MS * 0.9 - 1;
    expect(await settled(load('a'))).toBe('a1');
    clock.now = TTL_MS;
    expect(await settled(load('a'))).toBe('a2');
    expect(reads).toEqual(['a', 'a']);
    expect(counters).toMatchObject({ hit: 1, miss: 2 });
  });

  it('shares one read between concurrent misses', async () => {
    const { cache, counters } = setUp();
    const { read, resolve } = controlled();
    const waiting = Array.from({ length: 100 }, () => settled(cache.load('a', read)));
    resolve(loaded('once'));
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['once']));
    expect(counters).toMatchObject({ miss: 1, join: 99, hit: 0 });
  });

  it('does not cache a failure, and rejects all waiters', async () => {
    const { cache, load } = setUp();
    const failing = () => Promise.reject(new Error('no answer'));
    const waiting = [cache.load('a', failing), cache.load('a', failing)];
    for (const one of waiting) await expect(one).rejects.toThrow('no answer');
    expect(await settled(load('a'))).toBe('a1');
  });

  it('does not cache values without a TTL or values larger than the cache', async () => {
    const { load, reads, cache } = setUp(100);
    expect((await load('brief', { ttlMs: 0 })).isCurrent).toBe(false);
    expect((await load('large', { bytes: 101 })).isCurrent).toBe(false);
    await load('brief', { ttlMs: 0 });
    await load('large', { bytes: 101 });
    expect(reads).toEqual(['brief', 'large', 'brief', 'large']);
    expect(cache.bytes).toBe(0);
  });

  it('evicts the least recently used value first, and calls its callbacks', async () => {
    const { load, counters } = setUp(100);
    const a = await load('a', { bytes: 40 });
    const b = await load('b', { bytes: 40 });
    await load('a');
    const gone: string[] = [];
    a.onceRemoved(() => gone.push('a'));
    b.onceRemoved(() => gone.push('b'));
    await load('c', { bytes: 40 });
    expect([a.isCurrent, b.isCurrent]).toEqual([true, false]);
    expect(gone).toEqual(['b']);
    expect(counters.evict).toBe(1);
    const late: string[] = [];
    b.onceRemoved(() => late.push('at once'));
    expect(late).toEqual(['at once']);
  });

  it('never exceeds its size, for all loads', async () => {
    const steps = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 150 })));
    await fc.assert(
      fc.asyncProperty(steps, async (loads) => {
        const { cache, load } = setUp(100);
        for (const [key, bytes] of loads) {
          await load(key, { bytes });
          expect(cache.bytes).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

describe('a load with a maximum age', () => {
  const MAX_AGE_MS = 100;
  const fresh = (cache: SharedCache<string>, read: () => Promise<Loaded<string>>) =>
    cache.load('a', read, { maxAgeMs: MAX_AGE_MS });

  it('returns the cached value while it is young enough, and reads it again afterwards', async () => {
    const { cache, load, clock, reads } = setUp();
    const { read, resolve } = controlled();
    const first = cache.load('a', read);
    // The age counts from the start of the read, because the value may be as old as that.
    clock.now = MAX_AGE_MS - 1;
    resolve(loaded('kept'));
    await first;
    const again = async () => loaded('read again');
    expect(await settled(fresh(cache, again))).toBe('kept');
    clock.now = MAX_AGE_MS;
    expect(await settled(fresh(cache, again))).toBe('read again');
    expect(await settled(fresh(cache, async () => loaded('too often')))).toBe('read again');
    expect(await settled(load('a'))).toBe('read again');
    expect(reads).toEqual([]);
  });

  it('is peeked at while it is young enough', async () => {
    const { cache, load, clock } = setUp();
    const kept = await load('a');
    clock.now = MAX_AGE_MS - 1;
    expect(cache.peek('a', MAX_AGE_MS)).toBe(kept);
    clock.now = MAX_AGE_MS;
    expect(cache.peek('a', MAX_AGE_MS)).toBeUndefined();
    expect(cache.peek('a')).toBe(kept);
  });

  it('shares one read between concurrent loads, while other loads get the cached value', async () => {
    const { cache, load, clock, counters } = setUp();
    const kept = await load('a');
    clock.now = MAX_AGE_MS;
    const { read, resolve } = controlled();
    const waiting = Array.from({ length: 10 }, () =>
      settled(fresh(cache, () => read(new AbortController().signal))),
    );
    expect(await load('a')).toBe(kept);
    resolve(loaded('read again'));
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['read again']));
    expect(kept.isCurrent).toBe(false);
    expect(counters).toMatchObject({ miss: 2, join: 9 });
  });

  it('does not join a read that began too early, and the newer value stays cached', async () => {
    const { cache, load, clock } = setUp();
    const { read, resolve } = controlled();
    const slow = cache.load('a', read);
    clock.now = MAX_AGE_MS;
    expect(await settled(fresh(cache, async () => loaded('newer')))).toBe('newer');
    resolve(loaded('older'));
    expect(await slow).toMatchObject({ value: 'older', isCurrent: false });
    expect(await settled(load('a'))).toBe('newer');
  });

  it('removes the older value even when the new one is not cached, but not when the read fails', async () => {
    const { cache, load, clock } = setUp();
    const kept = await load('a');
    clock.now = MAX_AGE_MS;
    await expect(fresh(cache, () => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
    expect(await load('a')).toBe(kept);
    expect(await settled(fresh(cache, async () => loaded('brief', { ttlMs: 0 })))).toBe('brief');
    expect([kept.isCurrent, cache.peek('a')]).toEqual([false, undefined]);
  });
});

describe('invalidation', () => {
  it('by a tag removes the values with it and the values that share another tag with them, and no others', async () => {
    const { load, cache, reads } = setUp();
    await load('relayed', { tags: ['report-1'] }, ['token-1']);
    await load('copied', { tags: ['report-1'] }, ['token-2']);
    await load('other', { tags: ['report-2'] }, ['token-3']);
    expect(cache.invalidate('token-1')).toEqual(['relayed1', 'copied2']);
    reads.length = 0;
    for (const key of ['relayed', 'copied', 'other']) await load(key);
    expect(reads).toEqual(['relayed', 'copied']);
  });

  it.each<[string, (cache: SharedCache<string>) => void]>([
    ['by its tag', (cache) => cache.invalidate('token')],
    ['with everything', (cache) => cache.clear()],
  ])('%s neither caches nor shares a read that was running', async (_what, invalidate) => {
    const { cache, load, reads } = setUp();
    const { read, resolve, started } = controlled();
    const before = settled(cache.load('a', read, { tags: ['token'] }));
    await started;
    invalidate(cache);
    const after = await settled(load('a', {}, ['token']));
    resolve(loaded('from before'));
    expect(await before).toBe('from before');
    expect(after).toBe('a1');
    expect(await settled(load('a', {}, ['token']))).toBe('a1');
    expect(reads).toEqual(['a']);
  });

  it('by a tag does not cache a running read whose value has it', async () => {
    const { cache, load, reads } = setUp();
    const { read, resolve, started } = controlled();
    await load('relayed', { tags: ['report'] }, ['token-1']);
    const copied = cache.load('copied', read, { tags: ['token-2'] });
    await started;
    cache.invalidate('token-1');
    resolve(loaded('from before', { tags: ['report'] }));
    expect(await copied).toMatchObject({ value: 'from before', isCurrent: false });
    await load('copied', {}, ['token-2']);
    expect(reads).toEqual(['relayed', 'copied']);
  });
});

describe('a value with dependencies', () => {
  /** A value of another cache, with the number of its callbacks. */
  function ground() {
    const callbacks = new Set<() => void>();
    const held = {
      value: 'ground',
      bytes: 1,
      begunAt: 0,
      ageMs: 0,
      isCurrent: true,
      onceRemoved: (callback: () => void) => {
        callbacks.add(callback);
        return () => callbacks.delete(callback);
      },
    };
    const end = () => {
      held.isCurrent = false;
      for (const callback of callbacks) callback();
    };
    return { held, callbacks, end };
  }

  it('is removed with any of them, and is not cached when one was removed before', async () => {
    const { cache, load } = setUp();
    const [one, other] = [ground(), ground()];
    const held = await load('a', { dependencies: [one.held, other.held] });
    expect(held.isCurrent).toBe(true);
    other.end();
    expect([held.isCurrent, cache.bytes, cache.peek('a')]).toEqual([false, 0, undefined]);
    expect((await load('a', { dependencies: [one.held, other.held] })).isCurrent).toBe(false);
    expect(cache.bytes).toBe(0);
  });

  it('is not returned once one of them has expired, even without a callback', async () => {
    const { cache, load } = setUp();
    const { held } = ground();
    await load('a', { dependencies: [held] });
    held.isCurrent = false;
    expect(cache.peek('a')).toBeUndefined();
  });

  it('is not referenced by them after its own removal: evicted, replaced, invalidated or expired', async () => {
    const { cache, load, clock } = setUp(100);
    const { held, callbacks } = ground();
    for (let turn = 0; turn < 50; turn += 1) await load(`${turn}`, { bytes: 40, dependencies: [held] });
    expect(callbacks.size).toBe(2);
    await load('tagged', { bytes: 40, dependencies: [held] }, ['tag']);
    cache.invalidate('tag');
    expect(callbacks.size).toBe(1);
    clock.now = TTL_MS;
    cache.peek('49');
    expect(callbacks.size).toBe(0);
  });
});

describe('a waiter', () => {
  it('that stops waiting does not affect the others', async () => {
    const { cache } = setUp();
    const { read, resolve, started } = controlled();
    const leader = new AbortController();
    const gone = cache.load('a', read, { signal: leader.signal });
    const staying = settled(cache.load('a', read, { signal: new AbortController().signal }));
    const signal = await started;
    leader.abort(new Error('gone'));
    await expect(gone).rejects.toThrow('gone');
    expect(signal.aborted).toBe(false);
    resolve(loaded('answer'));
    expect(await staying).toBe('answer');
  });

  it('that is the last to stop aborts the read, and the next caller starts a new one', async () => {
    const { cache, load } = setUp();
    const { read, started } = controlled();
    const [one, other] = [new AbortController(), new AbortController()];
    const waiting = [
      cache.load('a', read, { signal: one.signal }),
      cache.load('a', read, { signal: other.signal }),
    ];
    const signal = await started;
    one.abort(new Error('gone'));
    other.abort(new Error('gone'));
    for (const each of waiting) await expect(each).rejects.toThrow('gone');
    expect(signal.aborted).toBe(true);
    expect(await settled(load('a'))).toBe('a1');
  });

  it('gives the read its time; of several, the one who waits longest does', async () => {
    jest.useFakeTimers();
    const { cache } = setUp();
    const { read, started, resolve } = controlled();
    const leaving = new AbortController();
    const [long, short] = [new Deadline(leaving.signal), new Deadline(new AbortController().signal)] as const;
    long.limit(60_000);
    short.limit(1_000);
    const waits = [cache.load('a', read, { signal: short.signal })];
    const signal = await started;
    expect(timeLeft(signal)).toBe(timeLeft(short.signal));
    const left = cache.load('a', read, { signal: long.signal });
    expect(timeLeft(signal)).toBe(timeLeft(long.signal));
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    expect(timeLeft(signal)).toBe(timeLeft(short.signal));
    waits.push(cache.load('a', read));
    expect(timeLeft(signal)).toBe(Number.POSITIVE_INFINITY);
    resolve(loaded('a'));
    await Promise.all(waits);
    for (const deadline of [long, short]) deadline.clear();
    jest.useRealTimers();
  });

  it('may be one of many listeners on the signal', async () => {
    const { cache } = setUp();
    const { read, resolve, started } = controlled();
    const waiting = cache.load('a', read);
    const signal = await started;
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    for (let listener = 0; listener < 20; listener += 1) signal.addEventListener('abort', () => {});
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
    resolve(loaded('a'));
    await waiting;
  });

  it('with an aborted signal is rejected at once', async () => {
    const { cache } = setUp();
    const { read } = controlled();
    await expect(cache.load('a', read, { signal: AbortSignal.abort(new Error('gone')) })).rejects.toThrow(
      'gone',
    );
  });
});
