import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { CachedValue } from '../../../src/cache/cached-value.js';
import type { Occurrence } from '../../../src/events/event.js';
import { EventLog } from '../../../src/events/event-log.js';
import { PollLeases } from '../../../src/events/poll-leases.js';
import { ReportIndex } from '../../../src/events/report-index.js';
import { ReportWatch } from '../../../src/events/report-watch.js';
import { createTopics, type TenantReport } from '../../../src/events/topic.js';
import { WatchedReports } from '../../../src/events/watched-reports.js';
import { PlaidError, UpstreamUnavailableError } from '../../../src/plaid/errors.js';
import type { ReportState } from '../../../src/reports/report-state.js';
import { relayed } from '../../../src/reports/sources/relay-token.source.js';
import { createValueSealer } from '../../../src/sealing/sealed-value.js';
import { createMemoryStateStore } from '../../../src/state/memory-state-store.js';
import { onlyProcess } from '../../../src/state/processes.js';
import type { StateStore } from '../../../src/state/state-store.js';
import { runs } from '../../support/runs.js';

const KEY = Buffer.alloc(32, 'e');
const REPORT: TenantReport = { tenant: '', source: relayed('relay-token') };

/** What Plaid answers: a snapshot by its number, PENDING for null, an outage for an Error. */
type Answer = number | null | Error;

function watchOver(initial: Answer, isPolling = true, state: StateStore = createMemoryStateStore()) {
  const plaid = { answer: initial, reads: 0 };
  const sealer = createValueSealer(new Map([['key', KEY]]));
  const log = new EventLog(state, sealer);
  const watch = new ReportWatch({
    topics: createTopics(KEY, () => null),
    log,
    watched: new WatchedReports(state),
    leases: new PollLeases(state, onlyProcess()),
    index: new ReportIndex(state, sealer, KEY),
    isPolling,
    onFailure: () => {},
    random: () => 0.5,
    reports: {
      async load() {
        plaid.reads += 1;
        const { answer } = plaid;
        if (answer instanceof Error) throw answer;
        const value = answer === null ? { status: 'PENDING' } : { status: 'READY', report: snapshot(answer) };
        return { value } as CachedValue<ReportState>;
      },
    },
  });
  return { watch, plaid, log };
}

const snapshot = (number: number) => ({ assetReportId: `report-${number}`, dateGenerated: `day-${number}` });

const REFUSED = new PlaidError({
  endpoint: '/credit/relay/get',
  kind: 'read',
  httpStatus: 400,
  errorType: 'INVALID_INPUT',
  errorCode: 'INVALID_ASSET_REPORT_TOKEN',
  displayMessage: null,
  requestId: null,
  documentationUrl: null,
  requiredAccountSubtypes: null,
  providedAccountSubtypes: null,
  causes: [],
  retryAfterMs: null,
});

/** Subscribes as a client does, and collects what it gets. */
function subscribe(watch: ReportWatch, after?: number) {
  const got: Occurrence[] = [];
  const leaving = new AbortController();
  const ended = (async () => {
    const start = after ?? (await watch.start(REPORT));
    for await (const occurrence of watch.follow(REPORT, start, leaving.signal)) got.push(occurrence);
  })();
  const failures: unknown[] = [];
  ended.catch((error: unknown) => failures.push(error));
  return {
    got,
    failures,
    async leave() {
      leaving.abort();
      await ended;
    },
  };
}

