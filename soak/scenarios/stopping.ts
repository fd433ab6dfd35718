import { setTimeout as pause } from 'node:timers/promises';
import { digits } from '../../bench/report/format.js';
import { Random } from '../../bench/upstream/random.js';
import { GraphClient, type Operation, type Outcome } from '../graph-client.js';
import { refreshOf, summaryOf } from '../operations.js';
import { codesOf } from '../outcomes.js';
import { exactly, type Figure, type Scenario, shown } from '../scenario.js';
import type { SoakedServer } from '../stack.js';

const CASHFLOW_REFRESH = '/cashflow_report/refresh';
/** Half of them use one connection for all requests, the others one for each. */
const CLIENTS = 20;
const SLOW = 10;
/** Each is read from Plaid once, and then from the cache. */
const TOKENS = 500;
const DRAIN_MS = { full: 5_000, short: 3_000 };
/** New requests are sent until this time before the socket closes. A busy server accepts a connection late. */
const MARGIN_MS = 1_500;
/** How long after the end of DRAIN_MS Plaid answers the refreshes. */
const AFTER_MS = 1_000;
const BEFORE_MS = 1_000;

export const stopping: Scenario = {
  name: 'stopping',
  title: 'SIGTERM under load',
  about: `${CLIENTS} clients send requests one after another, half of them each on a new connection, until ${MARGIN_MS} ms before the end of DRAIN_MS. ${SLOW} refreshes, sent after SIGTERM, take longer than DRAIN_MS.`,
  run(soak) {
    const drainMs = soak.isShort ? DRAIN_MS.short : DRAIN_MS.full;
    return soak.withStack({ DRAIN_MS: String(drainMs) }, async (stack) => {
      const { server, proxy, sandbox } = stack;
      const tokens = await sandbox.relayTokens('small', TOKENS);
      const random = new Random(soak.seed);
      const accessToken = await sandbox.accessToken();
      proxy.set({
        rules: [{ path: CASHFLOW_REFRESH, fault: { kind: 'latency', ms: drainMs + AFTER_MS } }],
      });
      let isOpen = true;
      const clients = Array.from({ length: CLIENTS }, (_, index) =>
        loop(server, {
          isKept: index % 2 === 0,
          isOpen: () => isOpen,
          next: () => summaryOf(random.pick(tokens)),
        }),
      );
      try {
        await pause(BEFORE_MS);
        soak.progress(0.3);
        const ended = server.stop('SIGTERM');
        const stoppedAt = performance.now();
        const sinceStop = () => performance.now() - stoppedAt;
        const notReadyMs = await untilNotReady(server, sinceStop);
        const waiting = new GraphClient(server, SLOW);
        const slow = Array.from({ length: SLOW }, () => waiting.send(refreshOf(accessToken)));
        await pause(drainMs - MARGIN_MS - sinceStop());
        isOpen = false;
        const outcomes = (await Promise.all(clients)).flat();
        soak.progress(0.7);
        const slowOutcomes = await Promise.all(slow);
        const exitCode = await ended;
        const endedMs = sinceStop();
        await waiting.close();
        return figuresOf({ outcomes, slowOutcomes, exitCode, notReadyMs, endedMs });
      } finally {
        isOpen = false;
      }
    });
  },
};

interface Measured {
  readonly outcomes: readonly Outcome[];
  /** Of the requests under way when the socket closed. */
  readonly slowOutcomes: readonly Outcome[];
  readonly exitCode: number | null;
  readonly notReadyMs: number;
  readonly endedMs: number;
}

function figuresOf({ outcomes, slowOutcomes, exitCode, notReadyMs, endedMs }: Measured): Figure[] {
  const lost = outcomes.filter(({ isAnswered }) => !isAnswered);
  const slowAnswers = slowOutcomes.filter(({ isAnswered }) => isAnswered);
  return [
    shown('outcomes', codesOf(outcomes)),
    exactly('requests refused a connection, or lost', lost.length, 0),
    shown('outcomes of requests under way when the socket closed', codesOf(slowOutcomes)),
    exactly(`of these ${SLOW}, answered`, slowAnswers.length, SLOW),
    exactly('exit code (-1: by a signal)', exitCode ?? -1, 0),
    shown('/readyz said no after', `${Math.round(notReadyMs)} ms`),
    shown('the process ended after', `${digits(endedMs / 1_000)} s`),
  ];
}

async function loop(
  server: SoakedServer,
  { isKept, isOpen, next }: { isKept: boolean; isOpen: () => boolean; next: () => Operation },
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let client = new GraphClient(server, 1);
  while (isOpen()) {
    outcomes.push(await client.send(next()));
    if (isKept) continue;
    await client.close();
    client = new GraphClient(server, 1);
  }
  await client.close();
  return outcomes;
}

/** In ms since the signal. */
async function untilNotReady(server: SoakedServer, sinceStop: () => number): Promise<number> {
  for (;;) {
    const { status } = await fetch(`${server.adminUrl}/readyz`);
    if (status !== 200) return sinceStop();
    await pause(10);
  }
}
