import { setTimeout as pause } from 'node:timers/promises';
import { rssOf } from '../../bench/measure/process-usage.js';
import { median } from '../../bench/measure/statistics.js';
import { megabytes, percent } from '../../bench/report/format.js';
import { Random } from '../../bench/upstream/random.js';
import { GraphClient, type Outcome } from '../graph-client.js';
import { runClosedLoop } from '../load.js';
import { createMix, MIX_SETTINGS } from '../mix.js';
import { summaryOf } from '../operations.js';
import { codesOf } from '../outcomes.js';
import { atMost, type Figure, type Scenario, shown } from '../scenario.js';
import { type MemorySample, slopeOf } from '../slope.js';

const CLIENTS = 8;
const SAMPLE_MS = 500;
/** Of the requests with a token that no other request has. Plaid refuses it. */
const UNKNOWN_SHARE = 0.2;
/** The share of the time that does not count: caches fill, and the heap takes its size. */
const WARM_UP = 1 / 3;
const LEAST_MS = 15_000;
/** A shorter time after the warm-up shows collections of garbage, and no slope. */
const LEAST_ASSERTED_MS = 120_000;
/** The growth over the time after the warm-up, relative to the median. */
const MOST_GROWTH = 0.1;

export const memory: Scenario = {
  name: 'memory',
  title: 'the memory of the server under a mixed load, for the time that is left',
  about: `${CLIENTS} closed-loop clients send the mix of overload, and tokens that nobody else sends; the proxy adds faults (--plan). The slope is that of a line through the RSS (least squares) in the last two thirds of the time. It is asserted if these last at least ${LEAST_ASSERTED_MS / 60_000} minutes.`,
  run: (soak) =>
    soak.withStack(MIX_SETTINGS, async ({ server, proxy, sandbox }) => {
      const mix = await createMix(sandbox, soak.seed);
      const random = new Random(soak.seed);
      const client = new GraphClient(server, CLIENTS);
      proxy.set(soak.plan);
      const startedAt = performance.now();
      const durationMs = Math.max(LEAST_MS, soak.leftMs());
      const samples: MemorySample[] = [];
      const counted: Outcome[] = [];
      const load = runClosedLoop(client, {
        clients: CLIENTS,
        isOpen: () => performance.now() - startedAt < durationMs,
        next: () =>
          random.chance(UNKNOWN_SHARE)
            ? { kind: 'unknown', operation: summaryOf(`relay-soak-${random.id()}`) }
            : mix(),
        onOutcome: (outcome) => counted.push(outcome),
      });
      for (;;) {
        const atMs = performance.now() - startedAt;
        if (atMs >= durationMs) break;
        samples.push({ atMs, bytes: rssOf(server.pid) });
        soak.progress(atMs / durationMs);
        await pause(SAMPLE_MS);
      }
      await load;
      await client.close();
      return figuresOf(samples, durationMs, counted);
    }),
};

function figuresOf(all: readonly MemorySample[], durationMs: number, outcomes: readonly Outcome[]): Figure[] {
  const samples = all.filter(({ atMs }) => atMs >= durationMs * WARM_UP);
  const bytes = samples.map((sample) => sample.bytes);
  const lastingMs = durationMs * (1 - WARM_UP);
  const growth = (slopeOf(samples) * lastingMs) / median(bytes);
  const what = `growth over the last ${Math.round(lastingMs / 1_000)} s, relative to the median`;
  return [
    shown('requests', `${outcomes.length}: ${codesOf(outcomes)}`),
    shown('RSS: median, maximum', `${megabytes(median(bytes))}, ${megabytes(Math.max(...bytes))}`),
    shown('slope of RSS', `${(slopeOf(samples) * 0.06).toFixed(2)} MB / min`),
    lastingMs >= LEAST_ASSERTED_MS
      ? atMost(what, growth, MOST_GROWTH, percent)
      : shown(`${what} (too short to assert)`, percent(growth)),
  ];
}
