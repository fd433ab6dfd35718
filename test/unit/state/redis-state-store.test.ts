import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SharedProcesses } from '../../../src/state/shared-processes.js';
import { eventually } from '../../support/eventually.js';
import { fakeTimers } from '../../support/fake-timers.js';
import { given } from '../../support/given.js';
import { describeWithRedis, startRedis, type TestRedis } from '../../support/redis.js';
import { connectToRedis, openRedisState, type RedisUser } from '../../support/redis-state.js';
import { testStateStore } from '../../support/state-store-contract.js';

const DAY_MS = 86_400_000;
const LIMITS = { ttlMs: DAY_MS, maxLength: 1_000 };
const bytes = (text: string) => Buffer.from(text);

describeWithRedis('with Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  testStateStore('a state store in Redis', () => openRedisState(redis.url));

  describe('two processes that share a state in Redis', () => {
    let one: RedisUser;
    let other: RedisUser;
    beforeEach(async () => {
      await redis.admin.flushall();
      [one, other] = await Promise.all([connectToRedis(redis.url), connectToRedis(redis.url)]);
    });
    afterEach(() => Promise.all([one.stop(), other.stop()]));

    it('create a key once, and see what the other has written', async () => {
      expect(one.store.isShared).toBe(true);
      const created = await Promise.all([
        one.store.create('a', bytes('one'), DAY_MS),
        other.store.create('a', bytes('other'), DAY_MS),
      ]);
      expect(created.filter((found) => found === null)).toHaveLength(1);
      expect(await one.store.get('a')).toEqual(await other.store.get('a'));
    });

    it('tell the watchers of each other of appends, also of those during a lost connection', async () => {
      const told: number[] = [];
      other.store.watch('list', (sequence) => told.push(sequence));
      const until = (sequence: number) =>
        eventually(`number ${sequence}`, async () => (told.includes(sequence) ? true : null));
      await one.store.append('list', bytes('x'), LIMITS);
      await until(1);
      // One transaction ends the connection of the watcher and appends, so this number is not published to it.
      const transaction = redis.admin.multi().client('KILL', 'TYPE', 'pubsub').incr('test:last:{=list}');
      expect(await transaction.exec()).toEqual([
        [null, 1],
        [null, 2],
      ]);
      await until(2);
      expect(told.filter((sequence) => sequence > 2)).toEqual([]);
    });

    it('do not see the keys of servers with another prefix', async () => {
      const third = await connectToRedis(redis.url, { prefix: 'test:other:' });
      await third.store.create('a', bytes('third'), DAY_MS);
      expect(await one.store.get('a')).toBeNull();
      const found: string[] = [];
      for await (const [key] of one.store.entries('')) found.push(key);
      expect(found).toEqual([]);
      await third.stop();
    });

    it('let Redis remove values and lists a minute after they have expired', async () => {
      await one.store.create('a', bytes('one'), 1_000);
      await one.store.append('list', bytes('x'), { ttlMs: 1_000, maxLength: 10 });
      for (const key of ['test:value:a', 'test:entries:{=list}']) {
        const ttlMs = await redis.admin.pttl(key);
        expect(ttlMs).toBeGreaterThan(1_000);
        expect(ttlMs).toBeLessThanOrEqual(61_000);
      }
      expect(await redis.admin.dbsize()).toBe(3);
    });
  });

  it('a process counts as alive until 10 s after it was killed, and until it stops', async () => {
    let ahead = 0;
    const user = await connectToRedis(redis.url, { prefix: 'alive:', now: () => Date.now() + ahead });
    const processes = new SharedProcesses({ store: user.store, onFailure: () => {} });
    await processes.start();
    expect(await processes.isAlive(processes.id)).toBe(true);

    const script = fileURLToPath(new URL('../../support/live-process.js', import.meta.url));
    const child = spawn(process.execPath, [script, redis.url, 'alive:'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [id] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
    expect(await processes.isAlive(id.trim())).toBe(true);
    expect(await processes.isAlive('another')).toBe(false);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await processes.isAlive(id.trim())).toBe(true);
    ahead = 10_000;
    expect(await processes.isAlive(id.trim())).toBe(false);

    await processes.stop();
    expect(await processes.isAlive(processes.id)).toBe(false);
    await user.stop();
  });

  it('the work of a process that has ended is taken over once, and again after a takeover that failed', async () => {
    // A clock on which no time passes.
    const options = { prefix: 'over:', now: () => 1_000_000 };
    const users = [await connectToRedis(redis.url, options), await connectToRedis(redis.url, options)];
    const failures: unknown[] = [];
    const [ended, two, three] = [0, 1, 1].map((user) => {
      const { store } = given(users[user], 'a user');
      return new SharedProcesses({ store, onFailure: (error) => failures.push(error) });
    });
    if (ended === undefined || two === undefined || three === undefined) throw new Error('three processes');
    // No process signs between the steps: with its sign it looks for ended ones, too.
    fakeTimers();
    let takeovers = 0;
    const takeOver = async () => {
      takeovers += 1;
      expect(await two.isAlive(ended.id)).toBe(false);
      if (takeovers === 1) throw new Error('the takeover fails');
    };
    await ended.start();
    await two.start();
    await two.takeOver(takeOver);
    expect(takeovers).toBe(0);
    await ended.stop();
    await two.takeOver(takeOver);
    expect([takeovers, failures]).toEqual([1, [new Error('the takeover fails')]]);
    await two.takeOver(takeOver);
    expect(takeovers).toBe(2);
    await three.start();
    await three.takeOver(takeOver);
    await two.takeOver(takeOver);
    expect([takeovers, failures.length]).toEqual([2, 1]);
    jest.useRealTimers();
    await Promise.all([two.stop(), three.stop()]);
    await Promise.all(users.map((user) => user.stop()));
  });
});
