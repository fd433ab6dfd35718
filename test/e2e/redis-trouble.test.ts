import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { StateStore } from '../../src/state/state-store.js';
import { eventually } from '../support/eventually.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis.js';
import { connectToRedis, type RedisUser } from '../support/redis-state.js';

const DAY_MS = 86_400_000;
const LIMITS = { ttlMs: DAY_MS, maxLength: 100_000 };
const UNAVAILABLE = { name: 'StateUnavailableError', message: 'the state cannot be read or written' };
const bytes = (text: string) => Buffer.from(text);

describeWithRedis('a state store whose Redis is in trouble', () => {
  let redis: TestRedis;
  let user: RedisUser;
  let store: StateStore;
  beforeEach(async () => {
    redis = await startRedis('--appendonly', 'yes', '--appendfsync', 'always');
    // Long enough for a busy machine.
    user = await connectToRedis(redis.url, { commandTimeoutMs: 1_000 });
    store = user.store;
    await store.create('a', bytes('one'), DAY_MS);
  });
  afterEach(async () => {
    await user.stop();
    await redis.stop();
  });

  const recovered = () => eventually('an answer', () => store.get('a').catch(() => null));

  it('refuses everything while Redis hangs, at once after some timeouts, and recovers', async () => {
    redis.freeze();
    const refused = await Promise.allSettled([
      store.get('a'),
      store.create('b', bytes('b'), DAY_MS),
      store.replace('a', bytes('one'), bytes('two'), DAY_MS),
      store.delete('c'),
      store.append('list', bytes('x'), LIMITS),
      store.after('list', 0, 1),
    ]);
    for (const { status, ...rest } of refused) {
      expect({ status, ...rest }).toMatchObject({ status: 'rejected', reason: UNAVAILABLE });
    }
    expect(refused[0]).toMatchObject({ reason: { cause: { message: 'Command timed out' } } });
    // Now there is no connection, so nothing waits.
    await expect(store.get('a')).rejects.toMatchObject({
      cause: { message: expect.stringContaining("isn't writeable") },
    });
    await eventually('the loss', async () => (user.events.includes('lost') ? true : null));
    redis.thaw();
    expect(await recovered()).not.toBeNull();
    expect(user.events.filter((event) => event === 'lost')).toHaveLength(1);
  });

  it('refuses everything while Redis is killed, and finds all that it confirmed after its restart', async () => {
    for (let each = 0; each < 20; each++) await store.append('list', bytes(`${each}`), LIMITS);
    const told: number[] = [];
    store.watch('list', (sequence) => told.push(sequence));
    await eventually('the watch', async () => (told.length > 0 ? true : null));
    await redis.kill();
    await expect(store.get('a')).rejects.toMatchObject(UNAVAILABLE);
    await expect(store.append('list', bytes('lost'), LIMITS)).rejects.toMatchObject(UNAVAILABLE);
    await redis.start();
    expect(await recovered()).toEqual(bytes('one'));
    expect(await store.after('list', 0, 100)).toMatchObject({ first: 1, last: 20 });
    expect(await store.append('list', bytes('next'), LIMITS)).toBe(21);
    await eventually('the next number', async () => (told.includes(21) ? true : null));
  });

  it('continues with an empty state after Redis was flushed', async () => {
    await store.append('list', bytes('x'), LIMITS);
    await redis.admin.flushall();
    await redis.admin.call('SCRIPT', 'FLUSH');
    expect(await store.get('a')).toBeNull();
    expect(await store.after('list', 0, 10)).toEqual({ entries: [], first: null, last: 0 });
    expect(await store.replace('a', bytes('one'), bytes('two'), DAY_MS)).toBe(false);
    expect(await store.create('a', bytes('two'), DAY_MS)).toBeNull();
    expect(await store.append('list', bytes('y'), LIMITS)).toBe(1);
  });

  it('refuses changes while Redis is out of memory, loses nothing, and reads and deletes on', async () => {
    await store.append('list', bytes('x'), LIMITS);
    await redis.admin.config('SET', 'maxmemory', '1');
    const refused = await Promise.allSettled([
      store.create('b', bytes('b'), DAY_MS),
      store.replace('a', bytes('one'), bytes('two'), DAY_MS),
      store.append('list', bytes('y'), LIMITS),
    ]);
    for (const each of refused) {
      const cause = { message: expect.stringContaining('OOM') };
      expect(each).toMatchObject({ status: 'rejected', reason: { ...UNAVAILABLE, cause } });
    }
    expect(await store.get('a')).toEqual(bytes('one'));
    expect(await store.after('list', 0, 10)).toMatchObject({ entries: [{ sequence: 1 }], last: 1 });
    const found: string[] = [];
    for await (const [key] of store.entries('')) found.push(key);
    expect(found).toEqual(['a']);
    expect(await store.delete('a')).toBe(true);
    await redis.admin.config('SET', 'maxmemory', '0');
    expect(await store.append('list', bytes('y'), LIMITS)).toBe(2);
  });

  it('reports no eviction policy but the one of Redis', async () => {
    expect(await user.connection.evictionPolicies()).toEqual(['noeviction']);
    await redis.admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect(await user.connection.evictionPolicies()).toEqual(['allkeys-lru']);
  });
});