const settled = () => jest.advanceTimersByTimeAsync(0);
const kinds = (got: readonly Occurrence[]) => got.map(({ event }) => event?.kind ?? 'RESYNC');
const ids = (got: readonly Occurrence[]) => got.map(({ event }) => event?.id);

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a subscription to a report', () => {
  it('that is ready already gets that as its first event', async () => {
    const { watch } = watchOver(1);
    const { got, leave } = subscribe(watch);
    await settled();
    expect(kinds(got)).toEqual(['READY']);
    await leave();
  });

  it('that becomes ready gets one event, however many wait, by reads at a growing pace', async () => {
    const { watch, plaid } = watchOver(null);
    const waiting = Array.from({ length: 20 }, () => subscribe(watch));
    await settled();
    const { reads } = plaid;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(plaid.reads - reads).toBeGreaterThanOrEqual(3);
    expect(plaid.reads - reads).toBeLessThanOrEqual(9);
    plaid.answer = 1;
    await jest.advanceTimersByTimeAsync(30_000);
    for (const { got } of waiting) expect(kinds(got)).toEqual(['READY']);
    const after = plaid.reads;
    await jest.advanceTimersByTimeAsync(600_000);
    expect(plaid.reads).toBe(after);
    await Promise.all(waiting.map(({ leave }) => leave()));
  });

  it('stops the reads when it ends', async () => {
    const { watch, plaid } = watchOver(null);
    const { leave } = subscribe(watch);
    await settled();
    await leave();
    const { reads } = plaid;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(plaid.reads).toBe(reads);
  });

  it('is read by one of several processes, and by another one when that has ended', async () => {
    const state = createMemoryStateStore();
    const [one, two] = [watchOver(null, true, state), watchOver(null, true, state)];
    const [first, second] = [subscribe(one.watch), subscribe(two.watch)];
    await settled();
    await jest.advanceTimersByTimeAsync(60_000);
    const readers = [one, two].filter(({ plaid }) => plaid.reads > 1);
    expect(readers).toHaveLength(1);
    const reader = readers[0] === one ? one : two;
    const other = readers[0] === one ? two : one;
    reader.watch.stop();
    other.plaid.answer = 1;
    await jest.advanceTimersByTimeAsync(90_000);
    expect([kinds(first.got), kinds(second.got)]).toEqual([['READY'], ['READY']]);
    await Promise.all([first.leave(), second.leave()]);
  });

  it.each<[string, Answer]>([
    ['is not ready', null],
    ['cannot be read', new UpstreamUnavailableError('/credit/relay/get', true, 'reset')],
  ])(
    'that %s at its start gets the event that another process has published meanwhile',
    async (_what, answer) => {
      const state = createMemoryStateStore();
      const [own, other] = [watchOver(answer, true, state), watchOver(1, true, state)];
      await subscribe(own.watch).leave();
      await other.watch.check(REPORT);
      const { got, leave } = subscribe(own.watch);
      await settled();
      expect([own.plaid.reads, kinds(got)]).toEqual([1, ['READY']]);
      await leave();
    },
  );

  it('shares the read of one that began less than 4 s before, except when the report may have changed', async () => {
    const { watch, plaid } = watchOver(null);
    const start = async () => {
      await subscribe(watch).leave();
      return plaid.reads;
    };
    expect([await start(), await start()]).toEqual([1, 1]);
    watch.mayChange(REPORT);
    expect([await start(), await start()]).toEqual([2, 2]);
    await jest.advanceTimersByTimeAsync(4_000);
    expect(await start()).toBe(3);
  });

  it('without polling gets its event when something else tells to check', async () => {
    const { watch, plaid } = watchOver(null, false);
    const { got, leave } = subscribe(watch);
    await settled();
    plaid.answer = 1;
    await jest.advanceTimersByTimeAsync(600_000);
    expect(got).toEqual([]);
    await watch.check(REPORT);
    await settled();
    expect(kinds(got)).toEqual(['READY']);
    await leave();
  });

  it('after a refresh gets the new report, and not the one that was known before', async () => {
    const { watch, plaid } = watchOver(1);
    const first = subscribe(watch);
    await settled();
    await watch.refreshed(REPORT, snapshot(1));
    const second = subscribe(watch);
    await settled();
    expect(second.got).toEqual([]);
    plaid.answer = 2;
    await jest.advanceTimersByTimeAsync(5_000);
    expect(kinds(second.got)).toEqual(['READY']);
    expect(ids(first.got)).toEqual([expect.any(String), second.got[0]?.event?.id]);
    await Promise.all([first.leave(), second.leave()]);
  });

  it('is found by the id of its report, under which a webhook names it', async () => {
    const { watch } = watchOver(null);
    await watch.created(REPORT, 'report-1');
    expect(await watch.find('report-1')).toEqual(REPORT);
    expect(await watch.find('report-2')).toBeNull();
  });

  it('waits for Plaid when Plaid cannot be read at its start', async () => {
    const { watch, plaid } = watchOver(new UpstreamUnavailableError('/credit/relay/get', true, 'reset'));
    const { got, leave } = subscribe(watch);
    await settled();
    plaid.answer = 1;
    await jest.advanceTimersByTimeAsync(30_000);
    expect(kinds(got)).toEqual(['READY']);
    await leave();
  });

  it('fails when a read finds that its token was revoked, and the reads stop', async () => {
    const { watch, plaid } = watchOver(null);
    const { got, failures } = subscribe(watch);
    await settled();
    plaid.answer = REFUSED;
    await jest.advanceTimersByTimeAsync(5_000);
    expect([got, failures]).toEqual([[], [REFUSED]]);
    const { reads } = plaid;
    await jest.advanceTimersByTimeAsync(600_000);
    expect(plaid.reads).toBe(reads);
  });

  it.each<[string, (watch: ReportWatch) => unknown]>([
    ['a webhook', (watch) => watch.check(REPORT).catch(() => {})],
    ['its removal', (watch) => watch.removed(REPORT)],
    [
      'another subscription',
      async (watch) => {
        await jest.advanceTimersByTimeAsync(4_000);
        subscribe(watch);
      },
    ],
  ])('without polling fails when %s causes a read that Plaid refuses', async (_what, cause) => {
    const { watch, plaid } = watchOver(null, false);
    const waiting = [subscribe(watch), subscribe(watch)];
    await settled();
    plaid.answer = REFUSED;
    await cause(watch);
    await settled();
    expect(waiting.map(({ failures }) => failures)).toEqual([[REFUSED], [REFUSED]]);
  });

  it('that begins together with 29 others causes two reads at most', async () => {
    const { watch, plaid } = watchOver(null);
    const waiting = Array.from({ length: 30 }, () => subscribe(watch));
    await settled();
    expect(plaid.reads).toBeLessThanOrEqual(2);
    await Promise.all(waiting.map(({ leave }) => leave()));
  });

  it('with a cursor gets what it missed, and nothing twice', async () => {
    const { watch, plaid } = watchOver(1);
    const first = subscribe(watch);
    await settled();
    await first.leave();
    plaid.answer = 2;
    await watch.check(REPORT);
    plaid.answer = 3;
    await watch.check(REPORT);
    const resumed = subscribe(watch, first.got[0]?.sequence);
    await settled();
    expect(kinds(resumed.got)).toEqual(['READY', 'READY']);
    expect(new Set(ids([...first.got, ...resumed.got])).size).toBe(3);
    await resumed.leave();
  });

  it('with a cursor that is too old gets RESYNC, and then what is left', async () => {
    const { watch, plaid } = watchOver(1);
    for (let number = 1; number <= 1_003; number += 1) {
      plaid.answer = number;
      await watch.check(REPORT);
    }
    const { got, leave } = subscribe(watch, 1);
    await settled();
    expect(kinds(got.slice(0, 2))).toEqual(['RESYNC', 'READY']);
    expect(got).toHaveLength(1_001);
    await leave();
  });

  it('gets RESYNC, and then what follows, after the state has lost all events', async () => {
    const { watch, plaid } = watchOver(1);
    const first = subscribe(watch);
    await settled();
    for (const number of [2, 3]) {
      plaid.answer = number;
      await watch.check(REPORT);
    }
    await settled();
    const cursor = first.got.at(-1)?.sequence;
    await first.leave();
    // A new state, whose numbers begin again.
    const fresh = watchOver(4);
    await fresh.watch.check(REPORT);
    const { got, leave } = subscribe(fresh.watch, cursor);
    await settled();
    expect(kinds(got)).toEqual(['RESYNC', 'READY']);
    await leave();
  });

  it('never misses an event, in any order of ready, subscribe, cut, resume and webhook', async () => {
    const step = fc.tuple(fc.constantFrom('ready', 'subscribe', 'cut', 'check', 'tick'), fc.boolean());
    const last = (['ready', 'subscribe', 'tick', 'check'] as const).map((each) => [each, true] as const);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const { watch, plaid } = watchOver(null);
        let number = 0;
        let current: ReturnType<typeof subscribe> | null = null;
        let cursor: number | undefined;
        const seen: (string | undefined)[] = [];
        const cut = async () => {
          if (current === null) return;
          await current.leave();
          seen.push(...ids(current.got));
          cursor = current.got.at(-1)?.sequence ?? cursor;
          current = null;
        };
        for (const [each, isSettling] of [...steps, ...last]) {
          if (each === 'ready') {
            number += 1;
            plaid.answer = number;
          }
          if (each === 'subscribe') {
            await cut();
            current = subscribe(watch, cursor);
          }
          if (each === 'cut') await cut();
          if (each === 'check') await watch.check(REPORT);
          if (each === 'tick') await jest.advanceTimersByTimeAsync(31_000);
          if (isSettling) await settled();
        }
        await settled();
        await cut();
        // The last report is always told, and none twice.
        expect(seen.at(-1)).toBeDefined();
        expect(new Set(seen).size).toBe(seen.length);
        const { got, leave } = subscribe(watch);
        await settled();
        expect(ids(got)).toEqual([seen.at(-1)]);
        await leave();
      }),
      { numRuns: runs(100) },
    );
  });
});
