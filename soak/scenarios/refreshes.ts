import { setTimeout as pause } from 'node:timers/promises';
import { times } from '../../bench/report/format.js';
import { GraphClient } from '../graph-client.js';
import { sendAll } from '../load.js';
import { refreshOf, summaryOf } from '../operations.js';
import { codesOf, milliseconds, succeeded, timeAt } from '../outcomes.js';
import { atMost, exactly, type Scenario, shown } from '../scenario.js';

const CASHFLOW_REFRESH = '/cashflow_report/refresh';
const HUNG = 50;
const AT_ONCE = 4;
const ROUNDS = 4;
const READS = { full: 2_000, short: 400 };
/** Two measurements of the same server on a busy machine differ by less. Reads that wait for a refresh differ by far more. */
const MOST_RATIO = 1.5;
const POLL_MS = 20;
/** For all refreshes to reach the proxy. If the server refuses some, their count misses its target. */
const MOST_WAIT_MS = 10_000;

export const refreshes: Scenario = {
  name: 'refreshes',
  title: `${HUNG} refreshes of Cashflow Reports that hang, beside relay reads`,
  about: `Relay reads that are not cached, ${AT_ONCE} at once: first to warm up, then without, beside and again without ${HUNG} refreshes that Plaid does not answer. The ratio is that of the p50 beside them to the mean of the other two.`,
  run: (soak) =>
    soak.withStack({}, async ({ server, proxy, sandbox }) => {
      const count = soak.isShort ? READS.short : READS.full;
      const tokens = await sandbox.relayTokens('small', ROUNDS * count);
      const accessToken = await sandbox.accessToken();
      const client = new GraphClient(server, AT_ONCE);
      const measure = (round: number) => {
        soak.progress(round / ROUNDS);
        return sendAll(client, {
          count,
          atOnce: AT_ONCE,
          operation: (index) => summaryOf(tokens[round * count + index] ?? ''),
        });
      };
      await measure(0);
      const before = await measure(1);
      proxy.set({ rules: [{ path: CASHFLOW_REFRESH, fault: { kind: 'half-open' } }] });
      const waiting = new GraphClient(server, HUNG);
      const hung = Array.from({ length: HUNG }, () => waiting.send(refreshOf(accessToken)));
      const until = performance.now() + MOST_WAIT_MS;
      while (proxy.count(CASHFLOW_REFRESH) < HUNG && performance.now() < until) await pause(POLL_MS);
      const beside = await measure(2);
      const calls = proxy.count(CASHFLOW_REFRESH);
      proxy.drop();
      const ends = await Promise.all(hung);
      const after = await measure(3);
      await Promise.all([client.close(), waiting.close()]);

      const without = (timeAt(before, 0.5) + timeAt(after, 0.5)) / 2;
      return [
        shown(
          'p50 of relay reads before and after them',
          `${milliseconds(timeAt(before, 0.5))}, ${milliseconds(timeAt(after, 0.5))}`,
        ),
        shown(`p50 of relay reads beside ${HUNG} hung refreshes`, milliseconds(timeAt(beside, 0.5))),
        atMost('beside / without', timeAt(beside, 0.5) / without, MOST_RATIO, times),
        exactly(`reads that succeeded beside them, of ${count}`, succeeded(beside).length, count),
        shown('outcomes of these reads', codesOf(beside)),
        exactly('calls of the refreshes: each is made once', calls, HUNG),
        shown('outcomes of the refreshes, after a connection that was closed', codesOf(ends)),
      ];
    }),
};
