import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sentBy } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { refreshReport } from '../support/fleet.js';
import { given } from '../support/given.js';
import { startMain } from '../support/process.js';
import { openGraphSocket } from '../support/raw-socket.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const LIMIT = 6;
const PING = { query: '{ __typename }' };
const CALLER = { name: 'shared-caller' };
const SLOW = { REDIS_TIMEOUT_MS: '60000' };

const statuses = async (apps: readonly TestApp[], times: number) => {
  const seen: number[] = [];
  for (let time = 0; time < times; time++) {
    const app = given(apps[time % apps.length], 'an app');
    seen.push((await app.send(PING, sentBy(CALLER))).status);
  }
  return seen;
};
const passed = (times: number) => Array<number>(times).fill(200);

const CREATE = `mutation Create($token: String!, $key: String) {
  createRelayToken(
    input: { reportTokens: [$token], secondaryClientId: "sandbox-client-partner", idempotencyKey: $key }
  ) { replayed relayToken { token } }
}`;
const createRelay = async (app: TestApp, key: string) => {
  const token = given(app.sandbox.samples.assetReports[0], 'a report').assetReportToken;
  const { data, errors } = await app.send({ query: CREATE, variables: { token, key } });
  return { errors, made: (data as { createRelayToken: object | null } | null)?.createRelayToken };
};

