import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { eventually } from '../support/eventually.js';
import { freePort } from '../support/free-port.js';
import { describeWithRedis, startRedis } from '../support/redis.js';
import { connectToRedis } from '../support/redis-state.js';

const DAY_MS = 86_400_000;
const LIMITS = { ttlMs: DAY_MS, maxLength: 100 };
const bytes = (text: string) => Buffer.from(text);

describeWithRedis('a state store with Sentinel', () => {
  it('refuses changes while its master is gone, and continues with the new one, without a restart', async () => {
    const master = await startRedis();
    const replica = await startRedis('--replicaof', '127.0.0.1', String(master.port));
    const folder = await mkdtemp(join(tmpdir(), 'creditgraph-sentinel-'));
    const port = await freePort();
    const file = join(folder, 'sentinel.conf');
    await writeFile(
      file,
      [
        `port ${port}`,
        'bind 127.0.0.1',
        `dir ${folder}`,
        `sentinel monitor main 127.0.0.1 ${master.port} 1`,
        'sentinel down-after-milliseconds main 1000',
        'sentinel failover-timeout main 10000',
      ].join('\n'),
    );
    const sentinel = spawn('redis-server', [file, '--sentinel'], { stdio: 'ignore' });
    const asked = new Redis({ port, host: '127.0.0.1', retryStrategy: () => 50, maxRetriesPerRequest: null });
    asked.on('error', () => {});
    await eventually('a Sentinel that knows the replica', async () => {
      const known = (await asked.call('SENTINEL', 'REPLICAS', 'main')) as unknown[];
      return known.length === 1 && String(known[0]).includes('master-link-status,ok') ? true : null;
    });
    const user = await connectToRedis(`redis-sentinel://127.0.0.1:${port}/main/0`, {
      commandTimeoutMs: 1_000,
    });
    const { store } = user;
    const told: number[] = [];
    store.watch('list', (sequence) => told.push(sequence));
    await store.create('a', bytes('one'), DAY_MS);
    await store.append('list', bytes('x'), LIMITS);
    await eventually('the first number', async () => (told.includes(1) ? true : null));
    // Redis confirms a change before its replicas have it.
    await master.admin.wait(1, 0);

    await master.kill();
    await expect(store.create('b', bytes('b'), DAY_MS)).rejects.toMatchObject({
      name: 'StateUnavailableError',
    });
    expect(await eventually('the new master', () => store.get('a').catch(() => null))).toEqual(bytes('one'));
    await eventually('a change', () => store.append('list', bytes('y'), LIMITS).catch(() => null));
    expect(await store.after('list', 0, 10)).toMatchObject({ entries: [{ sequence: 1 }, { sequence: 2 }] });
    await eventually('the next number', async () => (told.includes(2) ? true : null));
    expect(await replica.admin.exists('test:value:a')).toBe(1);
    expect(user.events.filter((event) => event === 'ready').length).toBeGreaterThan(1);

    await user.stop();
    asked.disconnect();
    sentinel.kill('SIGKILL');
    await once(sentinel, 'close');
    await rm(folder, { recursive: true });
    await master.stop();
    await replica.stop();
  });
});
