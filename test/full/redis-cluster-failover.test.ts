import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { type Fleet, readReport, startFleet } from '../support/fleet.js';
import { given } from '../support/given.js';
import { PlaidOfTests } from '../support/mutation-kinds.js';
import {
  describeWithRedis,
  startRedisClusterWithReplica,
  type TestClusterWithReplica,
  type TestRedis,
} from '../support/redis.js';
import type { TestApp } from '../support/test-app.js';

const CREATE = `mutation Create($token: String!, $client: String!, $key: String!) {
  createRelayToken(input: { reportTokens: [$token], secondaryClientId: $client, idempotencyKey: $key }) {
    replayed relayToken { token }
  }
}`;
const CLIENTS = 4;
const READERS = 2;
/** Enough that each part of the Cluster has some. */
const ACKNOWLEDGED = 40;

/** In progress at Plaid when the master is killed. */
const HELD = 12;
/** Within the failover: replicas wait for `cluster-node-timeout`, 2 s, and hold an election. */
const HELD_MS = 2_000;

/** A relay token that a client wants, with one idempotency key. */
interface Wanted {
  readonly key: string;
  readonly reportToken: string;
  /** When it was sent first. */
  sentAt: number | null;
  /** The relay token that a response had. */
  made: string | null;
}

interface Created {
  readonly createRelayToken: {
    readonly replayed: boolean;
    readonly relayToken: { readonly token: string };
  } | null;
}

