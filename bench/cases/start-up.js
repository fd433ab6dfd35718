import { setTimeout } from 'node:timers/promises';
import { ask } from '../measure/load.js';
import { rssOf } from '../measure/process-usage.js';
import { median } from '../measure/statistics.js';
import { tokenOf } from '../operations/requests.js';
import { digits, megabytes } from '../report/format.js';

const STARTS = 5;
/** Long enough for everything that a server prepares before its first large report. */
const IDLE_MS = 3_000;

const MOST_START_MS = 800;
const MOST_IDLE_BYTES = 130_000_000;
const MOST_LARGE_MS = 1_000;

/** @type {import('../report/case.js').Case} */
export const startUp = {
  name: 'start-up',
  title: 'Start',
  about: `${STARTS} fresh processes, one after another. Each immediately gets a request for a full report of 10,000 transactions. Another ${STARTS} stay idle for ${IDLE_MS / 1_000} s.`,
  claims: [
    { text: 'from the start of a process to its first response', target: '<= 0.8 s' },
    { text: 'memory of an idle process', target: '<= 130 MB' },
    { text: 'the first large report, requested immediately', target: '<= 1 s' },
  ],
  async run(bench) {
    const starts = [];
    for (let turn = 1; turn <= STARTS; turn += 1) {
      bench.say(`start ${turn} of ${STARTS}`);
      const idle = await startOnce(bench, async ({ server }) => {
        await setTimeout(IDLE_MS);
        return rssOf(server.pid);
      });
      const large = await startOnce(bench, async ({ server, requests }) => {
        const asked = performance.now();
        await ask(server.url, requests.report({ selection: 'full', token: tokenOf(10_000), insights: true }));
        return performance.now() - asked;
      });
      starts.push({ startMs: [idle.startMs, large.startMs], idleBytes: idle.result, largeMs: large.result });
    }
    const startMs = median(starts.flatMap((start) => start.startMs));
    const idleBytes = median(starts.map((start) => start.idleBytes));
    const largeMs = median(starts.map((start) => start.largeMs));
    return {
      figures: [
        { value: startMs, text: `${digits(startMs / 1_000)} s`, reached: startMs <= MOST_START_MS },
        { value: idleBytes, text: megabytes(idleBytes), reached: idleBytes <= MOST_IDLE_BYTES },
        { value: largeMs, text: `${digits(largeMs / 1_000)} s`, reached: largeMs <= MOST_LARGE_MS },
      ],
      raw: starts,
      table: {
        columns: ['start', 'to the first response, ms', 'idle', 'first large report, ms'],
        rows: starts.map((start, index) => [
          String(index + 1),
          start.startMs.map((ms) => digits(ms)).join(', '),
          megabytes(start.idleBytes),
          digits(start.largeMs),
        ]),
      },
    };
  },
};

/**
 * @template T
 * @param {import('../bench.js').Bench} bench
 * @param {(contestant: import('../contestants/contestants.js').Contestant) => Promise<T>} work with a contestant that has just sent its first response.
 */
async function startOnce(bench, work) {
  const begun = performance.now();
  return bench.withContestants(['creditgraph'], async ({ creditgraph }) => {
    const { server, requests } = creditgraph;
    if (requests.ping === undefined) throw new Error('creditgraph has no ping');
    await ask(server.url, requests.ping());
    return { startMs: performance.now() - begun, result: await work(creditgraph) };
  });
}