describeWithRedis('servers that share a Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  describe('while it works', () => {
    let apps: TestApp[];
    beforeEach(async () => {
      await redis.admin.flushall();
      const settings = { ...SLOW, REDIS_STATE_URL: redis.url, RATE_LIMIT_PER_MINUTE: String(LIMIT) };
      apps = [await startTestApp(settings, [CALLER]), await startTestApp(settings, [CALLER])];
    });
    afterEach(() => Promise.all(apps.map((app) => app.stop())));

    it('count the requests of a caller together', async () => {
      expect(await statuses(apps, LIMIT + 2)).toEqual([...passed(LIMIT), 429, 429]);
    });

    it('count subscriptions over WebSockets with the requests of their caller', async () => {
      const [one, other] = [given(apps[0], 'an app'), given(apps[1], 'an app')];
      const socket = await openGraphSocket(Number(new URL(other.url).port), sentBy(CALLER));
      expect(await statuses([one], LIMIT)).toEqual(passed(LIMIT));
      socket.send({
        id: '1',
        type: 'subscribe',
        payload: { query: 'subscription { relayEvents { eventId } }' },
      });
      expect(await socket.next()).toMatchObject({ payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
      socket.socket.close();
    });

    it('send a mutation once, whichever of them gets its repeat', async () => {
      const [one, other] = [given(apps[0], 'an app'), given(apps[1], 'an app')];
      const { made } = await createRelay(one, 'key');
      expect(made).toMatchObject({ replayed: false });
      other.sandbox.calls.reset();
      expect((await createRelay(other, 'key')).made).toEqual({ ...made, replayed: true });
      expect(other.sandbox.calls.total).toBe(0);
    });

    it('wait with a repeat for the mutation that another of them sends, and report it as PENDING', async () => {
      const [one, other] = [given(apps[0], 'an app'), given(apps[1], 'an app')];
      one.sandbox.faults.set('/credit/relay/create', { kind: 'delay', ms: 500, times: 1 });
      other.sandbox.calls.reset();
      const first = createRelay(one, 'slow');
      const query = '{ attempt(idempotencyKey: "slow") { state } }';
      const state = async () => (await other.send({ query: `query ${query}` })).data;
      await eventually('an attempt', async () => ((await state()) as { attempt: object | null }).attempt);
      const repeat = await createRelay(other, 'slow');
      const { made } = await first;
      expect(made).toMatchObject({ replayed: false });
      expect(repeat.made).toEqual({ ...made, replayed: true });
      expect(other.sandbox.calls.total).toBe(0);
    });

    it('have no name of a caller in its keys', async () => {
      await statuses(apps, 2);
      const keys = await redis.admin.keys('*');
      expect(keys.filter((key) => key.startsWith('creditgraph:embedded:rate:'))).toHaveLength(1);
      expect(keys.filter((key) => key.startsWith('creditgraph:embedded:value:process/'))).toHaveLength(2);
      expect(keys.join(' ')).not.toContain('caller');
    });
  });

  it('limit callers alone while it cannot be reached', async () => {
    const own = await startRedis();
    const settings = { REDIS_STATE_URL: own.url, RATE_LIMIT_PER_MINUTE: String(LIMIT) };
    const app = await startTestApp(settings, [CALLER]);
    expect(await statuses([app], 2)).toEqual(passed(2));
    await own.kill();
    expect(await statuses([app], LIMIT)).toEqual([...passed(LIMIT - 2), 429, 429]);
    await app.stop();
    await own.stop();
  });

  it('start while it cannot be reached, log it once, answer reads, refuse mutations, and recover', async () => {
    const own = await startRedis();
    await own.kill();
    const app = await startTestApp({ ...SLOW, REDIS_STATE_URL: own.url });
    const linesOf = (text: string) => app.logged.filter((line) => line.includes(text)).length;
    expect(linesOf('Redis of the state cannot be reached')).toBe(1);
    expect((await app.send(PING)).errors).toEqual([]);

    app.sandbox.calls.reset();
    expect(await createRelay(app, 'key')).toMatchObject({
      errors: [{ extensions: { code: 'STATE_UNAVAILABLE', retryable: true } }],
    });
    expect(app.sandbox.calls.total).toBe(0);

    await own.start();
    const made = await eventually('a mutation', async () => (await createRelay(app, 'key')).made);
    expect(made).toMatchObject({ replayed: false });
    expect(app.sandbox.calls.total).toBe(1);
    expect(linesOf('Redis of the state cannot be reached')).toBe(1);
    expect(linesOf('Redis of the state can be reached')).toBe(1);
    await app.stop();
    await own.stop();
  });

  it('do not start with a Redis that may evict state', async () => {
    const own = await startRedis('--maxmemory-policy', 'volatile-lru');
    const server = startMain({ PORT: '0', REDIS_STATE_URL: own.url });
    expect(await server.ended()).toBe(2);
    expect(server.stderr()).toBe(
      'creditgraph: REDIS_STATE_URL: its maxmemory-policy is volatile-lru, which may evict state; set it to noeviction\n',
    );
    await own.stop();
  });

  it('start with a Redis that does not tell its policy, and log it', async () => {
    const own = await startRedis();
    await own.admin.call(
      'ACL',
      'SETUSER',
      'server',
      'on',
      '>s3cret',
      '~*',
      '&*',
      '+@all',
      '-info',
      '-config',
    );
    const url = own.url.replace('redis://', 'redis://server:s3cret@');
    const app = await startTestApp({ ...SLOW, REDIS_STATE_URL: url }, [CALLER]);
    expect(app.logged.join('')).toContain('the maxmemory-policy of REDIS_STATE_URL cannot be read');
    expect(app.logged.join('')).not.toContain('s3cret');
    expect((await createRelay(app, 'key')).errors).toEqual([]);
    expect(await statuses([app], 1)).toEqual([200]);
    expect(await own.admin.keys('creditgraph:embedded:rate:*')).toHaveLength(2);
    await app.stop();
    await own.stop();
  });

  it('log it once when their Redis user has no right to the channels', async () => {
    const own = await startRedis();
    const user = ['SETUSER', 'server', 'on', '>s3cret', '~creditgraph:*', 'resetchannels', '+@all'];
    await own.admin.call('ACL', ...user);
    const url = own.url.replace('redis://', 'redis://server:s3cret@');
    const app = await startTestApp({ ...SLOW, REDIS_STATE_URL: url, REDIS_CACHE_URL: url }, [CALLER]);
    const token = given(app.sandbox.samples.relayTokens[0], 'a token').relayToken;
    for (const _ of [1, 2]) await refreshReport(app, token);
    const refused = (of: string, command: string) =>
      app.logged
        .map((line) => JSON.parse(line) as { level: number; msg: string; code?: string; command?: string })
        .filter((line) => line.msg === `Redis of the ${of} refuses a command` && line.command === command);
    const expected = [expect.objectContaining({ level: 50, code: 'NOPERM' })];
    // The message about the change is sent again every half second.
    await eventually('a line', async () => (refused('cache', 'publish').length > 0 ? true : null));
    expect(refused('cache', 'publish')).toEqual(expected);
    expect(refused('cache', 'subscribe')).toEqual(expected);
    expect(app.logged.join('')).not.toContain('s3cret');
    await app.stop();
    await own.stop();
  });
});
