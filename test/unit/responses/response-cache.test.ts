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
