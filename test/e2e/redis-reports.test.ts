import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { internalServerErrorFault } from 'creditgraph-sandbox';
import type { Redis } from 'ioredis';
import { sentBy } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { type Fleet, readReport, refreshReport, startFleet } from '../support/fleet.js';
import { given } from '../support/given.js';
import { writePlaidClients } from '../support/plaid-clients.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis.js';
import { someOf } from '../support/runs.js';
import { TEST_SEALING_KEYS, type TestApp } from '../support/test-app.js';

const GET = '/credit/relay/get';
const HASHES = 'creditgraph:*:report:{*}';
const ACME = { name: 'acme-caller', tenant: 'acme' };
const GLOBEX = { name: 'globex-caller', tenant: 'globex' };

describeWithRedis('servers that share reports in a Redis', () => {
  let redis: TestRedis;
  let cache: TestRedis;
  let fleet: Fleet;
  beforeAll(async () => {
    redis = await startRedis();
    cache = await startRedis('--maxmemory-policy', 'allkeys-lru');
  });
  afterAll(async () => {
    await redis.stop();
    await cache.stop();
  });
  beforeEach(async () => {
    await cache.admin.flushall();
    fleet = await startFleet(2, { REDIS_STATE_URL: redis.url, REDIS_CACHE_URL: cache.url }, [ACME, GLOBEX]);
  });
  afterEach(() => fleet.stop());
  const sample = () => given(fleet.sandbox.samples.relayTokens[0], 'a token').relayToken;
  const apps = (): readonly [TestApp, TestApp] => [given(fleet.apps[0], 'one'), given(fleet.apps[1], 'two')];
  const calls = () => fleet.sandbox.calls.count(GET);
  const isShared = () => sharedIn(cache);

  it('make one call of Plaid for a hundred reads of a new token at once', async () => {
    const token = sample();
    fleet.sandbox.faults.set(GET, { kind: 'delay', ms: 300, times: 1 });
    const [one, two] = apps();
    const found = await Promise.all(
      Array.from({ length: 100 }, (_, index) => readReport(index % 2 === 0 ? one : two, token)),
    );
    expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(found[0]).toMatchObject({ status: 'READY' });
    expect(calls()).toBe(1);
  });

  it('answer with what another one has read, with its time, while Plaid is down', async () => {
    const token = sample();
    const before = await readReport(apps()[0], token);
    await isShared();
    fleet.sandbox.faults.set(GET, internalServerErrorFault());
    const late = await fleet.add();
    expect(await readReport(late, token)).toEqual(before);
    expect(calls()).toBe(1);
  });

  it('share nothing between tenants', async () => {
    const token = sample();
    const [one, two] = apps();
    await readReport(one, token, '', sentBy(ACME));
    await isShared();
    await readReport(two, token, '', sentBy(GLOBEX));
    expect(calls()).toBe(2);
    const late = await fleet.add();
    await readReport(late, token, '', sentBy(GLOBEX));
    await readReport(late, token, '', sentBy(ACME));
    expect(calls()).toBe(2);
  });

  it('share nothing between Plaid clients, also of one tenant', async () => {
    const token = sample();
    const { ours, partner } = fleet.sandbox.clients;
    const addWith = async ({ clientId, secret }: typeof ours) => {
      const client = { name: 'acme', clientId, secret, environment: 'sandbox', baseUrl: fleet.sandbox.url };
      const file = writePlaidClients([{ ...client, readerFor: ['acme'] }]);
      const noOther = { PLAID_CLIENT_ID: '', PLAID_SECRET: '', PLAID_ENV: '', PLAID_BASE_URL: '' };
      return fleet.add({ ...noOther, PLAID_CLIENTS_FILE: file.path }).finally(() => file.remove());
    };
    const before = await readReport(await addWith(ours), token, '', sentBy(ACME));
    await isShared();
    expect(await readReport(await addWith(partner), token, '', sentBy(ACME))).toBeNull();
    expect(calls()).toBe(2);
    expect(await readReport(await addWith(ours), token, '', sentBy(ACME))).toEqual(before);
    expect(calls()).toBe(2);
  });

  it('do not share a report that a mutation has changed', async () => {
    const token = sample();
    const [one, two] = apps();
    await readReport(one, token);
    await isShared();
    await refreshReport(two, token);
    expect(await readReport(two, token)).toMatchObject({ status: 'PENDING' });
    expect(await readReport(await fleet.add(), token)).toMatchObject({ status: 'PENDING' });
  });

  it('read a report again whose stored bytes were modified, and count it', async () => {
    const token = sample();
    const before = await readReport(apps()[0], token);
    const key = await isShared();
    for (const field of await cache.admin.hkeys(key)) {
      const value = given(await cache.admin.hgetBuffer(key, field), 'a value');
      value[value.length - 1] = (value.at(-1) ?? 0) ^ 1;
      await cache.admin.hset(key, field, value);
    }
    const late = await fleet.add({ ADMIN_PORT: '0' });
    expect((await readReport(late, token))?.report).toEqual(before?.report);
    expect(calls()).toBe(2);
    const metrics = await (await fetch(`http://127.0.0.1:${late.adminPort}/metrics`)).text();
    expect(metrics).toContain('creditgraph_shared_report_events{event="damaged"} 1');
  });

  it('read a report again after a rotation of keys, and invalidate it for servers with the old one', async () => {
    const token = sample();
    const old = apps()[0];
    await readReport(old, token);
    await isShared();
    const rotated = await fleet.add({
      SEALING_KEYS: `new:${Buffer.alloc(32, 'n').toString('base64url')},${TEST_SEALING_KEYS}`,
    });
    expect(await readReport(rotated, token)).toMatchObject({ status: 'READY' });
    await refreshReport(rotated, token);
    const late = await fleet.add();
    expect(await readReport(late, token)).toMatchObject({ status: 'PENDING' });
  });

  it('store no token, name, amount or identity that can be read', async () => {
    const token = sample();
    const query = `query ($token: String!) { relayToken(token: $token) { assetReport { report {
      items { institutionName accounts { name owners { names emails { data } } transactions(first: 50) {
        nodes { originalDescription amount }
      } } }
    } } } }`;
    const { data } = await apps()[0].send({ query, variables: { token } });
    await isShared();
    const values = leavesOf(data)
      .map(String)
      .filter((value) => value.length > 4);
    expect(values.length).toBeGreaterThan(50);
    const dumps = [...(await dumpOf(redis.admin)), ...(await dumpOf(cache.admin))];
    expect(dumps.length).toBeGreaterThan(3);
    for (const secret of [token, ...values]) {
      for (const dump of dumps) expect(dump.includes(secret)).toBe(false);
    }
  });
});

