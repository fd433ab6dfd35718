import { agree } from '../contestants/agree.js';
import { ask, runLoad } from '../measure/load.js';
import { tokenOf } from '../operations/requests.js';
import { messageTo } from './variant.js';

/** @typedef {import('../contestants/contestants.js').Contestant} Contestant */
/** @typedef {import('../operations/requests.js').Question} Question */

const SIZE = 1_000;
const ALIASES = 10;
const CLIENTS = 100;

/** @type {import('../report/case.js').Case} */
export const upstreamCalls = {
  name: 'upstream-calls',
  title: 'Upstream calls for one token',
  about: 'A cold token of 1,000 transactions each time. Plaid counts each call against its rate limits.',
  claims: [
    { text: 'ten aliases of one token: upstream calls', target: '1' },
    { text: '100 clients at once on a cold token: upstream calls', target: '1' },
  ],
  run: (bench) =>
    bench.withContestants(['creditgraph', 'mercurius', 'yoga', 'apollo'], async (started) => {
      const contestants = [started.creditgraph, started.mercurius, started.yoga, started.apollo];
      const lengths = await agree(contestants, cold('agree'));
      /** @type {{ title: string, aliased: number, crowded: number }[]} */
      const counts = [];
      for (const contestant of contestants) {
        bench.say(contestant.title);
        counts.push({
          title: contestant.title,
          aliased: await countCalls(bench, () => askAliases(contestant)),
          crowded: await countCalls(bench, () => crowd(contestant, lengths.get(contestant) ?? 0)),
        });
      }
      const [ours] = counts;
      return {
        figures: [ours?.aliased ?? 0, ours?.crowded ?? 0].map((calls) => ({
          value: calls,
          text: String(calls),
          reached: calls === 1,
        })),
        raw: counts,
        table: {
          columns: ['contestant', 'ten aliases', '100 clients at once'],
          rows: counts.map(({ title, aliased, crowded }) => [title, String(aliased), String(crowded)]),
        },
      };
    }),
};

/**
 * @param {string} name
 * @returns {Question}
 */
function cold(name) {
  return { selection: 'small', token: tokenOf(SIZE, name), insights: true };
}

/**
 * @param {import('../bench.js').Bench} bench
 * @param {() => Promise<unknown>} work
 */
async function countCalls({ upstream }, work) {
  await upstream.resetCalls();
  await work();
  return upstream.calls();
}

/** @param {Contestant} contestant */
async function askAliases({ title, name, requests, server }) {
  if (requests.aliases === undefined) throw new Error(`${title} has no aliases`);
  const { status, body } = await ask(server.url, requests.aliases(tokenOf(SIZE, `${name}-aliases`), ALIASES));
  const ids = body.toString().split('"bench-report"').length - 1;
  if (status !== 200 || ids !== ALIASES) throw new Error(`${title} returned ${ids} of ${ALIASES} aliases`);
}

/**
 * @param {Contestant} contestant
 * @param {number} bytes
 */
async function crowd(contestant, bytes) {
  const message = messageTo(contestant, cold(`${contestant.name}-crowd`));
  const { url } = contestant.server;
  await runLoad({ url, request: () => message, clients: CLIENTS, windowMs: 0, atMost: CLIENTS, bytes });
}
