import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Sandbox, startSandbox } from 'creditgraph-sandbox';
import { Random } from '../../bench/upstream/random.js';
import { given } from '../support/given.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis.js';
import { type Replica, type Replicas, startReplicas } from '../support/replicas.js';
import { type Subscriber, subscribe } from '../support/subscriber.js';
import { post } from '../support/test-app.js';

const REPORT_DELAY_MS = 3_600_000;
const POINTS = 20;

interface Ready {
  readonly reportReady: { readonly kind: string; readonly eventId: string };
}
interface Refreshed {
  readonly refreshRelayToken: {
    readonly assetReportId: string;
    readonly relayToken: { readonly id: string };
  };
}

const READY = `subscription Ready($id: ID!, $after: String) {
  reportReady(id: $id, after: $after) { kind eventId }
}`;
const REFRESH = `mutation Refresh($token: String!) {
  refreshRelayToken(input: { relayToken: $token }) { relayToken { id } }
}`;

describeWithRedis('a subscription at a replica', () => {
  let state: TestRedis;
  let cache: TestRedis;
  let sandbox: Sandbox;
  let replicas: Replicas;
  beforeAll(async () => {
    state = await startRedis();
    cache = await startRedis('--maxmemory-policy', 'allkeys-lru');
    sandbox = await startSandbox({
      seed: 'fleet',
      now: new Date('2026-03-15T12:00:00Z'),
      reportDelayMs: REPORT_DELAY_MS,
      // A webhook whose replica was killed comes again after 0.3 s.
      webhookRetryScale: 0.01,
    });
    const settings = {
      REDIS_TIMEOUT_MS: '20000',
      MAX_LOOP_DELAY_MS: '100000',
      REDIS_STATE_URL: state.url,
      REDIS_CACHE_URL: cache.url,
    };
    replicas = await startReplicas({ sandbox, settings });
  });
  afterAll(async () => {
    await replicas.stop();
    await sandbox.stop();
    await state.stop();
    await cache.stop();
  });

  it(`that is killed at ${POINTS} points continues at the other one with its cursor, and loses no event`, async () => {
    const token = given(sandbox.samples.relayTokens[0], 'a token').relayToken;
    const random = new Random(20);
    const { headers } = replicas;
    /** The ids of events in the order in which a client was told of them: the one whose replica is killed, and one that stays. */
    const [told, witnessed]: [Set<string>, Set<string>] = [new Set(), new Set()];
    let cursor: string | undefined;

    const refresh = async ({ url }: Replica) => {
      const { data, errors } = await post<Refreshed>(url, { query: REFRESH, variables: { token } }, headers);
      expect(errors).toEqual([]);
      return given(data, 'a refresh').refreshRelayToken.relayToken.id;
    };
    const open = ({ url }: Replica, id: string, after: string | undefined) =>
      subscribe<Ready>(url, {
        query: READY,
        variables: { id, ...(after !== undefined && { after }) },
        headers,
      });
    /** Reads until the events that were told suffice. Fails when the connection is lost. */
    const readUntil = async (subscriber: Subscriber<Ready>, isEnough: () => boolean, ids = told) => {
      while (!isEnough()) {
        const { data, errors, extensions } = await subscriber.next();
        expect(errors).toBeUndefined();
        const { kind, eventId } = given(data, 'an event').reportReady;
        expect(kind).toBe('READY');
        ids.add(eventId);
        if (ids === told) cursor = given(extensions?.cursor, 'a cursor');
      }
    };

    const id = await refresh(replicas.all[0]);
    sandbox.clock.advance(REPORT_DELAY_MS);
    for (const ids of [told, witnessed]) {
      const begun = await open(replicas.all[0], id, undefined);
      await readUntil(begun, () => ids.size === 1, ids);
      begun.cut();
    }
    for (let point = 0; point < POINTS; point++) {
      const holder = given(replicas.all[point % 2], 'a replica');
      const other = given(replicas.all[(point + 1) % 2], 'a replica');
      const before = told.size;
      const [held, witness] = [await open(holder, id, cursor), await open(other, id, cursor)];
      const kill = async () => {
        replicas.balancer.use([other.port]);
        await holder.kill();
      };
      // Before the refresh, before the report is ready, around that moment, and after the event was told.
      const when = Math.floor((point * 4) / POINTS);
      if (when === 0) await kill();
      await refresh(other);
      const reading = readUntil(held, () => told.size > before).catch((error: unknown) =>
        expect(String(error)).toContain('The response was closed'),
      );
      if (when === 1) await kill();
      sandbox.clock.advance(REPORT_DELAY_MS);
      if (when === 2) {
        await new Promise((resolve) => setTimeout(resolve, random.integer(0, 60)));
        await kill();
      }
      if (when === 3) {
        await reading;
        expect(told.size).toBe(before + 1);
        await kill();
      }
      await reading;
      held.cut();
      // Another event while the client is away, so that only its cursor can tell which ones it has missed.
      await readUntil(witness, () => witnessed.size > before, witnessed);
      await refresh(other);
      sandbox.clock.advance(REPORT_DELAY_MS);
      await readUntil(witness, () => witnessed.size > before + 1, witnessed);
      witness.cut();

      const resumed = await open(other, id, cursor);
      await readUntil(resumed, () => told.has([...witnessed].at(-1) ?? ''));
      resumed.cut();
      await holder.start();
      replicas.balancer.use(replicas.all.map(({ port }) => port));
    }
    expect([...told]).toEqual([...witnessed]);
    expect(told.size).toBe(1 + 2 * POINTS);
  }, 300_000);
});