describeWithRedis('servers with a Redis Cluster whose master fails over under load', () => {
  let cluster: TestClusterWithReplica;
  let fleet: Fleet;
  beforeAll(async () => {
    cluster = await startRedisClusterWithReplica();
    fleet = await startFleet(2, {
      REDIS_STATE_URL: cluster.url,
      REDIS_CACHE_URL: cluster.url,
      REDIS_TIMEOUT_MS: '1000',
      RATE_LIMIT_PER_MINUTE: '0',
      // On a busy machine, overload is not what is tested.
      MAX_LOOP_DELAY_MS: '100000',
    });
  });
  afterAll(async () => {
    await fleet.stop();
    await cluster.stop();
  });

  /** Reads all reports at a server that starts empty. Returns the calls to Plaid. */
  async function readAll(app: TestApp): Promise<number> {
    fleet.sandbox.calls.reset();
    for (const { relayToken } of fleet.sandbox.samples.relayTokens) {
      expect(await readReport(app, relayToken)).toMatchObject({ status: 'READY' });
    }
    return fleet.sandbox.calls.count('/credit/relay/get');
  }

  async function stateOf(key: string): Promise<string | undefined> {
    const query = `query ($key: String!) { attempt(idempotencyKey: $key) { state } }`;
    const { data } = await given(fleet.apps[0], 'an app').send({ query, variables: { key } });
    return (data as { attempt: { state: string } | null } | null)?.attempt?.state;
  }

  async function send(app: number, { key, reportToken }: Wanted) {
    const client = fleet.sandbox.clients.partner.clientId;
    const variables = { token: reportToken, client, key };
    const { data, errors } = await given(fleet.apps[app], 'an app').send({ query: CREATE, variables });
    const created = (data as Created | null | undefined)?.createRelayToken ?? null;
    return { created, codes: errors.map(({ extensions }) => extensions.code) };
  }

  it('return all reads, refuse mutations with a typed error, and continue without a restart; nothing is lost that was replicated', async () => {
    const [master] = cluster.nodes;
    const { replica } = cluster;
    const plaid = new PlaidOfTests(fleet.sandbox);
    const all: Wanted[] = [];
    const codes = new Set<string>();
    const unread: unknown[] = [];
    let isOpen = true;
    const acknowledged = () => all.filter(({ made }) => made !== null);

    async function wantedWith(key: string): Promise<Wanted> {
      const reportToken = await plaid.report('ours');
      const wanted: Wanted = { key, reportToken, sentAt: null, made: null };
      all.push(wanted);
      return wanted;
    }
    async function attempt(app: number, wanted: Wanted): Promise<readonly string[]> {
      wanted.sentAt ??= performance.now();
      const result = await send(app, wanted);
      wanted.made = result.created?.relayToken.token ?? null;
      for (const code of result.codes) codes.add(code);
      return result.codes;
    }
    async function want(client: number): Promise<void> {
      for (let turn = 0; isOpen; turn += 1) {
        const wanted = await wantedWith(`key-${client}-${turn}`);
        // As MUTATIONS.md says: the same key again, unless the outcome is unknown.
        for (let tries = 0; isOpen && wanted.made === null; tries += 1) {
          if ((await attempt((client + tries) % 2, wanted)).includes('OUTCOME_UNKNOWN')) break;
        }
      }
    }
    async function read(reader: number): Promise<void> {
      const tokens = fleet.sandbox.samples.relayTokens;
      for (let turn = 0; isOpen; turn += 1) {
        const token = given(tokens[turn % tokens.length], 'a token').relayToken;
        const found = await readReport(given(fleet.apps[reader % 2], 'an app'), token);
        if (found?.status !== 'READY') unread.push(found);
      }
    }
    const load = Promise.all([
      ...Array.from({ length: CLIENTS }, (_, client) => want(client)),
      ...Array.from({ length: READERS }, (_, reader) => read(reader)),
    ]);

    await eventually('mutations', async () => (acknowledged().length >= ACKNOWLEDGED ? true : null));
    fleet.sandbox.faults.set('/credit/relay/create', { kind: 'delay', ms: HELD_MS });
    const held = await Promise.all(Array.from({ length: HELD }, (_, index) => wantedWith(`held-${index}`)));
    const late = await Promise.all(Array.from({ length: HELD }, (_, index) => wantedWith(`late-${index}`)));
    const heldEnd = Promise.all(held.map((wanted, index) => attempt(index % 2, wanted)));
    const isPending = async ({ key }: Wanted) => ((await stateOf(key)) === 'PENDING' ? true : null);
    await Promise.all(held.map((wanted) => eventually('an attempt', () => isPending(wanted))));
    const replicated = new Set([...acknowledged(), ...held]);
    await hasReplicated(master, replica);
    const keysBefore = await replica.admin.dbsize();
    const killedAt = performance.now();
    await master.kill();
    const refused = (await Promise.all(late.map((wanted, index) => attempt(index % 2, wanted)))).flat();

    // Those whose keys the killed master had.
    expect(new Set(refused)).toEqual(new Set(['STATE_UNAVAILABLE']));
    expect(await heldEnd).toEqual(held.map(() => []));
    fleet.sandbox.faults.clear();

    await eventually('a new master', async () =>
      (await replica.admin.info('replication')).includes('role:master') ? true : null,
    );
    await eventually('keys at the new master', async () =>
      (await replica.admin.dbsize()) > keysBefore ? true : null,
    );
    const atFailover = acknowledged().length;
    await eventually('more mutations', async () =>
      acknowledged().length >= atFailover + ACKNOWLEDGED ? true : null,
    );
    isOpen = false;
    await load;

    expect(unread).toEqual([]);
    expect([...codes].filter((code) => code !== 'OUTCOME_UNKNOWN')).toEqual(['STATE_UNAVAILABLE']);
    // Redis confirms a change before its replicas have it, so what was under way at the kill may be lost.
    const safe = all.filter((wanted) => replicated.has(wanted) || (wanted.sentAt ?? 0) > killedAt);
    const ofSafe = acknowledged().filter((wanted) => safe.includes(wanted));
    expect(ofSafe.length).toBeGreaterThanOrEqual(2 * ACKNOWLEDGED + HELD);
    for (const wanted of ofSafe) {
      const { created } = await send(1, wanted);
      expect(created).toEqual({ replayed: true, relayToken: { token: wanted.made } });
    }
    const effects = fleet.sandbox.ledger
      .entries()
      .filter(({ path }) => path === '/credit/relay/create')
      .map(({ concerns }) => concerns[0]);
    for (const { reportToken, made } of safe) {
      const own = effects.filter((token) => token === reportToken).length;
      expect(own).toBeLessThanOrEqual(1);
      if (made !== null) expect(own).toBe(1);
    }

    // Reports that were read from Plaid meanwhile are not shared. All parts of the Cluster share reports again.
    expect(await readAll(await fleet.add())).toBeLessThan(fleet.sandbox.samples.relayTokens.length);
    expect(await readAll(await fleet.add())).toBe(0);
  });
});

/** Resolves when a replica has all that its master had at the time of the call. */
async function hasReplicated(master: TestRedis, replica: TestRedis): Promise<void> {
  const goal = offsetOf('master_repl_offset', await master.admin.info('replication'));
  await eventually('the offset of the master', async () => {
    const offset = offsetOf('slave_repl_offset', await replica.admin.info('replication'));
    return offset >= goal ? true : null;
  });
}

function offsetOf(name: string, info: string): number {
  return Number(given(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1], name));
}
