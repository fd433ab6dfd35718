import { describe, expect, it } from '@jest/globals';
import type { AttemptEvent, Evidence } from '../../../src/idempotency/change.js';
import {
  OutcomeUnknownError,
  PlaidError,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from '../../../src/plaid/errors.js';
import { StateUnavailableError } from '../../../src/state/state-unavailable.js';
import {
  changeOf,
  FakePlaid,
  type Fate,
  failingState,
  KEY,
  type Made,
  startProcess,
} from '../../support/change-fakes.js';
import { given } from '../../support/given.js';
import { held } from '../../support/held.js';

const ATTEMPT_KEY = {
  tenant: '',
  principal: 'api-key:desk',
  mutation: 'createRelayToken',
  idempotencyKey: KEY,
  client: null,
} as const;

const REUSED = 'IdempotencyKeyReusedError';

function setUp() {
  const plaid = new FakePlaid();
  const state = failingState();
  return { plaid, state, ...startProcess(state) };
}

const namesOf = async (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'ok',
    (error: Error) => error.name,
  );

/** A call that ends when the test says so. */
function heldCall(plaid: FakePlaid) {
  const { promise, resolve, reject } = held<Made>();
  const started = held();
  return {
    started: started.promise,
    call: () => {
      plaid.calls.push('held');
      started.resolve();
      return promise;
    },
    succeed: () => resolve({ relay_token: 'relay-held', request_id: 'request-held' }),
    fail: reject,
  };
}

/** Evidence that says these texts, one after the other. */
function evidenceOf(...texts: (string | Error)[]): Evidence {
  let read = 0;
  return {
    async read() {
      const seen = texts[Math.min(read, texts.length - 1)] ?? '';
      read += 1;
      if (seen instanceof Error) throw seen;
      return { seen, response: { relay_token: 'relay-proved', request_id: 'request-read' } };
    },
    proves: (before, now) => before !== now,
  };
}

describe('an attempt', () => {
  it('that cannot be written is not sent', async () => {
    const { plaid, state, attempts } = setUp();
    state.isFull = true;
    for (const idempotencyKey of [KEY, null]) {
      await expect(attempts.run(changeOf({ plaid, idempotencyKey }))).rejects.toThrow(StateUnavailableError);
    }
    expect(plaid.calls).toEqual([]);
    state.isFull = false;
    expect(await attempts.run(changeOf({ plaid }))).toMatchObject({ isReplay: false });
  });

  it('whose audit line cannot be written is not sent, and not stored', async () => {
    const { plaid, attempts, store } = setUp();
    const change = { ...changeOf({ plaid }), note: () => Promise.reject(new Error('the disk is full')) };
    await expect(attempts.run(change)).rejects.toThrow('the disk is full');
    expect(plaid.calls).toEqual([]);
    expect(await store.find(ATTEMPT_KEY)).toBeNull();
  });

  it.each([
    ['was not executed', false],
    ['was executed without a response', true],
  ])(
    'is answered when its outcome is written, also if the first write failed and %s',
    async (_how, isExecuted) => {
      const { plaid, state, attempts, unwritten } = setUp();
      const { replace } = state;
      let failures = 0;
      state.replace = async (...change) => {
        if (failures === 3) return replace(...change);
        failures += 1;
        if (isExecuted) await replace(...change);
        throw new StateUnavailableError('no response');
      };
      const first = { response: { relay_token: 'relay-1' }, isReplay: false };
      expect(await attempts.run(changeOf({ plaid }))).toMatchObject(first);
      expect([failures, unwritten]).toEqual([3, []]);
      expect(await attempts.run(changeOf({ plaid }))).toMatchObject({ ...first, isReplay: true });
      expect(plaid.calls).toHaveLength(1);
    },
  );

  it('whose outcome cannot be written for long is answered, and is UNKNOWN for a repeat', async () => {
    const { plaid, state, attempts, unwritten } = setUp();
    const call = async () => {
      state.isFull = true;
      return plaid.call('assets-1', 'ok');
    };
    expect(await attempts.run(changeOf({ plaid, call }))).toMatchObject({
      response: { relay_token: 'relay-1' },
      isReplay: false,
    });
    expect(unwritten).toEqual([expect.any(StateUnavailableError)]);
    state.isFull = false;
    await expect(attempts.run(changeOf({ plaid }))).rejects.toThrow(OutcomeUnknownError);
    expect(plaid.calls).toHaveLength(1);
  });

  it('whose audit line cannot be written after the call is answered nevertheless', async () => {
    const { plaid, attempts, unwritten } = setUp();
    const change = {
      ...changeOf({ plaid }),
      note: async (event: AttemptEvent) => {
        if (event !== 'attempted') throw new Error('the disk is full');
      },
    };
    expect(await attempts.run(change)).toMatchObject({ response: { relay_token: 'relay-1' } });
    expect(unwritten).toEqual([new Error('the disk is full')]);
  });

  it('without a key is written before it is sent, and removed when its outcome is known', async () => {
    const { plaid, attempts, store } = setUp();
    const stored = async () => {
      const states: (string | undefined)[] = [];
      for await (const { attempt } of store.all()) states.push(attempt?.outcome.state);
      return states;
    };
    let during: unknown;
    const call = async () => {
      during = await stored();
      return plaid.call('assets-1', 'ok');
    };
    await attempts.run(changeOf({ plaid, idempotencyKey: null, call }));
    expect([during, await stored()]).toEqual([['PENDING'], []]);
    await namesOf(attempts.run(changeOf({ plaid, idempotencyKey: null, fate: 'refused' })));
    expect(await stored()).toEqual([]);
    await namesOf(attempts.run(changeOf({ plaid, idempotencyKey: null, fate: 'lost' })));
    expect(await stored()).toEqual(['UNKNOWN']);
  });

  const FATES: [Fate, first: string, repeat: string, calls: number, events: AttemptEvent[]][] = [
    ['ok', 'ok', 'ok', 1, ['attempted', 'succeeded', 'replayed']],
    ['refused', 'PlaidError', 'PlaidError', 1, ['attempted', 'failed', 'replayed']],
    ['lost', 'OutcomeUnknownError', 'OutcomeUnknownError', 1, ['attempted', 'unknown']],
    // An internal error may come after the effect.
    ['fails', 'OutcomeUnknownError', 'OutcomeUnknownError', 1, ['attempted', 'unknown']],
    ['limited', 'PlaidError', 'PlaidError', 2, ['attempted', 'failed', 'attempted', 'failed']],
    [
      'lost-unsent',
      'UpstreamUnavailableError',
      'UpstreamUnavailableError',
      2,
      ['attempted', 'failed', 'attempted', 'failed'],
    ],
  ];
  it.each(FATES)('of which the call is %s: the answers, calls and audit lines', async (...row) => {
    const [fate, first, repeat, calls, events] = row;
    const { plaid, attempts } = setUp();
    const noted: AttemptEvent[] = [];
    const change = changeOf({ plaid, fate, events: noted });
    expect([await namesOf(attempts.run(change)), await namesOf(attempts.run(change))]).toEqual([
      first,
      repeat,
    ]);
    expect({ calls: plaid.calls.length, noted }).toEqual({ calls, noted: events });
  });

  it('gets the same refusal again, with all fields of Plaid', async () => {
    const { plaid, attempts } = setUp();
    const change = changeOf({ plaid, fate: 'refused' });
    const errors = [await attempts.run(change).catch((e) => e), await attempts.run(change).catch((e) => e)];
    expect(errors[1]).toBeInstanceOf(PlaidError);
    expect(errors[1].fields).toEqual(errors[0].fields);
  });

  it('of another caller, tenant or key is another one', async () => {
    const { plaid, attempts } = setUp();
    for (const terms of [
      {},
      { principal: 'api-key:other' },
      { tenant: 'north' },
      { idempotencyKey: 'key-2' },
    ]) {
      expect(await attempts.run(changeOf({ plaid, ...terms }))).toMatchObject({ isReplay: false });
    }
    expect(plaid.effects).toHaveLength(4);
  });
});

describe('an attempt of a process that has ended', () => {
  it('is UNKNOWN at once, is counted by recover(), and is never sent again', async () => {
    const { plaid, state, attempts } = setUp();
    const inFlight = heldCall(plaid);
    void attempts.run(changeOf({ plaid, call: inFlight.call }));
    await inFlight.started;
    const next = startProcess(state);
    // Also before recover() has run.
    expect(
      (
        await next.attempts.find(
          ATTEMPT_KEY,
          () => null,
          async () => {},
        )
      )?.outcome,
    ).toEqual({ state: 'UNKNOWN' });
    expect(await namesOf(next.attempts.run(changeOf({ plaid })))).toBe('OutcomeUnknownError');
    expect(await next.attempts.recover()).toEqual({ unknown: { createRelayToken: 1 }, unreadable: 0 });
    expect(await next.attempts.recover()).toEqual({ unknown: {}, unreadable: 0 });
    expect(await namesOf(next.attempts.run(changeOf({ plaid })))).toBe('OutcomeUnknownError');
    expect(plaid.calls).toEqual(['held']);
    inFlight.succeed();
  });

  it('is PENDING while the process runs', async () => {
    const { plaid, attempts } = setUp();
    const inFlight = heldCall(plaid);
    const first = attempts.run(changeOf({ plaid, call: inFlight.call }));
    await inFlight.started;
    const find = () =>
      attempts.find(
        ATTEMPT_KEY,
        () => null,
        async () => {},
      );
    expect((await find())?.outcome.state).toBe('PENDING');
    inFlight.succeed();
    await first;
    expect((await find())?.outcome.state).toBe('SUCCEEDED');
  });

  it('is settled by a read that shows another value than before the call', async () => {
    const { plaid, attempts } = setUp();
    const events: AttemptEvent[] = [];
    const change = changeOf({ plaid, fate: 'lost', evidence: evidenceOf('a', 'a', 'b'), events });
    expect(await namesOf(attempts.run(change))).toBe('OutcomeUnknownError');
    expect(await namesOf(attempts.run(change))).toBe('OutcomeUnknownError');
    expect(await attempts.run(change)).toEqual({
      response: { relay_token: 'relay-proved', request_id: 'request-read' },
      isReplay: true,
    });
    expect(events).toEqual(['attempted', 'unknown', 'settled', 'replayed']);
  });

  it('stays UNKNOWN while Plaid cannot be read', async () => {
    const { plaid, attempts } = setUp();
    const outage = new UpstreamTimeoutError('/credit/relay/get');
    const change = changeOf({ plaid, fate: 'lost', evidence: evidenceOf('a', outage, 'b') });
    await namesOf(attempts.run(change));
    expect(await namesOf(attempts.run(change))).toBe('OutcomeUnknownError');
    expect(await attempts.run(change)).toMatchObject({ isReplay: true });
  });
});

describe('the read before a call', () => {
  it('does not stop the call when it fails, and nothing settles the attempt then', async () => {
    const { plaid, attempts } = setUp();
    const evidence = evidenceOf(new UpstreamTimeoutError('/credit/relay/get'), 'a', 'b');
    const change = changeOf({ plaid, fate: 'lost', evidence });
    await namesOf(attempts.run(change));
    expect(plaid.effects).toHaveLength(1);
    expect(await namesOf(attempts.run(change))).toBe('OutcomeUnknownError');
  });

  it('does not delay the call longer than its own time', async () => {
    const { plaid, attempts } = setUp();
    const evidence: Evidence = { read: () => new Promise(() => {}), proves: () => true };
    expect(await attempts.run(changeOf({ plaid, evidence }))).toMatchObject({ isReplay: false });
  });

  it('ends with the operation, and nothing is sent or stored then', async () => {
    const { plaid, attempts, store } = setUp();
    const leaving = new AbortController();
    const reading = held();
    const evidence: Evidence = {
      read: () => {
        reading.resolve();
        return new Promise(() => {});
      },
      proves: () => true,
    };
    const left = attempts.run(changeOf({ plaid, evidence, signal: leaving.signal }));
    await reading.promise;
    // A repeat of another operation does not fail with the first one.
    const repeat = attempts.run(changeOf({ plaid }));
    leaving.abort(new Error('the client has left'));
    await expect(left).rejects.toThrow('the client has left');
    expect(await repeat).toMatchObject({ isReplay: false });
    expect(plaid.calls).toHaveLength(1);
    expect((await store.find(ATTEMPT_KEY))?.attempt.outcome.state).toBe('SUCCEEDED');
  });
});

describe('concurrent repeats', () => {
  it('get the response of the call in progress', async () => {
    const { plaid, attempts } = setUp();
    const all = await Promise.all(Array.from({ length: 10 }, () => attempts.run(changeOf({ plaid }))));
    expect(plaid.calls).toHaveLength(1);
    expect(all.filter(({ isReplay }) => !isReplay)).toHaveLength(1);
    expect(new Set(all.map(({ response }) => response.relay_token)).size).toBe(1);
  });

  it('with another input are refused while the call is in progress, and later', async () => {
    const { plaid, attempts } = setUp();
    const inFlight = heldCall(plaid);
    const first = attempts.run(changeOf({ plaid, call: inFlight.call }));
    await inFlight.started;
    const other = () => namesOf(attempts.run(changeOf({ plaid, input: 'assets-2' })));
    expect(await other()).toBe(REUSED);
    inFlight.succeed();
    await first;
    expect(await other()).toBe(REUSED);
    expect(plaid.calls).toEqual(['held']);
  });

  it('are told apart by their input, in any order', async () => {
    const { plaid, attempts } = setUp();
    await attempts.run(changeOf({ plaid }));
    const right = () => namesOf(attempts.run(changeOf({ plaid })));
    const other = () => namesOf(attempts.run(changeOf({ plaid, input: 'assets-2' })));
    const all = await Promise.all([other(), right(), other()]);
    const more = await Promise.all([right(), other(), right()]);
    expect([...all, ...more]).toEqual([REUSED, 'ok', REUSED, 'ok', REUSED, 'ok']);
  });

  it('wait until their own signal aborts, and the call continues', async () => {
    const { plaid, attempts } = setUp();
    const inFlight = heldCall(plaid);
    const first = attempts.run(changeOf({ plaid, call: inFlight.call }));
    await inFlight.started;
    const leaving = new AbortController();
    const waiting = attempts.run(changeOf({ plaid, signal: leaving.signal }));
    leaving.abort(new Error('too late'));
    await expect(waiting).rejects.toThrow('too late');
    let isEnded = false;
    const ended = attempts.stop().then(() => {
      isEnded = true;
    });
    expect(isEnded).toBe(false);
    inFlight.succeed();
    expect(await first).toMatchObject({ isReplay: false });
    await ended;
  });
});

describe('an attempt of another process that runs', () => {
  function setUpTwo() {
    const plaid = new FakePlaid();
    const state = failingState();
    const alive = new Set(['one', 'two']);
    const start = (id: string) =>
      startProcess(state, ['key'], { id, isAlive: async (other) => alive.has(other) });
    const inFlight = heldCall(plaid);
    const [one, two] = [start('one'), start('two')];
    const first = one.attempts.run(changeOf({ plaid, call: inFlight.call }));
    const find = () =>
      two.attempts.find(
        ATTEMPT_KEY,
        () => null,
        async () => {},
      );
    return { plaid, state, alive, one, two, inFlight, first, find };
  }

  it('is PENDING, is left alone by recover(), and its repeat waits for the response', async () => {
    const { plaid, two, inFlight, first, find } = setUpTwo();
    await inFlight.started;
    expect(await two.attempts.recover()).toEqual({ unknown: {}, unreadable: 0 });
    expect((await find())?.outcome.state).toBe('PENDING');
    const other = two.attempts.run(changeOf({ plaid, input: 'assets-2' }));
    expect(await namesOf(other)).toBe(REUSED);
    const events: AttemptEvent[] = [];
    const repeat = two.attempts.run(changeOf({ plaid, events }));
    inFlight.succeed();
    const { response } = await first;
    expect(await repeat).toEqual({ response, isReplay: true });
    expect([plaid.calls, events]).toEqual([['held'], ['replayed']]);
  });

  it('is waited for until the signal of the repeat aborts', async () => {
    const { plaid, two, inFlight, first } = setUpTwo();
    await inFlight.started;
    const leaving = new AbortController();
    const repeat = two.attempts.run(changeOf({ plaid, signal: leaving.signal }));
    leaving.abort(new Error('too late'));
    await expect(repeat).rejects.toThrow('too late');
    inFlight.succeed();
    await first;
    expect(plaid.calls).toEqual(['held']);
  });

  it('is UNKNOWN for a repeat that waits as soon as the process has ended', async () => {
    const { plaid, two, inFlight, alive, find } = setUpTwo();
    await inFlight.started;
    const repeat = two.attempts.run(changeOf({ plaid }));
    alive.delete('one');
    expect(await namesOf(repeat)).toBe('OutcomeUnknownError');
    expect((await find())?.outcome.state).toBe('UNKNOWN');
    expect(await two.attempts.recover()).toEqual({ unknown: { createRelayToken: 1 }, unreadable: 0 });
    expect(plaid.calls).toEqual(['held']);
  });

  it('is sent by the repeat when the call of the first one provably had no effect', async () => {
    const { plaid, two, inFlight, first } = setUpTwo();
    await inFlight.started;
    const repeat = two.attempts.run(changeOf({ plaid }));
    inFlight.fail(new UpstreamUnavailableError('/credit/relay/create', false, 'connection failed'));
    expect(await namesOf(first)).toBe('UpstreamUnavailableError');
    expect(await repeat).toMatchObject({ isReplay: false });
    expect(plaid.calls).toEqual(['held', 'assets-1']);
  });

  it('that was stopped for some time and runs again writes its response, whatever others have written', async () => {
    const { plaid, two, inFlight, first, alive, find } = setUpTwo();
    await inFlight.started;
    alive.delete('one');
    await two.attempts.recover();
    expect((await find())?.outcome.state).toBe('UNKNOWN');
    inFlight.succeed();
    const { response } = await first;
    expect(await two.attempts.run(changeOf({ plaid }))).toEqual({ response, isReplay: true });
  });

  it('is settled by a webhook to another process only after its response', async () => {
    const { two, one, inFlight, first, find } = setUpTwo();
    await inFlight.started;
    const { place } = given(await one.store.find(ATTEMPT_KEY), 'an attempt');
    const proof = { madeReportId: null, usedRelayToken: 'relay-used' };
    const settled = two.attempts.settleByWebhook({ tenant: '', place }, proof, async () => {});
    inFlight.succeed();
    const { response } = await first;
    expect((await settled)?.outcome).toEqual({ state: 'SUCCEEDED', response, isSettled: false });
    expect((await find())?.outcome).toMatchObject({ isSettled: false });
  });

  it('does not delay a stop of the process that waits for it with a webhook', async () => {
    const { two, one, inFlight, first } = setUpTwo();
    await inFlight.started;
    const { place } = given(await one.store.find(ATTEMPT_KEY), 'an attempt');
    const proof = { madeReportId: null, usedRelayToken: 'relay-used' };
    const settled = two.attempts.settleByWebhook({ tenant: '', place }, proof, async () => {});
    await two.attempts.stop();
    await expect(settled).rejects.toThrow(StateUnavailableError);
    inFlight.succeed();
    await first;
  });
});
