import { setTimeout as pause } from 'node:timers/promises';
import { peakRssOf } from '../../bench/measure/process-usage.js';
import { digits, megabytes } from '../../bench/report/format.js';
import { type Fault, NO_FAULTS } from '../../test/support/fault-plan.js';
import { GraphClient, OK } from '../graph-client.js';
import { sendAll } from '../load.js';
import { summaryOf } from '../operations.js';
import { codesOf, milliseconds, succeeded, timeAt } from '../outcomes.js';
import { atMost, type Figure, type Scenario, type Soak, shown } from '../scenario.js';
import type { Stack } from '../stack.js';

const RELAY_GET = '/credit/relay/get';

/** Upstream calls for each read of a client: a budget of 10 % for retries. */
const MOST_CALLS = 1.1;
const READS = 200;
const READS_AFTER = 40;
const CACHED_READS = 20;
const POLL_MS = 100;
/** A circuit stays open for 5 s, and for 10 s after a probe that failed. */
const MOST_RECOVERY_MS = 16_000;

interface Row {
  readonly title: string;
  readonly fault: Fault;
  readonly atOnce: number;
  /** Whether it waits for timeouts, which the short form shortens. */
  readonly hangs: boolean;
}

const ROWS: readonly Row[] = [
  { title: 'Plaid answers 500', fault: { kind: 'server-error' }, atOnce: 20, hangs: false },
  { title: 'connections are reset', fault: { kind: 'reset', when: 'before' }, atOnce: 20, hangs: false },
  { title: 'Plaid hangs', fault: { kind: 'half-open' }, atOnce: READS, hangs: true },
];

/** Of one attempt of a read, in ms. The default of the server, and that of the short form. */
const ATTEMPT_MS = { full: 10_000, short: 2_000 };

export const outage: Scenario = {
  name: 'outage',
  title: 'Plaid answers 500, resets connections, or hangs',
  about: `${READS} reads of tokens that are not cached, 20 at once (all at once while Plaid hangs), each case with a fresh server. During the outage, ${CACHED_READS} reads of a cached report. Recovery is the time from the end of the outage to the first read that succeeds.`,
  async run(soak) {
    const figures: Figure[] = [];
    for (const [index, row] of ROWS.entries()) {
      soak.progress(index / ROWS.length);
      const attemptMs = soak.isShort ? ATTEMPT_MS.short : ATTEMPT_MS.full;
      figures.push(
        ...(await soak.withStack({ UPSTREAM_READ_ATTEMPT_MS: String(attemptMs) }, (stack) =>
          measure(stack, row, soak),
        )),
      );
    }
    return figures;
  },
};

async function measure(stack: Stack, { title, fault, atOnce, hangs }: Row, soak: Soak): Promise<Figure[]> {
  const { server, proxy, sandbox } = stack;
  const [cached = '', cold = ''] = await sandbox.relayTokens('small', 2);
  const client = new GraphClient(server, READS + 1);
  const first = await client.send(summaryOf(cached));
  if (first.code !== OK) throw new Error(`the read before the outage failed with ${first.code}`);

  proxy.set({ rules: [{ fault }] });
  const readCold = async (name: string, count: number, most: number) => {
    const before = proxy.count(RELAY_GET);
    const outcomes = await sendAll(client, {
      count,
      atOnce: most,
      operation: (index) => summaryOf(`relay-soak-${name}-${soak.seed}-${index}`),
    });
    const calls = (proxy.count(RELAY_GET) - before) / count;
    const times = `p50 ${milliseconds(timeAt(outcomes, 0.5))}, p99 ${milliseconds(timeAt(outcomes, 0.99))}`;
    return { calls, measured: `${digits(calls)} calls per read; ${times}; ${codesOf(outcomes)}` };
  };
  const callsTarget = (calls: number) => ({
    text: `<= ${MOST_CALLS} calls per read`,
    isReached: calls <= MOST_CALLS,
  });
  const [during, cachedReads] = await Promise.all([
    readCold('first', READS, atOnce),
    sendAll(client, { count: CACHED_READS, atOnce: 1, operation: () => summaryOf(cached) }),
  ]);
  const figures: Figure[] = [
    {
      what: `${title}: ${READS} reads, ${atOnce} at once`,
      measured: during.measured,
      target: callsTarget(during.calls),
    },
    {
      what: `${title}: ${CACHED_READS} reads of a cached report`,
      measured: codesOf(cachedReads),
      target: {
        text: `${CACHED_READS} ${OK}`,
        isReached: succeeded(cachedReads).length === CACHED_READS,
      },
    },
  ];
  if (hangs) {
    const later = await readCold('later', READS_AFTER, READS_AFTER);
    figures.push({
      what: `${title}: ${READS_AFTER} more reads after these`,
      measured: later.measured,
      target: callsTarget(later.calls),
    });
  }
  figures.push(shown(`${title}: peak RSS`, megabytes(peakRssOf(server.pid))));

  const recoveryMs = await measureRecovery(stack, client, cold);
  figures.push(
    atMost(`${title}: the first read that succeeds afterwards`, recoveryMs, MOST_RECOVERY_MS, milliseconds),
  );
  await client.close();
  return figures;
}

async function measureRecovery({ proxy }: Stack, client: GraphClient, token: string): Promise<number> {
  proxy.set(NO_FAULTS);
  const start = performance.now();
  for (;;) {
    const { code } = await client.send(summaryOf(token));
    const elapsedMs = performance.now() - start;
    if (code === OK || elapsedMs > 2 * MOST_RECOVERY_MS) return elapsedMs;
    await pause(POLL_MS);
  }
}
