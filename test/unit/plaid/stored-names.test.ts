import { describe, expect, it } from '@jest/globals';
import { createTopics } from '../../../src/events/topic.js';
import { ReportNames } from '../../../src/fleet/report-names.js';
import { type Asking, createChooseClient, createClientKeyOf, idPlaceOf } from '../../../src/plaid/clients.js';
import { noOlderThan } from '../../../src/reports/report-call.js';
import { own } from '../../../src/reports/sources/own-report.source.js';
import { relayed } from '../../../src/reports/sources/relay-token.source.js';
import { readOf } from '../../../src/reports/sources/sources.js';
import { createSealingRing } from '../../../src/sealing/sealed-id.js';
import { createMemoryStateStore } from '../../../src/state/memory-state-store.js';
import { KnownKeyIds } from '../../../src/webhooks/known-key-ids.js';
import { changeOf, FakePlaid, startProcess } from '../../support/change-fakes.js';
import { sealingKey } from '../../support/sealing-key.js';

const KEYS = [sealingKey('one')];

/** The client of acme as the owner, and another one as the reader. */
const ofAcme = (owner: string, reader: string) =>
  createChooseClient(
    (['owner', 'reader'] as const).map((role) => ({
      name: role,
      key: `sandbox/${role === 'owner' ? owner : reader}`,
      tenants: { owner: [], reader: [], [role]: ['acme', 'globex'] },
    })),
  );

/** The same tenant, with the same clients, with another owner, and with another reader. */
const BEFORE = ofAcme('1', '2');
const OTHER_OWNER = ofAcme('3', '2');
const OTHER_READER = ofAcme('1', '3');

describe('if a client of a tenant becomes another one', () => {
  it('ids of before do not open', () => {
    const idsOf = (choose: typeof BEFORE) =>
      createSealingRing(KEYS, (tenant) => idPlaceOf(choose, tenant)).forTenant('acme');
    const sealed = { type: 'RelayToken', content: 'token' };
    const id = idsOf(BEFORE).seal(sealed);
    expect(idsOf(ofAcme('1', '2')).open(id)).toEqual(sealed);
    for (const changed of [OTHER_OWNER, OTHER_READER, ofAcme('2', '1'), ofAcme('1', '1')])
      expect(idsOf(changed).open(id)).toBeNull();
  });

  it('events, cursors and poll leases of before belong to other topics', () => {
    const topicsOf = (choose: typeof BEFORE) => {
      const topics = createTopics(Buffer.alloc(32, 't'), createClientKeyOf(choose));
      return {
        own: topics.ofReport('acme', own('token')).name,
        relayed: topics.ofReport('acme', relayed('token')).name,
        relays: topics.ofRelays('acme').name,
      };
    };
    const before = topicsOf(BEFORE);
    expect(topicsOf(ofAcme('1', '2'))).toEqual(before);
    expect(topicsOf(OTHER_READER)).toEqual({ ...before, relayed: expect.not.stringMatching(before.relayed) });
    const withOtherOwner = topicsOf(OTHER_OWNER);
    expect(withOtherOwner.relayed).toBe(before.relayed);
    expect(withOtherOwner.own).not.toBe(before.own);
    expect(withOtherOwner.relays).not.toBe(before.relays);
  });

  it('a report that servers share is another one; its name for invalidation is the same', () => {
    const nameOf = (client: string, tenant: string) => {
      const clientOf = () => ['https://plaid', client];
      const names = new ReportNames({ prefix: 'test:', keys: KEYS, clientOf });
      return names.of(tenant, noOlderThan(readOf(relayed('token'), false), 0));
    };
    const before = nameOf('1', 'acme');
    expect(nameOf('1', 'acme')).toEqual(before);
    for (const changed of [nameOf('2', 'acme'), nameOf('1', 'globex')]) {
      expect(changed.field).not.toBe(before.field);
      expect(changed.lock).not.toBe(before.lock);
      expect(changed.key).toBe(before.key);
    }
  });

  it('an idempotency key of before is a new one', async () => {
    const state = createMemoryStateStore();
    const plaid = new FakePlaid();
    const { attempts } = startProcess(state);
    const change = (client: string | null) => ({ ...changeOf({ plaid }), client });
    await attempts.run(change('sandbox/1'));
    expect((await attempts.run(change('sandbox/1'))).isReplay).toBe(true);
    expect((await attempts.run(change('sandbox/2'))).isReplay).toBe(false);
    expect((await attempts.run(change(null))).isReplay).toBe(false);
    expect(plaid.calls).toHaveLength(3);
  });
});

it('each client knows the keys of webhooks that it has fetched', async () => {
  const state = createMemoryStateStore();
  const known = async (client: string | null) => {
    const found: string[] = [];
    for await (const keyId of new KnownKeyIds(state, client).all()) found.push(keyId);
    return found;
  };
  await new KnownKeyIds(state, 'sandbox/1').add('key-1');
  await new KnownKeyIds(state, null).add('key-2');
  expect(await known('sandbox/1')).toEqual(['key-1']);
  expect(await known('sandbox/11')).toEqual([]);
  expect(await known(null)).toEqual(['key-2']);
});

it('without several clients, names are those of one pair of keys', () => {
  const only = createChooseClient([
    { name: null, key: 'production', tenants: { owner: ['*'], reader: ['*'] } },
  ]);
  const asking: Asking = { tenant: 'acme', role: 'owner' };
  expect(createClientKeyOf(only)(asking)).toBeNull();
  expect(idPlaceOf(only, 'acme')).toBe('production');
});
