import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { SANDBOX_SEALING_KEYS } from '../../../src/config/sealing-keys.js';
import { ATTEMPTED_MUTATIONS, type Attempt, type AttemptOutcome } from '../../../src/idempotency/attempt.js';
import { AttemptStore } from '../../../src/idempotency/attempt-store.js';
import { Attempts } from '../../../src/idempotency/attempts.js';
import { outcomeProvedBy } from '../../../src/idempotency/webhook-proof.js';
import { createMemoryStateStore } from '../../../src/state/memory-state-store.js';
import { onlyProcess } from '../../../src/state/processes.js';

const UNKNOWN: AttemptOutcome = { state: 'UNKNOWN' };
const attemptOf = (mutation: Attempt['mutation'], outcome: AttemptOutcome = UNKNOWN): Attempt => ({
  mutation,
  tenant: 'acme',
  principal: 'alice',
  inputHash: '',
  owner: 'gone',
  createdAt: '2026-03-15T12:00:00.000Z',
  tokens: ['named'],
  before: null,
  outcome,
});
const READY = { madeReportId: 'report', usedRelayToken: null };
const USED = { madeReportId: null, usedRelayToken: 'relay' };
const NOTHING = { madeReportId: null, usedRelayToken: null };

describe('a webhook of a report', () => {
  it('proves a create, a refresh and a relay refresh, and nothing else', () => {
    const proved = ATTEMPTED_MUTATIONS.map((mutation) => [
      mutation,
      outcomeProvedBy(READY, attemptOf(mutation)),
    ]);
    expect(Object.fromEntries(proved.filter(([, outcome]) => outcome !== null))).toEqual({
      createAssetReport: { state: 'CREATED_UNREACHABLE', assetReportId: 'report' },
      refreshAssetReport: { state: 'CREATED_UNREACHABLE', assetReportId: 'report' },
      refreshRelayToken: {
        state: 'SUCCEEDED',
        isSettled: true,
        response: { relay_token: 'named', asset_report_id: 'report', request_id: '' },
      },
    });
  });

  it('changes nothing that is known already', () => {
    for (const outcome of [
      { state: 'SUCCEEDED', response: {}, isSettled: false },
      { state: 'FAILED', error: {} as never },
      { state: 'CREATED_UNREACHABLE', assetReportId: 'first' },
    ] as const)
      expect(outcomeProvedBy(READY, attemptOf('createAssetReport', outcome))).toBeNull();
  });
});

it('a webhook of a relay token proves its create, and nothing else', () => {
  const proved = ATTEMPTED_MUTATIONS.filter(
    (mutation) => outcomeProvedBy(USED, attemptOf(mutation)) !== null,
  );
  expect(proved).toEqual(['createRelayToken']);
});

it('a webhook without a report and a token proves nothing', () => {
  for (const mutation of ATTEMPTED_MUTATIONS)
    expect(outcomeProvedBy(NOTHING, attemptOf(mutation))).toBeNull();
});

const store = new AttemptStore({
  state: createMemoryStateStore(),
  keys: SANDBOX_SEALING_KEYS,
  ttlMs: 60_000,
});
const attempts = new Attempts({ store, processes: onlyProcess(), onUnwritten: () => {} });

describe('an attempt of a process that has died', () => {
  it('is settled from PENDING, after its audit line, and only for its tenant', async () => {
    const place = 'attempt/1';
    await store.create(place, attemptOf('createAssetReport', { state: 'PENDING' }));
    const noted: string[] = [];
    const settle = (tenant: string, note = async () => {}) =>
      attempts.settleByWebhook({ tenant, place }, READY, async ({ outcome }) => {
        await note();
        noted.push(outcome.state);
      });
    expect(await settle('other')).toBeNull();
    const unwritten = settle('acme', async () => {
      throw new Error('no audit log');
    });
    await expect(unwritten).rejects.toThrow('no audit log');
    expect((await store.at(place))?.attempt.outcome).toEqual({ state: 'PENDING' });
    const settled = { state: 'CREATED_UNREACHABLE', assetReportId: 'report' };
    expect((await settle('acme'))?.outcome).toEqual(settled);
    expect((await settle('acme'))?.outcome).toEqual(settled);
    expect((await store.at(place))?.attempt.outcome).toEqual(settled);
    expect(noted).toEqual(['CREATED_UNREACHABLE']);
  });

  it('that is not stored any more is null', async () => {
    const none = attempts.settleByWebhook({ tenant: 'acme', place: 'attempt/2' }, READY, async () => {});
    expect(await none).toBeNull();
  });
});

it('a webhook that arrives before the response waits for it, and the response is what is known', async () => {
  let respond = (_response: object) => {};
  let place = '';
  const changed = attempts.run({
    mutation: 'createAssetReport',
    tenant: 'acme',
    principal: 'alice',
    client: null,
    idempotencyKey: null,
    path: '/asset_report/create',
    request: {},
    tokens: ['access'],
    evidence: null,
    hasAddress: true,
    call: (written) => {
      place = written;
      return new Promise<object>((resolve) => {
        respond = resolve;
      });
    },
    note: async () => {},
    signal: new AbortController().signal,
  });
  await nextTurn();
  const noted: string[] = [];
  const settled = attempts.settleByWebhook({ tenant: 'acme', place }, READY, async () => {
    noted.push('settled');
  });
  await nextTurn();
  respond({ asset_report_id: 'report' });
  await changed;
  expect((await settled)?.outcome).toEqual({
    state: 'SUCCEEDED',
    isSettled: false,
    response: { asset_report_id: 'report' },
  });
  expect(noted).toEqual([]);
});
