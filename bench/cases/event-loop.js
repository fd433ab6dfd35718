import { fileURLToPath } from 'node:url';
import { agree, givePing } from '../contestants/agree.js';
import { runLoad } from '../measure/load.js';
import { median } from '../measure/statistics.js';
import { tokenOf } from '../operations/requests.js';
import { runScript } from '../processes.js';
import { digits } from '../report/format.js';
import { messageTo } from './variant.js';

/** @typedef {import('../contestants/contestants.js').Contestant} Contestant */
/** @typedef {import('../operations/requests.js').Question} Question */
/** @typedef {{ p50: number, p99: number, max: number }} Pings in ms from when each was due. */

const PINGER = fileURLToPath(new URL('../measure/pinger.js', import.meta.url));
const INTERVAL_MS = 20;
const IDLE_MS = 1_000;
const LOOPED_MS = 6_000;
/** The loops run longer than the pings by this time. */
const MARGIN_MS = 500;
const MOST_MS = 25;
const ROUNDS = { short: 1, full: 3 };

/** One client per question. It sends its next request after each response. @type {readonly Question[]} */
const LOOPS = [
  { selection: 'full', token: tokenOf(10_000), insights: true },
  { selection: 'full', token: tokenOf(100_000), insights: false },
];

/** @type {import('../report/case.js').Case} */
export const eventLoop = {
  name: 'event-loop',
  title: '`{__typename}` every 20 ms while large reports are sent',
  about:
    'One client requests the full report of 10,000 transactions in a loop, another that of 100,000 (without Insights). The time of a ping starts when the ping is due. "Same token": each loop uses one token, cold at first. "New tokens": a cold token in each request. Stored bytes show the limit of the machine. Mercurius, the fastest peer, is the only one.',
  claims: [
    {
      text: '`{__typename}` every 20 ms while the full 10,000 and 100,000 tx reports are requested in a loop: p99',
      target: '<= 25 ms',
    },
    { text: 'the same, with a cold token in each request of the loops: p99', target: '<= 25 ms' },
  ],
  run: (bench) =>
    bench.withContestants(
      ['creditgraph', 'mercurius', 'stored'],
      async ({ creditgraph, mercurius, stored }) => {
        bench.say('comparing the responses');
        const contestants = [creditgraph, mercurius, stored];
        const lengths = [];
        for (const question of LOOPS) lengths.push(await agree(contestants, named(question, 'agree')));
        await givePing(stored);

        const runs = [
          { title: 'creditgraph, same token', contestant: creditgraph, fresh: false },
          { title: 'creditgraph, new tokens', contestant: creditgraph, fresh: true },
          { title: mercurius.title, contestant: mercurius, fresh: false },
          { title: stored.title, contestant: stored, fresh: false },
        ].map((run) => ({ ...run, idle: NO_PINGS, looped: [NO_PINGS].slice(1) }));
        const rounds = bench.isFull ? ROUNDS.full : ROUNDS.short;
        for (let round = 1; round <= rounds; round += 1) {
          for (const run of runs) {
            bench.say(`${run.title}, round ${round} of ${rounds}`);
            run.idle = await ping(run.contestant, IDLE_MS);
            run.looped.push(
              await pingWhileLooped(run.contestant, {
                lengths: lengths.map((each) => each.get(run.contestant) ?? 0),
                name: `round-${round}-${run.fresh ? 'other' : 'same'}`,
                fresh: run.fresh,
              }),
            );
          }
        }
        return {
          figures: runs.slice(0, 2).map(({ looped }) => {
            const p99 = middle(looped, 'p99');
            return { value: p99, text: `${digits(p99)} ms`, reached: p99 <= MOST_MS };
          }),
          raw: runs.map(({ title, idle, looped }) => ({ title, idle, looped })),
          table: {
            columns: ['contestant', 'idle p99 ms', 'looped p50 ms', 'looped p99 ms', 'looped max ms'],
            rows: runs.map(({ title, idle, looped }) => [
              title,
              digits(idle.p99),
              digits(middle(looped, 'p50')),
              digits(middle(looped, 'p99')),
              digits(middle(looped, 'max')),
            ]),
          },
        };
      },
    ),
};

/** @type {Pings} */
const NO_PINGS = { p50: 0, p99: 0, max: 0 };

/**
 * @param {readonly Pings[]} rounds
 * @param {keyof Pings} what
 */
function middle(rounds, what) {
  return median(rounds.map((pings) => pings[what]));
}

/**
 * @param {Question} question
 * @param {string} name
 * @returns {Question}
 */
function named(question, name) {
  return { ...question, token: `${question.token}-${name}` };
}

/**
 * @param {Contestant} contestant
 * @param {{ lengths: readonly number[], name: string, fresh: boolean }} options
 * @returns {Promise<Pings>}
 */
async function pingWhileLooped(contestant, { lengths, name, fresh }) {
  const loops = LOOPS.map((question, index) => {
    const repeated = messageTo(contestant, named(question, name));
    let asked = 0;
    const request = () => {
      asked += 1;
      return fresh ? messageTo(contestant, named(question, `${name}-${asked}`)) : repeated;
    };
    return runLoad({
      url: contestant.server.url,
      request,
      clients: 1,
      windowMs: LOOPED_MS + MARGIN_MS,
      bytes: lengths[index] ?? 0,
    });
  });
  const [pings] = await Promise.all([ping(contestant, LOOPED_MS), ...loops]);
  return pings;
}

/**
 * @param {Contestant} contestant
 * @param {number} durationMs
 * @returns {Promise<Pings>}
 */
async function ping({ title, requests, server }, durationMs) {
  if (requests.ping === undefined) throw new Error(`${title} has no ping`);
  const { path, body } = requests.ping();
  return JSON.parse(
    await runScript(PINGER, [server.url, path, body, String(INTERVAL_MS), String(durationMs)]),
  );
}
