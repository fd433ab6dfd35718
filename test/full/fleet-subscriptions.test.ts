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
  readonly reportReady: {
    readonly kind: string;
    readonly eventId: string;
    readonly assetReport: { readonly report: { readonly assetReportId: string } | null };
  };
}
interface Refreshed {
  readonly refreshRelayToken: {
    readonly assetReportId: string;
    readonly relayToken: { readonly id: string };
  };
}

const READY = `subscription Ready($id: ID!, $after: String) {
  reportReady(id: $id, after: $after) { kind eventId assetReport { report { assetReportId } } }
}`;
const REFRESH = `mutation Refresh($token: String!) {
  refreshRelayToken(input: { relayToken: $token }) { assetReportId relayToken { id } }
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
    const told: { eventId: string; reportId: string }[] = [];
    let cursor: string | undefined;

    const refresh = async ({ url }: Replica) => {
      const { data, errors } = await post<Refreshed>(url, { query: REFRESH, variables: { token } }, headers);
      expect(errors).toEqual([]);
      return given(data, 'a refresh').refreshRelayToken;
    };
    const open = ({ url }: Replica, id: string) =>
      subscribe<Ready>(url, {
        query: READY,
        variables: { id, ...(cursor !== undefined && { after: cursor }) },
        headers,
      });
    /** Reads until the report was told. Fails when the connection is lost. */
    const readUntil = async (subscriber: Subscriber<Ready>, reportId: string) => {
      while (!told.some((event) => event.reportId === reportId)) {
        const { data, errors, extensions } = await subscriber.next();
        expect(errors).toBeUndefined();
        const { kind, eventId, assetReport } = given(data, 'an event').reportReady;
        expect(kind).toBe('READY');
        told.push({ eventId, reportId: assetReport.report?.assetReportId ?? '' });
        cursor = given(extensions?.cursor, 'a cursor');
      }
    };

    const [first] = replicas.all;
    const { assetReportId, relayToken } = await refresh(first);
    const { id } = relayToken;
    const reports = [assetReportId];
    sandbox.clock.advance(REPORT_DELAY_MS);
    const begun = await open(first, id);
    await readUntil(begun, assetReportId);
    begun.cut();

    for (let point = 0; point < POINTS; point++) {
      const holder = given(replicas.all[point % 2], 'a replica');
      const other = given(replicas.all[(point + 1) % 2], 'a replica');
      const held = await open(holder, id);
      const killed = async () => {
        replicas.balancer.use([other.port]);
        await holder.kill();
      };
      // Before the refresh, before the report is ready, around that moment, and after the event was told.
      const when = Math.floor((point * 4) / POINTS);
      if (when === 0) await killed();
      const refreshed = await refresh(other);
      reports.push(refreshed.assetReportId);
      const reading = readUntil(held, refreshed.assetReportId).catch(() => {});
      if (when === 1) await killed();
      sandbox.clock.advance(REPORT_DELAY_MS);
      if (when === 2) {
        await new Promise((resolve) => setTimeout(resolve, random.integer(0, 60)));
        await killed();
      }
      if (when === 3) {
        await reading;
        expect(told.at(-1)?.reportId).toBe(refreshed.assetReportId);
        await killed();
      }
      await reading;
      held.cut();

      const resumed = await open(other, id);
      await readUntil(resumed, refreshed.assetReportId);
      resumed.cut();
      await holder.start();
      replicas.balancer.use(replicas.all.map(({ port }) => port));
    }

    // None is lost, they come in order, and a repeat has the id of its event.
    const distinct = [...new Map(told.map((event) => [event.eventId, event.reportId])).values()];
    expect(distinct).toEqual(reports);
  }, 300_000);
});
