import { describe, expect, it } from '@jest/globals';
import { deriveKey } from '../../../src/sealing/derive-key.js';
import { createValueSealer } from '../../../src/sealing/sealed-value.js';
import { createMemoryStateStore } from '../../../src/state/memory-state-store.js';
import type { StateStore } from '../../../src/state/state-store.js';
import { StateUnavailableError } from '../../../src/state/state-unavailable.js';
import { changeOf, FakePlaid, startProcess } from '../../support/change-fakes.js';
import { sealingKey } from '../../support/sealing-key.js';

const DAY_MS = 86_400_000;

async function entriesOf(state: StateStore): Promise<[place: string, value: Buffer][]> {
  const entries: [string, Buffer][] = [];
  for await (const [place, value] of state.entries('attempt/')) entries.push([place, value]);
  return entries;
}

async function rewrite(state: StateStore, place: string, value: Buffer): Promise<void> {
  await state.delete(place);
  await state.create(place, value, DAY_MS);
}

describe('stored attempts', () => {
  it('are found, opened and replayed after the keys were rotated', async () => {
    const state = createMemoryStateStore();
    const plaid = new FakePlaid();
    const first = await startProcess(state, ['old']).attempts.run(changeOf({ plaid }));
    const { attempts } = startProcess(state, ['new', 'old']);
    expect(await attempts.run(changeOf({ plaid }))).toEqual({ response: first.response, isReplay: true });
    await expect(attempts.run(changeOf({ plaid, input: 'assets-2' }))).rejects.toThrow(/used before/);
    expect(plaid.calls).toHaveLength(1);
  });

  it('are counted as unreadable when their key is missing', async () => {
    const state = createMemoryStateStore();
    await startProcess(state, ['old']).attempts.run(changeOf({ plaid: new FakePlaid() }));
    const { attempts } = startProcess(state, ['new']);
    expect(await attempts.recover()).toEqual({ unknown: {}, unreadable: 1 });
  });

  it('contain no token, key, principal or input in the clear', async () => {
    const state = createMemoryStateStore();
    const { attempts } = startProcess(state);
    const terms = { input: 'canary-token', principal: 'canary-caller', idempotencyKey: 'canary-key' };
    await attempts.run(changeOf({ plaid: new FakePlaid(), ...terms }));
    const [[place, value] = ['', Buffer.alloc(0)]] = await entriesOf(state);
    expect(`${place} ${value.toString('latin1')}`).not.toMatch(/canary|relay/);
  });

  it.each([
    [
      'with a flipped byte',
      async (state: StateStore) => {
        const [[place, value] = ['', Buffer.alloc(0)]] = await entriesOf(state);
        value.writeUInt8(value.readUInt8(value.length - 1) ^ 1, value.length - 1);
        await rewrite(state, place, value);
      },
    ],
    [
      'with the value of another key',
      async (state: StateStore) => {
        const plaid = new FakePlaid();
        const [[place] = ['']] = await entriesOf(state);
        await startProcess(state).attempts.run(changeOf({ plaid, idempotencyKey: 'key-2' }));
        const [, other] = (await entriesOf(state)).find(([each]) => each !== place) ?? [];
        await rewrite(state, place, other ?? Buffer.alloc(0));
      },
    ],
    [
      'of a newer server',
      async (state: StateStore) => {
        const sealer = createValueSealer(
          new Map([['one', deriveKey(sealingKey('one'), 'attempt-encryption')]]),
        );
        const [[place, value] = ['', Buffer.alloc(0)]] = await entriesOf(state);
        const attempt = JSON.parse(String(sealer.open(place, value)));
        await rewrite(
          state,
          place,
          sealer.seal(place, Buffer.from(JSON.stringify({ ...attempt, version: 2 }))),
        );
      },
    ],
  ])('%s are not opened, and their mutation is not sent', async (_which, damage) => {
    const state = createMemoryStateStore();
    const plaid = new FakePlaid();
    await startProcess(state).attempts.run(changeOf({ plaid }));
    await damage(state);
    const { attempts } = startProcess(state);
    await expect(attempts.run(changeOf({ plaid }))).rejects.toThrow(StateUnavailableError);
    expect(await attempts.recover()).toMatchObject({ unreadable: 1 });
    expect(plaid.calls).toHaveLength(1);
  });

  it('go by themselves after their time, and the key is a new one then', async () => {
    let now = 0;
    const state = createMemoryStateStore(() => now);
    const plaid = new FakePlaid();
    const { attempts } = startProcess(state);
    await attempts.run(changeOf({ plaid }));
    now = DAY_MS - 1;
    expect(await attempts.run(changeOf({ plaid }))).toMatchObject({ isReplay: true });
    now = DAY_MS;
    expect(await attempts.run(changeOf({ plaid }))).toMatchObject({ isReplay: false });
  });

  it('are erased by a token of the request or of the response, or by what a read before them said, in one tenant', async () => {
    const state = createMemoryStateStore();
    const plaid = new FakePlaid();
    const { attempts, store } = startProcess(state);
    const evidence = {
      read: async () => ({ seen: JSON.stringify(['report-1', '2026-03-15']), response: {} }),
      proves: () => false,
    };
    await attempts.run(changeOf({ plaid }));
    await attempts.run(changeOf({ plaid, tenant: 'north' }));
    await attempts.run(changeOf({ plaid, idempotencyKey: 'key-2', input: 'assets-2', evidence }));
    expect(await store.erase('', 'unknown')).toEqual({ erased: 0, unreadable: 0 });
    expect(await store.erase('', 'assets-1')).toEqual({ erased: 1, unreadable: 0 });
    expect(await store.erase('', 'report-1')).toEqual({ erased: 1, unreadable: 0 });
    expect(await store.erase('north', 'relay-2')).toEqual({ erased: 1, unreadable: 0 });
    expect(await entriesOf(state)).toEqual([]);
  });
});
