import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { InvalidationBus } from '../../src/fleet/invalidation-bus.js';
import type { ReportRemoval } from '../../src/fleet/report-removal.js';
import { creditRelay } from '../../src/plaid/endpoints/credit-relay.js';
import type { Invalidation } from '../../src/reports/report-store.js';
import { createValueSealer } from '../../src/sealing/sealed-value.js';
import { eventually } from '../support/eventually.js';
import { type Fleet, readReport, refreshReport, startFleet } from '../support/fleet.js';
import { given } from '../support/given.js';
import { askDirectly } from '../support/plaid-client.js';
import { describeWithRedis, startRedis, type TestRedis } from '../support/redis.js';
import { connectToRedis, type RedisUser } from '../support/redis-state.js';
import { joinSharedReports, relayRead } from '../support/shared-report-members.js';

const GET = '/credit/relay/get';
describeWithRedis('servers that share a Redis', () => {
  let redis: TestRedis;
  let fleet: Fleet;
  beforeAll(async () => {
    redis = await startRedis();
    fleet = await startFleet(2, { REDIS_STATE_URL: redis.url });
  });
  afterAll(async () => {
    await fleet.stop();
    await redis.stop();
  });
  const sample = (index: number) => given(fleet.sandbox.samples.relayTokens[index], 'a token').relayToken;
  const one = () => given(fleet.apps[0], 'a server');
  const other = () => given(fleet.apps[1], 'a server');

  it('drop a cached report that a mutation at another one has changed', async () => {
    const token = sample(0);
    expect(await readReport(other(), token)).toMatchObject({ status: 'READY' });
    await refreshReport(one(), token);
    await eventually('the new state', async () => {
      const found = await readReport(other(), token);
      return found?.status === 'PENDING' ? found : null;
    });
    // The one that has sent the mutation has cached the new state, and does not drop it.
    await readReport(one(), token);
    fleet.sandbox.calls.reset();
    await readReport(one(), token);
    await readReport(other(), token);
    expect(fleet.sandbox.calls.count(GET)).toBe(0);
  });

  it('drop all cached reports when messages arrive again', async () => {
    const token = sample(1);
    const before = await readReport(other(), token);
    await redis.kill();
    // Nobody tells the servers of this change.
    const plaid = askDirectly(fleet.sandbox);
    await plaid.call(creditRelay.refresh, { relay_token: token, report_type: 'asset' });
    expect(await readReport(other(), token)).toEqual(before);
    await redis.start();
    await eventually('the new state', async () => {
      const found = await readReport(other(), token);
      return found?.status === 'PENDING' ? found : null;
    });
  });
});

