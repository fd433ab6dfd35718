import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { given } from '../support/given.js';
import { MAIN, start } from '../support/process.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis.js';
import { startTestApp, TEST_SEALING_KEYS } from '../support/test-app.js';

// Long enough for a busy machine. The command ends after it when a user is refused.
const SLOW = { REDIS_TIMEOUT_MS: '2000' };

describeWithRedis('commands for a state in Redis', () => {
  let redis: TestRedis;
  let folder: string;
  beforeAll(async () => {
    redis = await startRedis();
    folder = await mkdtemp(join(tmpdir(), 'creditgraph-redis-commands-'));
  });
  afterAll(async () => {
    await redis.stop();
    await rm(folder, { recursive: true });
  });

  async function run(args: readonly string[], settings: Record<string, string>) {
    const child = start(process.execPath, [MAIN, ...args], { ...SLOW, ...settings }, folder);
    const code = await child.ended();
    const [stdout, stderr] = [child.stdout(), child.stderr()];
    expect(stdout + stderr).not.toContain('s3cret');
    return { code, stdout, stderr };
  }

  async function doctor(url: string) {
    const { stdout } = await run(['doctor'], { PORT: '0', REDIS_STATE_URL: url });
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { check: string; status: string; text: string });
    expect(lines.find(({ check }) => check === 'state')).toMatchObject({ status: 'skipped' });
    const { status, text } = given(
      lines.find(({ check }) => check === 'redis'),
      'a line',
    );
    return [status, text];
  }

  it('doctor tells a Redis that works from one that evicts, refuses the user, hides its policy, or is away', async () => {
    expect(await doctor(redis.url)).toEqual(['ok', 'REDIS_STATE_URL can be reached, and does not evict']);
    expect(await redis.admin.dbsize()).toBe(0);
    await redis.admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect(await doctor(redis.url)).toEqual([
      'failure',
      'the maxmemory-policy of REDIS_STATE_URL is allkeys-lru, which may evict state',
    ]);
    await redis.admin.config('SET', 'maxmemory-policy', 'noeviction');
    await redis.admin.call('ACL', 'SETUSER', 'server', 'on', '>s3cret', '~*', '&*', '+@all', '-info');
    expect(await doctor(redis.url.replace('//', '//server:s3cret@'))).toEqual([
      'warning',
      'the maxmemory-policy of REDIS_STATE_URL cannot be read',
    ]);
    expect(await doctor(redis.url.replace('//', '//server:other@'))).toEqual([
      'failure',
      'REDIS_STATE_URL cannot be reached (WRONGPASS)',
    ]);
    const gone = await startRedis();
    await gone.stop();
    expect(await doctor(gone.url)).toEqual(['failure', 'REDIS_STATE_URL cannot be reached (ECONNREFUSED)']);
  });

  it('attempts erase erases the attempts that name a token, while servers run', async () => {
    const app = await startTestApp({ ...SLOW, REDIS_STATE_URL: redis.url });
    const token = given(app.sandbox.samples.assetReports[0], 'a report').assetReportToken;
    const create = (key: string) =>
      app.send({
        query: `mutation { createRelayToken(input: {
          reportTokens: ["${token}"], secondaryClientId: "sandbox-client-partner", idempotencyKey: "${key}"
        }) { replayed } }`,
      });
    expect((await create('key')).data).toEqual({ createRelayToken: { replayed: false } });
    const settings = { SEALING_KEYS: TEST_SEALING_KEYS, REDIS_STATE_URL: redis.url };
    const erase = async (input: string, changed: Record<string, string> = {}) => {
      const child = start(
        '/bin/sh',
        ['-c', `printf %s "$INPUT" | ${process.execPath} ${MAIN} attempts erase`],
        { ...SLOW, ...settings, INPUT: input, ...changed },
        folder,
      );
      return [await child.ended(), child.stdout(), child.stderr()];
    };
    expect(await erase(token, { PLAID_ENV: 'sandbox' })).toEqual([0, '0 attempts erased\n', '']);
    expect(await erase(token)).toEqual([0, '1 attempt erased\n', '']);
    expect((await create('key')).data).toEqual({ createRelayToken: { replayed: false } });
    await app.stop();

    expect(await erase(token, { STATE_DIR: folder })).toEqual([
      2,
      '',
      'creditgraph attempts: STATE_DIR and REDIS_STATE_URL are both set; set the one of the server\n',
    ]);
    const gone = await startRedis();
    await gone.stop();
    expect(await erase(token, { REDIS_STATE_URL: gone.url })).toEqual([
      2,
      '',
      'creditgraph attempts: REDIS_STATE_URL: cannot be reached (ECONNREFUSED)\n',
    ]);
  });
});
