import { startSandbox } from 'creditgraph-sandbox';
import { percent } from '../../bench/report/format.js';
import { startFaultProxy } from '../../test/support/fault-proxy.js';
import { startKilledServer } from '../../test/support/killed-server.js';
import { runHistories } from '../../test/support/mutation-histories.js';
import { atLeast, exactly, type Scenario, shown } from '../scenario.js';

const HISTORIES = { full: 1_000, short: 20 };
/** For the scenarios after this one. `--minutes 30` has the time for all histories. */
const LEFT_MS = 240_000;
const SETTLE_MS = 60_000;
const LEAST_SETTLED = 0.9;
/** Short, so that a call that hangs does not take the time of the run. */
const TIMEOUTS = { UPSTREAM_CREATE_MS: '300', UPSTREAM_REFRESH_MS: '300' };

export const mutations: Scenario = {
  name: 'mutations',
  title: 'histories of mutations with lost answers, repeats and kill -9',
  about: `Each history has 4 mutations with a key, sent 1 to 12 times: with other inputs, three at once, and clients that leave. A proxy before the sandbox lets three in ten of the calls fail: timeouts and resets before and after the sandbox gets the call, half answers, errors; and the sandbox refuses some. The server is killed at a random moment of every second history, and starts again with the same STATE_DIR. The ledger of the sandbox says what had an effect.`,
  async run(soak) {
    const goal = soak.isShort ? HISTORIES.short : HISTORIES.full;
    const sandbox = await startSandbox({ seed: `soak-${soak.seed}`, now: new Date(), reportDelayMs: 0 });
    const proxy = await startFaultProxy({ upstream: sandbox.url, seed: soak.seed });
    const server = await startKilledServer(sandbox, { ...TIMEOUTS, PLAID_BASE_URL: proxy.url });
    try {
      const counts = await runHistories({
        sandbox,
        proxy,
        server,
        seed: soak.seed,
        settleMs: SETTLE_MS,
        isOpen({ histories }) {
          soak.progress(histories / goal);
          return histories < goal && (soak.isShort || soak.leftMs() > LEFT_MS);
        },
      });
      const { histories, kills, mutations: keys, sends, unanswered, acknowledged, lost, settled } = counts;
      return [
        shown('histories', `${histories} of ${goal}`),
        shown('kill -9', String(kills)),
        shown('keys, requests, requests without an answer', `${keys}, ${sends}, ${unanswered}`),
        shown('calls with a fault of the proxy', String(counts.faults)),
        shown('effects at Plaid', String(counts.effects)),
        exactly('keys with two effects', counts.doubled, 0),
        exactly('mutations acknowledged, and not known later', counts.forgotten, 0),
        shown('mutations acknowledged', String(acknowledged)),
        shown('answers that are replays', String(counts.replays)),
        shown('answers with OUTCOME_UNKNOWN', String(counts.unknown)),
        atLeast(
          `of ${lost} lost mutations that reads can settle, settled within ${SETTLE_MS / 1_000} s`,
          lost === 0 ? 1 : settled / lost,
          LEAST_SETTLED,
          percent,
        ),
      ];
    } finally {
      await server.stop();
      await proxy.stop();
      await sandbox.stop();
    }
  },
};
