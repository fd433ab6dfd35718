import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { internalServerErrorFault, type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { sentBy } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { given } from '../support/given.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis.js';
import { bytesIn } from '../support/redis-dump.js';
import { type Replica, type Replicas, startReplicas } from '../support/replicas.js';
import { sendReadOnly } from '../support/sent-read-only.js';

const READERS = 500;
const ACME = { name: 'acme-caller', tenant: 'acme' };
const GLOBEX = { name: 'globex-caller', tenant: 'globex' };
const QUERY = `query Read($token: String!, $first: Int) {
  relayToken(token: $token) { assetReport { status cachedAt report {
    assetReportId items { accounts { name transactions(first: $first) { totalCount } } }
  } } }
}`;
const key = (name: string) => `${name}:${Buffer.alloc(32, name).toString('base64url')}`;

/** Long enough for a busy machine, on which the overload of a replica is not what is tested. */
const SETTINGS = {
  REDIS_TIMEOUT_MS: '20000',
  MAX_IN_FLIGHT: '10000',
  MAX_EXECUTING: '10000',
  MAX_LOOP_DELAY_MS: '100000',
  SEALING_KEYS: key('old'),
};

interface Read {
  readonly relayToken: {
    readonly assetReport: {
      readonly status: string;
      readonly cachedAt: string;
      readonly report: { readonly assetReportId: string };
    };
  };
}

describeWithRedis('replicas behind a balancer that share reports', () => {
  let state: TestRedis;
  let cache: TestRedis;
  let sandbox: Sandbox;
  let replicas: Replicas;
  beforeAll(async () => {
    state = await startRedis();
    cache = await startRedis('--maxmemory-policy', 'allkeys-lru');
  });
  afterAll(async () => {
    await state.stop();
    await cache.stop();
  });
  beforeEach(async () => {
    await cache.admin.flushall();
    const now = new Date('2026-03-15T12:00:00Z');
    sandbox = await startSandbox({ seed: 'fleet', now, reportDelayMs: 0, controlPort: 0 });
    const settings = { ...SETTINGS, REDIS_STATE_URL: state.url, REDIS_CACHE_URL: cache.url };
    replicas = await startReplicas({ sandbox, settings, callers: [ACME, GLOBEX] });
  });
  afterEach(async () => {
    await replicas.stop();
    await sandbox.stop();
  });

  /** What the sandbox has counted at its control API. */
  async function calls(): Promise<number> {
    const response = await fetch(`${sandbox.controlUrl}/calls`);
    const { byPath } = (await response.json()) as { byPath: Record<string, number> };
    return byPath['/credit/relay/get'] ?? 0;
  }
  const sample = (index = 0) => given(sandbox.samples.relayTokens[index], 'a token').relayToken;
  const read = async (token: string, url = replicas.url, headers = replicas.headers) => {
    const { status, data, errors } = await sendReadOnly<Read>(
      url,
      { query: QUERY, variables: { token } },
      headers,
    );
    return { status, errors, found: data?.relayToken.assetReport };
  };
  const shared = () =>
    eventually('a shared report', async () => (await hashes()).find(({ fields }) => fields.length > 0));
  async function hashes() {
    const keys = await cache.admin.keys('creditgraph:sandbox:report:{*}');
    const some = await Promise.all(
      keys.map(async (key) => ({
        key,
        type: await cache.admin.type(key),
      })),
    );
    return Promise.all(
      some
        .filter(({ type }) => type === 'hash')
        .map(async ({ key }) => ({
          key,
          fields: (await cache.admin.hkeys(key)).filter((field) => field !== 'generation'),
        })),
    );
  }
  async function metric({ adminUrl }: Replica, event: string): Promise<number> {
    const text = await (await fetch(`${adminUrl}/metrics`)).text();
    const line = new RegExp(`^creditgraph_shared_report_events\\{event="${event}"\\} (\\d+)$`, 'm');
    return Number(given(line.exec(text)?.[1], event));
  }
  /** All answers are the same whole report. */
  function expectSame(answers: readonly Awaited<ReturnType<typeof read>>[]): void {
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ errors: [], found: { status: 'READY' } });
  }

  it(`make 1 call of Plaid for ${READERS} identical cold reads at once`, async () => {
    // So that all arrive before the first response.
    sandbox.faults.set('/credit/relay/get', { kind: 'delay', ms: 3_000, times: 1 });
    expectSame(await Promise.all(Array.from({ length: READERS }, () => read(sample()))));
    expect(await calls()).toBe(1);
    const [one, other] = replicas.all;
    const events = await Promise.all(
      [one, other].flatMap((each) => [metric(each, 'miss'), metric(each, 'hit')]),
    );
    expect([...events].sort()).toEqual([0, 0, 1, 1]);
  });

  it(`make 2 calls of Plaid for ${READERS} identical cold reads at once when the replica that reads is killed`, async () => {
    sandbox.faults.set('/credit/relay/get', { kind: 'hang', times: 1 });
    const [leader, follower] = replicas.all;
    const led = read(sample(), leader.url).catch(() => null);
    await eventually('the call of the leader', async () => ((await calls()) === 1 ? true : null));
    const answers = Promise.all(Array.from({ length: READERS }, () => read(sample())));
    await eventually('a wait for the leader', async () =>
      (await metric(follower, 'wait')) > 0 ? true : null,
    );
    await leader.kill();
    expectSame(await answers);
    expect(await led).toBeNull();
    expect(await calls()).toBe(2);
    expect(replicas.balancer.repeated).toBeGreaterThan(0);
  });

  it('answer from the shared cache at a replica that starts empty while Plaid is down', async () => {
    const [one, other] = replicas.all;
    await other.kill();
    const before = await read(sample(), one.url);
    await shared();
    sandbox.faults.set('/credit/relay/get', internalServerErrorFault());
    await other.start();
    await one.kill();
    expect(await read(sample(), other.url)).toEqual(before);
    expect((await read(sample(1), other.url)).errors[0]?.extensions.code).toBe('PLAID_ERROR');
    expect(await metric(other, 'hit')).toBe(1);
  });

  it('read twice for two tenants with one token', async () => {
    const [one, other] = replicas.all;
    await read(sample(), one.url, sentBy(ACME));
    await shared();
    expect(await read(sample(), other.url, sentBy(GLOBEX))).toMatchObject({ found: { status: 'READY' } });
    expect(await calls()).toBe(2);
    // Each tenant finds its own at both.
    await read(sample(), other.url, sentBy(ACME));
    await read(sample(), one.url, sentBy(GLOBEX));
    expect(await calls()).toBe(2);
    const [hash] = await hashes();
    const [first, second] = await Promise.all(
      given(hash, 'a hash').fields.map((field) => cache.admin.hgetBuffer(given(hash, 'a hash').key, field)),
    );
    expect(given(first, 'a value').equals(given(second, 'another value'))).toBe(false);
  });

  it('read again where a byte of any part of a value was changed, and count it', async () => {
    const [one, other] = replicas.all;
    const before = await read(sample(), one.url);
    const { key: hash, fields } = await shared();
    const field = given(fields[0], 'a field');
    const value = given(await cache.admin.hgetBuffer(hash, field), 'a value');
    // The first bytes have the format and the id of the key, then come the nonce, the value and the tag.
    const places = [0, 3, 12, 20, Math.floor(value.length / 2), value.length - 1];
    for (const [index, place] of places.entries()) {
      const changed = Buffer.from(value);
      changed[place] = (changed[place] ?? 0) ^ 1;
      await cache.admin.hset(hash, field, changed);
      await other.kill();
      await other.start();
      const { found } = await read(sample(), other.url);
      expect(found?.report).toEqual(before.found?.report);
      expect([place, await metric(other, 'damaged'), await metric(other, 'hit')]).toEqual([place, 1, 0]);
      expect(await calls()).toBe(index + 2);
    }
  });

  it('fail no read while SEALING_KEYS are rotated under load, and store nothing that can be read', async () => {
    const tokens = sandbox.samples.relayTokens.map(({ relayToken }) => relayToken);
    let isOpen = true;
    let reads = 0;
    const failed: unknown[] = [];
    const load = Promise.all(
      Array.from({ length: 8 }, async () => {
        while (isOpen) {
          reads += 1;
          const token = given(tokens[reads % tokens.length], 'a token');
          // The response of the same operation would be cached.
          const variables = { token, first: 1 + (reads % 100) };
          const { status, data, errors } = await sendReadOnly<Read>(
            replicas.url,
            { query: QUERY, variables },
            replicas.headers,
          );
          if (data?.relayToken.assetReport.status !== 'READY') failed.push({ status, data, errors });
        }
      }),
    );
    // First every replica can read the new key, then each one writes with it, and then the old one is gone.
    const steps = [`${key('old')},${key('new')}`, `${key('new')},${key('old')}`, key('new')];
    for (const keys of steps) {
      for (const replica of replicas.all) {
        replicas.balancer.use(replicas.all.filter((each) => each !== replica).map(({ port }) => port));
        await replica.stop();
        await replica.start({ SEALING_KEYS: keys });
        replicas.balancer.use(replicas.all.map(({ port }) => port));
      }
      // Shared reports expire, and are read and stored again.
      await cache.admin.flushall();
    }
    const counted = reads;
    await eventually('some more reads', async () => (reads > counted + 50 ? true : null));
    isOpen = false;
    await load;
    expect(failed).toEqual([]);
    // Enough to be under way during each restart, on a slow machine too.
    expect(reads).toBeGreaterThan(10 * steps.length * replicas.all.length);
    const dump = Buffer.concat([...(await bytesIn(state.admin)), ...(await bytesIn(cache.admin))]);
    const known = [
      'Everyday Checking',
      'assetReportId',
      'asset_report_id',
      ...tokens,
      ...tokens.map((token) => token.slice(-12)),
    ];
    expect(known.filter((text) => dump.includes(text))).toEqual([]);
    expect(dump.length).toBeGreaterThan(10_000);
  });
});
