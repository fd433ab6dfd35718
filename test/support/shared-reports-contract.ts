import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Cluster, Redis } from 'ioredis';
import type { ReportRead } from '../../src/reports/report-call.js';
import type { FoundBytes, MissingBytes } from '../../src/reports/shared-bytes.js';
import { eventually } from './eventually.js';
import { given } from './given.js';
import { sealingKey } from './sealing-key.js';
import { joinSharedReports, relayRead, type SharedReportMember } from './shared-report-members.js';

const TTL_MS = 300_000;
const { signal: ENDLESS } = new AbortController();

/** A Redis, or a Cluster, for shared reports. */
export interface RedisUnderTest {
  readonly url: string;
  /** A connection of the test itself. */
  readonly admin: Redis | Cluster;
}

/** The tests that shared reports pass in every form of Redis. */
export function testSharedReports(name: string, redisOf: () => RedisUnderTest): void {
  describe(`servers that want the same report, ${name},`, () => {
    let redis: RedisUnderTest;
    let members: SharedReportMember[];
    /** Of another token in each test. */
    let wanted: ReportRead;
    beforeEach(() => {
      redis = redisOf();
      members = [];
      wanted = relayRead(`credit-relay-token-${randomUUID()}`);
    });
    afterEach(async () => {
      for (const member of members) await member.stop();
    });
    const join = async (
      ...args: Parameters<typeof joinSharedReports> extends [string, ...infer Rest] ? Rest : never
    ) => {
      const member = await joinSharedReports(redis.url, ...args);
      members.push(member);
      return member;
    };
    const find = ({ reports }: SharedReportMember, read = wanted, signal = ENDLESS, tenant = 'acme') =>
      reports.find(tenant, read, signal);
    const missing = (found: FoundBytes | MissingBytes) => {
      if (found.kind !== 'missing') throw new Error('the report is there');
      return found;
    };
    const bytes = (text: string, begunAgoMs = 0) => {
      const now = Date.now();
      return { body: Buffer.from(text), begunAt: now - begunAgoMs, readAt: now };
    };
    const waits = (member: SharedReportMember) =>
      eventually('a wait', async () => (member.events.includes('wait') ? true : null));

    it('wait for the one that reads it, and get its bytes', async () => {
      const [leader, follower] = [await join(), await join()];
      const leading = missing(await find(leader));
      const following = find(follower);
      await waits(follower);
      await leading.share(bytes('{}'), 'report', TTL_MS);
      expect(await following).toMatchObject({ kind: 'found', body: Buffer.from('{}') });
      expect(follower.events).toEqual(['wait', 'hit']);
    });

    it('read for themselves when the one that reads it has nothing to share', async () => {
      const [leader, follower, other] = [await join(), await join(), await join()];
      const leading = missing(await find(leader));
      const following = [find(follower), find(other)];
      await waits(follower);
      await waits(other);
      leading.release();
      for (const each of await Promise.all(following)) expect(each.kind).toBe('missing');
    });

    it('have one follow when the one that reads it is killed', async () => {
      const [follower, other] = [await join(), await join()];
      const { lock } = follower.names.of('acme', wanted);
      await redis.admin.set(lock, 'a killed server', 'PX', 300);
      const found = [find(follower), find(other)];
      const leading = missing(await Promise.race(found));
      await leading.share(bytes('{}'), 'report', TTL_MS);
      const kinds = (await Promise.all(found)).map(({ kind }) => kind);
      expect(kinds.sort()).toEqual(['found', 'missing']);
    });

    it('stop waiting with their caller', async () => {
      const [leader, follower] = [await join(), await join()];
      missing(await find(leader));
      const caller = new AbortController();
      const following = find(follower, wanted, caller.signal);
      await waits(follower);
      caller.abort(new Error('the caller has left'));
      await expect(following).rejects.toThrow('the caller has left');
    });

    it('renew the lock of a read that takes long', async () => {
      const leader = await join();
      const { lock } = leader.names.of('acme', wanted);
      const leading = missing(await find(leader));
      await redis.admin.pexpire(lock, 1_000);
      await eventually('a renewed lock', async () => ((await redis.admin.pttl(lock)) > 1_500 ? true : null));
      leading.release();
      await eventually('no lock', async () => ((await redis.admin.exists(lock)) === 0 ? true : null));
    });

    it.each(['token', 'id'])('do not share what was read before an invalidation by %s', async (by) => {
      const reportId = `report of ${wanted.token}`;
      const invalidation =
        by === 'token'
          ? { tokens: [wanted.token], assetReportIds: [] }
          : { tokens: [], assetReportIds: [reportId] };
      const [reader, other] = [await join(), await join([sealingKey('two'), sealingKey('one')])];
      await missing(await find(reader)).share(bytes('old'), reportId, TTL_MS);
      const again = missing(await find(reader, { ...wanted, maxAgeMs: 0 }));
      await other.reports.removal.remove(invalidation);
      await again.share(bytes('old'), reportId, TTL_MS);
      const after = missing(await find(reader));
      await after.share(bytes('new'), reportId, TTL_MS);
      expect(await find(reader)).toMatchObject({ body: Buffer.from('new') });
    });

    it('get no bytes that are older than they allow, or have expired', async () => {
      const member = await join();
      await missing(await find(member)).share(bytes('{}', 60_000), 'report', TTL_MS);
      expect((await find(member, relayRead(wanted.token, 61_000 + TTL_MS))).kind).toBe('found');
      expect((await find(member, relayRead(wanted.token, 59_000))).kind).toBe('missing');
      const { readAt, ...rest } = bytes('{}');
      const other = relayRead(`${wanted.token}-other`);
      await missing(await find(member, other)).share({ ...rest, readAt: readAt - TTL_MS }, 'report', TTL_MS);
      expect((await find(member, other)).kind).toBe('missing');
    });

    it('have one read a report that has expired, or was damaged, and the others wait', async () => {
      for (const spoil of ['expired', 'damaged']) {
        const [leader, follower] = [await join(), await join()];
        const read = relayRead(`${wanted.token}-${spoil}`);
        const { key, field } = leader.names.of('acme', read);
        // After an invalidation, the hash lasts longer than the report.
        await leader.reports.removal.remove({ tokens: [read.token], assetReportIds: [] });
        const old = bytes('old');
        if (spoil === 'expired') old.readAt -= TTL_MS;
        await missing(await find(leader, read)).share(old, 'report', TTL_MS);
        if (spoil === 'damaged') await redis.admin.hset(key, field, 'x');
        const leading = missing(await find(leader, read));
        const following = find(follower, read);
        await waits(follower);
        await leading.share(bytes('new'), 'report', TTL_MS);
        expect(await following).toMatchObject({ kind: 'found', body: Buffer.from('new') });
      }
    });

    it('get no bytes for an age of 0, also when the clock of the server that read them is ahead', async () => {
      const member = await join();
      await missing(await find(member)).share(bytes('{}', -5_000), 'report', TTL_MS);
      expect((await find(member, { ...wanted, maxAgeMs: 0 })).kind).toBe('missing');
    });

    it('do not read a report from Redis that was invalidated by its id and could not be removed there', async () => {
      const [member, other] = [await join(), await join()];
      await missing(await find(member)).share(bytes('old'), 'report', TTL_MS);
      const invalidation = { tokens: [], assetReportIds: ['report'] };
      other.reports.removal.blocked.add(invalidation);
      expect((await find(other)).kind).toBe('missing');
      await other.reports.removal.remove(invalidation);
      other.reports.removal.blocked.delete(invalidation);
      await missing(await find(other)).share(bytes('new'), 'report', TTL_MS);
      expect(await find(other)).toMatchObject({ body: Buffer.from('new') });
    });

    it('read a report again when Redis has evicted what finds it by its id', async () => {
      const member = await join();
      await missing(await find(member)).share(bytes('old'), 'report', TTL_MS);
      expect(await redis.admin.del(member.names.ofReport('report'))).toBe(1);
      expect((await find(member)).kind).toBe('missing');
    });

    it('remove the reports of all tokens when it is not known which have changed', async () => {
      const [member, other] = [await join(), await join()];
      const reads = Array.from({ length: 250 }, (_, index) => relayRead(`${wanted.token}-${index}`));
      const share = async (read: ReportRead) =>
        missing(await find(member, read)).share(bytes('old'), `report of ${read.token}`, TTL_MS);
      await Promise.all(reads.map(share));
      const underWay = missing(await find(member, { ...wanted, token: `${wanted.token}-0`, maxAgeMs: 0 }));
      const unread = { ...wanted, token: `${wanted.token}-unread` };
      const locked = missing(await find(member, unread));
      other.reports.removal.blocked.setAll(true);
      expect((await find(other, reads[1])).kind).toBe('missing');
      await other.reports.removal.removeAll();
      other.reports.removal.blocked.setAll(false);
      expect(await redis.admin.type(member.names.of('acme', unread).lock)).toBe('string');
      locked.release();
      await underWay.share(bytes('old'), 'report', TTL_MS);
      for (const read of reads) {
        const found = missing(await find(other, read));
        found.release();
      }
    });

    it('remove many reports a hundred at a time, so that no command waits longer than it may', async () => {
      const { user, reports } = await join();
      const counts = { now: 0, most: 0, all: 0 };
      const client = user.connection.client as unknown as Record<
        string,
        (...args: unknown[]) => Promise<unknown>
      >;
      for (const name of ['smembers', 'reportDrop']) {
        const send = given(client[name], name).bind(client);
        client[name] = async (...args) => {
          counts.now += 1;
          counts.all += 1;
          counts.most = Math.max(counts.most, counts.now);
          return send(...args).finally(() => {
            counts.now -= 1;
          });
        };
      }
      const names = Array.from({ length: 250 }, (_, index) => `${wanted.token}-${index}`);
      await reports.removal.remove({ tokens: names, assetReportIds: names });
      expect(counts).toEqual({ now: 0, most: 100, all: 500 });
    });

    it('do not read from Redis what they could not remove there', async () => {
      const member = await join();
      await missing(await find(member)).share(bytes('{}'), 'report', TTL_MS);
      const invalidation = { tokens: [wanted.token], assetReportIds: [] };
      member.reports.removal.blocked.add(invalidation);
      expect((await find(member)).kind).toBe('missing');
      await member.reports.removal.remove(invalidation);
      member.reports.removal.blocked.delete(invalidation);
      await missing(await find(member)).share(bytes('new'), 'report', TTL_MS);
      expect(await find(member)).toMatchObject({ body: Buffer.from('new') });
    });
  });
}
