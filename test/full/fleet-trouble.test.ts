import { expect, it } from '@jest/globals';
import { startSandbox } from 'creditgraph-sandbox';
import { sentBy } from '../support/callers.js';
import { eventually } from '../support/eventually.js';
import { PlaidOfTests } from '../support/mutation-kinds.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis.js';
import { type Replica, startReplicas } from '../support/replicas.js';
import { post } from '../support/test-app.js';

const LIMIT = 200;
const GET = '/credit/relay/get';
const CREATE = '/credit/relay/create';
const [DURING, AFTER] = [{ name: 'during' }, { name: 'after' }];
/** Within this time a read must succeed, whatever Redis does. The server itself ends it then. */
const BUDGET = { 'x-request-timeout': '20000' };

/** What happens to a Redis, and how it ends. */
const TROUBLES: Readonly<
  Record<string, { begin(redis: TestRedis): unknown; end(redis: TestRedis): unknown }>
> = {
  'is killed': { begin: (redis) => redis.kill(), end: (redis) => redis.start() },
  hangs: { begin: (redis) => redis.freeze(), end: (redis) => redis.thaw() },
  'is out of memory': {
    begin: ({ admin }) => admin.config('SET', 'maxmemory', '1'),
    end: ({ admin }) => admin.config('SET', 'maxmemory', '0'),
  },
  'is flushed': {
    async begin({ admin }) {
      await admin.flushall();
      await admin.call('SCRIPT', 'FLUSH');
    },
    end: () => {},
  },
};

describeWithRedis('replicas, when both Redis servers are in trouble', () => {
  it.each(Object.entries(TROUBLES))(
    '%s: read from Plaid, limit callers, refuse what needs the state, and recover without a restart',
    async (name, trouble) => {
      const state = await startRedis();
      const cache = await startRedis('--maxmemory-policy', 'allkeys-lru');
      const sandbox = await startSandbox({
        seed: 'fleet',
        now: new Date('2026-03-15T12:00:00Z'),
        reportDelayMs: 0,
      });
      const replicas = await startReplicas({
        sandbox,
        callers: [DURING, AFTER],
        settings: {
          REDIS_STATE_URL: state.url,
          REDIS_CACHE_URL: cache.url,
          REDIS_TIMEOUT_MS: '500',
          MAX_LOOP_DELAY_MS: '100000',
          RATE_LIMIT_PER_MINUTE: String(LIMIT),
        },
      });
      const { headers } = replicas;
      const plaid = new PlaidOfTests(sandbox);
      const tokens = sandbox.samples.relayTokens.map(({ relayToken }) => relayToken);
      const statusAt = async ({ url }: Replica, token: string | undefined) => {
        const query = 'query ($token: String!) { relayToken(token: $token) { assetReport { status } } }';
        const { data, errors } = await post<{ relayToken: { assetReport: { status: string } } }>(
          url,
          { query, variables: { token } },
          { ...headers, ...BUDGET },
        );
        return data?.relayToken.assetReport.status ?? errors;
      };
      /** How many of these requests are not over the limit, at both replicas at once. */
      const passing = async (caller: { name: string }, each: number) => {
        const statuses = await Promise.all(
          replicas.all.flatMap(({ url }) =>
            Array.from({ length: each }, async () => {
              const { status } = await post(url, { query: '{ __typename }' }, sentBy(caller));
              return status;
            }),
          ),
        );
        return statuses.filter((status) => status === 200).length;
      };
      const create = ({ url }: Replica, key: string) =>
        post<{ createRelayToken: { replayed: boolean } | null }>(
          url,
          {
            query: `mutation ($token: String!, $key: String) { createRelayToken(input: {
              reportTokens: [$token], secondaryClientId: "sandbox-client-partner", idempotencyKey: $key
            }) { replayed } }`,
            variables: { token: sandbox.samples.assetReports[0]?.assetReportToken, key },
          },
          headers,
        );
      const { clientId } = sandbox.clients.ours;
      const made = () => sandbox.ledger.entries({ clientId }).filter(({ path }) => path === CREATE).length;
      const pids = replicas.all.map(({ pid }) => pid);
      const [one, other] = replicas.all;
      const isFlushed = name === 'is flushed';
      expect((await create(one, 'before')).data).toEqual({ createRelayToken: { replayed: false } });

      for (const redis of [state, cache]) await trouble.begin(redis);
      expect(await statusAt(one, tokens[0])).toBe('READY');
      expect(await statusAt(other, tokens[0])).toBe('READY');
      // A flushed Redis can still share.
      expect(sandbox.calls.count(GET)).toBe(isFlushed ? 1 : 2);
      const refused = await create(one, 'during');
      if (isFlushed) {
        expect(refused.data).toEqual({ createRelayToken: { replayed: false } });
      } else {
        expect(refused.errors[0]?.extensions).toMatchObject({ code: 'STATE_UNAVAILABLE', retryable: true });
        expect(made()).toBe(1);
        // Each replica counts alone.
        expect(await passing(DURING, LIMIT + 20)).toBe(2 * LIMIT);
      }

      for (const redis of [state, cache]) await trouble.end(redis);
      const recovered = await eventually('a mutation', async () => {
        const { data } = await create(other, 'during');
        return data?.createRelayToken;
      });
      expect(recovered).toEqual({ replayed: isFlushed });
      await eventually(
        'its repeat at the other replica',
        async () => (await create(one, 'during')).data?.createRelayToken,
      );
      expect(made()).toBe(2);
      // The replicas share reports again, as soon as both are connected.
      await eventually('a shared report', async () => {
        const token = await plaid.relayToken();
        sandbox.calls.reset();
        const both = [await statusAt(one, token), await statusAt(other, token)];
        expect(both).toEqual(['READY', 'READY']);
        return sandbox.calls.count(GET) === 1 ? true : null;
      });
      expect(await passing(AFTER, LIMIT - 50)).toBe(LIMIT);
      expect(replicas.all.map(({ pid }) => pid)).toEqual(pids);

      await replicas.stop();
      await sandbox.stop();
      await state.stop();
      await cache.stop();
    },
  );
});
