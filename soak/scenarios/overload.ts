import { setTimeout as pause } from 'node:timers/promises';
import { peakRssOf } from '../../bench/measure/process-usage.js';
import { digits, megabytes, percent, times } from '../../bench/report/format.js';
import { GraphClient, OK } from '../graph-client.js';
import { runClosedLoop, type Sample, type Sampled } from '../load.js';
import { createMix, MIX_SETTINGS, type MixKind } from '../mix.js';
import { codesOf, milliseconds, succeeded, timeAt } from '../outcomes.js';
import { atLeast, atMost, type Figure, type Scenario, shown } from '../scenario.js';
import type { Stack } from '../stack.js';

/** More clients than this get no more responses per second. */
const PEAK_CLIENTS = 64;
const FACTOR = 5;
/** Before each measurement, in ms, until the mix of the responses is that of the requests; and the measurement. */
const RAMP_MS = { full: 20_000, short: 5_000 };
const WINDOW_MS = { full: 45_000, short: 8_000 };

const LEAST_GOODPUT = 0.9;
const MOST_P99 = 2;

const KINDS: readonly MixKind[] = ['light', 'cold', 'export'];

export const overload: Scenario = {
  name: 'overload',
  title: 'five times as many clients as the server can serve',
  about: `Closed-loop clients send a mix: 40 % cached queries, 40 % reads of reports that are not cached (1,300 transactions), 20 % exports (1,800 transactions, not cached). First ${PEAK_CLIENTS} clients, then ${FACTOR * PEAK_CLIENTS}. A client that is refused waits as long as the server says. Goodput is the number of responses without errors per second. A server that refuses expensive operations sends more cheap responses, so read the figures of each kind too.`,
  run: (soak) =>
    soak.withStack(MIX_SETTINGS, async (stack) => {
      const next = await createMix(stack.sandbox, soak.seed);
      let uncached = 0;
      const onOutcome = ({ kind, code }: Sampled<MixKind>) => {
        if (kind !== 'light' && code === OK) uncached += 1;
      };
      const rampMs = soak.isShort ? RAMP_MS.short : RAMP_MS.full;
      const windowMs = soak.isShort ? WINDOW_MS.short : WINDOW_MS.full;
      soak.progress(0.1);
      const peak = await measure(stack, { clients: PEAK_CLIENTS, next, rampMs, windowMs, onOutcome });
      const rssAtPeak = peakRssOf(stack.server.pid);
      soak.progress(0.5);
      const beyond = await measure(stack, {
        clients: FACTOR * PEAK_CLIENTS,
        next,
        rampMs,
        windowMs,
        onOutcome,
      });
      const goodputRatio = succeeded(beyond).length / succeeded(peak).length;
      const p99Ratio = timeAt(succeeded(beyond), 0.99) / timeAt(succeeded(peak), 0.99);
      return [
        ...figuresOf(`${PEAK_CLIENTS} clients`, peak, windowMs),
        shown(`${PEAK_CLIENTS} clients: peak RSS`, megabytes(rssAtPeak)),
        ...figuresOf(`${FACTOR * PEAK_CLIENTS} clients`, beyond, windowMs),
        shown(`${FACTOR * PEAK_CLIENTS} clients: peak RSS`, megabytes(peakRssOf(stack.server.pid))),
        shown(
          'upstream calls per successful operation on a report that is not cached',
          digits(stack.proxy.count('/credit/relay/get') / uncached),
        ),
        atLeast('goodput, relative to the peak', goodputRatio, LEAST_GOODPUT, percent),
        atMost('p99 of successful requests, relative to the peak', p99Ratio, MOST_P99, times),
      ];
    }),
};

/** The outcomes of the requests that ended within the window. */
async function measure(
  { server }: Stack,
  options: {
    readonly clients: number;
    readonly next: () => Sample<MixKind>;
    readonly rampMs: number;
    readonly windowMs: number;
    readonly onOutcome: (outcome: Sampled<MixKind>) => void;
  },
): Promise<readonly Sampled<MixKind>[]> {
  const { clients, next, rampMs, windowMs, onOutcome } = options;
  const client = new GraphClient(server, clients);
  const from = performance.now() + rampMs;
  const until = from + windowMs;
  const outcomes: Sampled<MixKind>[] = [];
  let isOpen = true;
  const load = runClosedLoop(client, {
    clients,
    isOpen: () => isOpen,
    next,
    onOutcome: (outcome) => {
      onOutcome(outcome);
      if (outcome.endedAt >= from && outcome.endedAt < until) outcomes.push(outcome);
    },
  });
  await pause(rampMs + windowMs);
  isOpen = false;
  await load;
  await client.close();
  return outcomes;
}

function figuresOf(title: string, outcomes: readonly Sampled<MixKind>[], windowMs: number): Figure[] {
  const good = succeeded(outcomes);
  const failed = outcomes.filter(({ code }) => code !== OK);
  return [
    shown(`${title}: goodput`, perSecond(good, windowMs)),
    ...KINDS.map((kind) => {
      const all = outcomes.filter((outcome) => outcome.kind === kind);
      const goodOnes = succeeded(all);
      const times = `${milliseconds(timeAt(goodOnes, 0.5))}, ${milliseconds(timeAt(goodOnes, 0.99))}`;
      return shown(
        `${title}, ${kind}: goodput, share, p50, p99`,
        `${perSecond(goodOnes, windowMs)}, ${percent(goodOnes.length / all.length)}, ${times}`,
      );
    }),
    shown(`${title}: p99`, milliseconds(timeAt(good, 0.99))),
    shown(`${title}: errors`, failed.length === 0 ? 'none' : codesOf(failed)),
  ];
}

function perSecond(outcomes: readonly unknown[], windowMs: number): string {
  return `${digits(outcomes.length / (windowMs / 1_000))} / s`;
}