describeWithRedis('a bus of invalidations', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  /** A server with its own connection, which records what it drops. */
  interface Member {
    readonly bus: InvalidationBus;
    readonly user: RedisUser;
    readonly dropped: (Invalidation | 'all')[];
  }
  let members: Member[] = [];
  async function join(key = 'k', removal: ReportRemoval | null = null): Promise<Member> {
    const user = await connectToRedis(redis.url);
    const bus = new InvalidationBus({
      connection: user.connection,
      channel: 'test:invalidated',
      sealer: createValueSealer(new Map([[key, Buffer.alloc(32, key)]])),
      removal,
    });
    const dropped: (Invalidation | 'all')[] = [];
    await bus.start({
      drop: ({ tokens, assetReportIds }) => dropped.push({ tokens, assetReportIds }),
      dropAll: () => dropped.push('all'),
    });
    const member = { bus, user, dropped };
    members.push(member);
    return member;
  }
  beforeEach(() => {
    members = [];
  });
  afterEach(async () => {
    for (const { bus, user } of members) {
      bus.stop();
      await user.stop();
    }
  });
  const of = (token: string) => ({ tokens: [token], assetReportIds: [`report-of-${token}`] });
  const until = (member: Member, count: number) =>
    eventually('what is dropped', async () => (member.dropped.length >= count ? member.dropped : null));

  it('tells all members but the sender, and has no token in its messages', async () => {
    const [sender, receiver] = [await join(), await join()];
    const heard: string[] = [];
    const ear = redis.admin.duplicate();
    ear.on('pmessage', (_pattern, _channel, message: string) => heard.push(message));
    await ear.psubscribe('*');
    sender.bus.publish(of('credit-relay-token'));
    receiver.bus.publish(of('asset-token'));
    expect(await until(receiver, 2)).toEqual(['all', of('credit-relay-token')]);
    expect(await until(sender, 2)).toEqual(['all', of('asset-token')]);
    await eventually('both messages', async () => (heard.length === 2 ? true : null));
    for (const message of heard) {
      expect(Buffer.from(message, 'base64url').toString('latin1')).not.toMatch(/token|report/);
    }
    ear.disconnect();
  });

  it('sends what was invalidated while the sender had no connection', async () => {
    const [sender, receiver] = [await join(), await join()];
    sender.user.connection.client.disconnect(true);
    sender.bus.publish(of('first'));
    sender.bus.publish(of('second'));
    const expected = { tokens: ['first', 'second'], assetReportIds: ['report-of-first', 'report-of-second'] };
    expect(await until(receiver, 2)).toEqual(['all', expected]);
  });

  it('has receivers drop everything when the sender could not remember all that was invalidated', async () => {
    const [sender, receiver] = [await join(), await join()];
    sender.user.connection.client.disconnect(true);
    for (let each = 0; each < 1_001; each++) sender.bus.publish(of(`${each}`));
    expect(await until(receiver, 2)).toEqual(['all', 'all']);
    // Only once.
    sender.bus.publish(of('later'));
    expect(await until(receiver, 3)).toEqual(['all', 'all', of('later')]);
  });

  it('removes all shared reports when it could not remember all that was invalidated', async () => {
    const { reports, stop } = await joinSharedReports(redis.url);
    const [sender, receiver] = [await join('k', reports.removal), await join()];
    const find = () => reports.find('', relayRead('1000'), new AbortController().signal);
    const first = await find();
    if (first.kind === 'found') throw new Error('the report is there');
    const now = Date.now();
    await first.share({ body: Buffer.from('old'), begunAt: now, readAt: now }, 'report', 300_000);
    expect(await find()).toMatchObject({ kind: 'found' });
    sender.user.connection.client.disconnect(true);
    for (let each = 0; each < 1_001; each++) sender.bus.publish(of(`${each}`));
    expect((await find()).kind).toBe('missing');
    expect(await until(receiver, 2)).toEqual(['all', 'all']);
    const after = await find();
    if (after.kind === 'found') throw new Error('the report is there');
    await after.share({ body: Buffer.from('new'), begunAt: now, readAt: now }, 'report', 300_000);
    // It is not blocked any more.
    expect(await find()).toMatchObject({ kind: 'found', body: Buffer.from('new') });
    await stop();
  });

  it('has receivers drop everything for an invalidation that came while a full list was sent', async () => {
    const [sender, receiver] = [await join(), await join()];
    const { client } = sender.user.connection;
    client.disconnect(true);
    for (let each = 0; each < 1_000; each++) sender.bus.publish(of(`${each}`));
    // Its first attempt has failed by then.
    await client.ping().catch(() => {});
    const publish = client.publish.bind(client);
    client.publish = ((channel: string, message: string) => {
      client.publish = publish;
      sender.bus.publish(of('late'));
      return publish(channel, message);
    }) as typeof client.publish;
    expect((await until(receiver, 3)).at(-1)).toBe('all');
  });

  it('has a receiver with other keys drop everything', async () => {
    const [sender, stranger] = [await join(), await join('s')];
    sender.bus.publish(of('token'));
    expect(await until(stranger, 2)).toEqual(['all', 'all']);
  });

  it('has a receiver drop everything when it receives again', async () => {
    const receiver = await join();
    await redis.kill();
    await redis.start();
    expect(await until(receiver, 2)).toEqual(['all', 'all']);
  });
});