describeWithRedis('servers that share reports, while Redis', () => {
  it.each(someOf(['is killed', 'is out of memory', 'is flushed', 'hangs'], 2))(
    '%s, read from Plaid, and share again afterwards',
    async (trouble) => {
      const redis = await startRedis();
      const fleet = await startFleet(2, { REDIS_CACHE_URL: redis.url, REDIS_TIMEOUT_MS: '2000' });
      const [first, second] = fleet.sandbox.samples.relayTokens.map(({ relayToken }) => relayToken);
      const calls = async (token: string | undefined) => {
        fleet.sandbox.calls.reset();
        for (const app of fleet.apps) {
          expect(await readReport(app, given(token, 'a token'))).toMatchObject({ status: 'READY' });
          if (trouble === 'is flushed' && token === first) {
            await sharedIn(redis);
            await redis.admin.flushall();
          }
        }
        return fleet.sandbox.calls.count(GET);
      };
      if (trouble === 'is killed') await redis.kill();
      if (trouble === 'hangs') redis.freeze();
      if (trouble === 'is out of memory') await redis.admin.config('SET', 'maxmemory', '1');
      expect(await calls(first)).toBe(2);
      if (trouble === 'is killed') {
        await redis.start();
        for (const { logged } of fleet.apps) {
          await eventually('a connection', async () =>
            logged.some((line) => line.includes('Redis of the cache can be reached')) ? true : null,
          );
        }
      }
      if (trouble === 'hangs') redis.thaw();
      if (trouble === 'is out of memory') await redis.admin.config('SET', 'maxmemory', '0');
      expect(await calls(second)).toBe(1);
      await fleet.stop();
      await redis.stop();
    },
  );
});

/** The name of a token of which a report is shared, when there is one. */
function sharedIn({ admin }: TestRedis): Promise<string> {
  return eventually('a shared report', async () => {
    for (const key of await admin.keys(HASHES)) {
      if ((await admin.hkeys(key)).some((field) => field !== 'generation')) return key;
    }
    return null;
  });
}

/** Keys, fields and values of everything in a Redis, as one character for each byte. */
async function dumpOf(admin: Redis): Promise<string[]> {
  const dump: string[] = [];
  for (const key of await admin.keys('*')) {
    dump.push(key);
    const type = await admin.type(key);
    if (type === 'string') dump.push(String((await admin.getBuffer(key))?.toString('latin1')));
    else if (type === 'hash') {
      for (const [field, value] of Object.entries(await admin.hgetallBuffer(key)))
        dump.push(field, value.toString('latin1'));
    } else if (type === 'set') dump.push(...(await admin.smembers(key)));
    else throw new Error(`a key of the type ${type} is not read`);
  }
  return dump;
}

function leavesOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];
}
