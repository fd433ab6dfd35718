import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CachedValue } from '../../../src/cache/cached-value.js';
import { EncodableResponse } from '../../../src/responses/encodable-response.js';
import {
  type CachedResponse,
  createResponseCache,
  type ResponseCache,
} from '../../../src/responses/response-cache.js';
import { later } from '../../support/later.js';

const MAX_AGE_MS = 10_000;

/** A report that stays in its cache. */
const REPORT: CachedValue<unknown> = {
  value: {},
  isCurrent: true,
  bytes: 1,
  begunAt: 0,
  ageMs: 0,
  onceRemoved: () => () => {},
};

let cache: ResponseCache;
beforeEach(() => {
  cache = createResponseCache(1_000_000);
});
afterEach(() => cache.stop());

/** A response from a report whose read begins now. */
function fresh(body: string): CachedResponse {
  return {
    response: new EncodableResponse(200, {}, Buffer.from(body)),
    facts: null,
    outcome: 'ok',
    dependencies: [REPORT],
    freshUntil: performance.now() + MAX_AGE_MS,
  };
}

const load = (make: () => Promise<CachedResponse>) =>
  cache.load('key', make, new AbortController().signal).then(bodyOf);
const bodyOf = async ({ response }: CachedResponse) => (await response.encoded('identity')).body.toString();

/** A response with 1 MB of memory. */
function large() {
  const memory = Buffer.alloc(1_000_000, 'a');
  return { memory, made: { ...fresh(''), response: new EncodableResponse(200, {}, memory) } };
}

/** A response that the test finishes. */
function pending() {
  const made = fresh('first');
  let finish: () => void = () => {};
  const done = new Promise<CachedResponse>((resolve) => {
    finish = () => resolve(made);
  });
  return { make: () => done, finish };
}

describe('a response with a maximum age', () => {
  it('is cached until it is as old as that', async () => {
    await load(async () => fresh('first'));
    later(MAX_AGE_MS / 2);
    expect(await load(async () => fresh('second'))).toBe('first');
    expect(cache.get('key')).toBeDefined();
    later(MAX_AGE_MS / 2);
    expect(cache.get('key')).toBeUndefined();
    expect(await load(async () => fresh('second'))).toBe('second');
  });

  it('is shared by a request that arrived in time, even if it takes longer than the maximum age', async () => {
    const { make, finish } = pending();
    const first = load(make);
    later(MAX_AGE_MS / 2);
    const second = load(async () => fresh('second'));
    later(MAX_AGE_MS);
    const third = load(async () => fresh('third'));
    finish();
    expect(await Promise.all([first, second, third])).toEqual(['first', 'first', 'third']);
    expect(cache.get('key')).toBeUndefined();
  });
});

describe('the memory of a large response', () => {
  const SMALL_CACHE = 1_000_000;
  const LARGE_CACHE = 2_000_000;
  const NOBODY_LEAVES = new AbortController().signal;

  it('is kept for each caller that has waited for it, also when it does not fit into the cache', async () => {
    cache = createResponseCache(SMALL_CACHE);
    const { memory, made } = large();
    const callers = await Promise.all([1, 2].map(() => cache.load('key', async () => made, NOBODY_LEAVES)));
    await nextTurn();
    expect(cache.get('key')).toBeUndefined();
    callers[0]?.response.release();
    expect(memory.length).toBeGreaterThan(0);
    callers[1]?.response.release();
    expect(memory.length).toBe(0);
  });

  it('is kept in the cache, and freed when it is evicted', async () => {
    cache = createResponseCache(LARGE_CACHE);
    const { memory, made } = large();
    (await cache.load('key', async () => made, NOBODY_LEAVES)).response.release();
    cache.get('key')?.response.release();
    await nextTurn();
    expect(memory.length).toBeGreaterThan(0);
    await cache.load('other', async () => large().made, NOBODY_LEAVES);
    await nextTurn();
    expect(cache.get('key')).toBeUndefined();
    expect(memory.length).toBe(0);
  });

  it('is kept while an evicted response is sent', async () => {
    cache = createResponseCache(LARGE_CACHE);
    const { memory, made } = large();
    (await cache.load('key', async () => made, NOBODY_LEAVES)).response.release();
    const sent = cache.get('key')?.response;
    await cache.load('other', async () => large().made, NOBODY_LEAVES);
    await nextTurn();
    expect(memory.length).toBeGreaterThan(0);
    sent?.release();
    expect(memory.length).toBe(0);
  });
});
