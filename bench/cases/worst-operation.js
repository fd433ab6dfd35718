import { fileURLToPath } from 'node:url';
import { Connection, requestBytes } from '../measure/connection.js';
import { ask } from '../measure/load.js';
import { heavyDocument, heavyShapes } from '../operations/heavy.js';
import { tokenOf } from '../operations/requests.js';
import { runScript } from '../processes.js';
import { digits } from '../report/format.js';

/** @typedef {import('../contestants/contestants.js').Contestant} Contestant */
/** @typedef {import('../operations/heavy.js').HeavyShape} HeavyShape */

const PINGER = fileURLToPath(new URL('../measure/pinger.js', import.meta.url));
const INTERVAL_MS = 20;
const SEARCHED_MS = 700;
const MEASURED_MS = { short: 4_000, full: 12_000 };
/** The number of connections for the attack. */
const ATTACKERS = 4;
const ALIASES = [30, 10, 3, 1];
const TOKENS = [20, 10, 5, 2, 1];
/** The sizes of the reports in the attack: for the main thread, and for worker threads. */
const SIZES = [100, 1_000, 10_000];
const MOST_CACHED_MS = 50;
const MOST_OTHER_MS = 200;

/** @typedef {{ p50: number, p99: number, max: number }} Pings in ms from when each was due. */

/**
 * @typedef {object} Attack
 * @property {HeavyShape} shape
 * @property {number} size
 * @property {number} aliases
 * @property {number} tokens
 */

/** @type {import('../report/case.js').Case} */
export const worstOperation = {
  name: 'worst-operation',
  title: 'During the worst operation that the limits admit',
  about:
    'For each heavy operation and each report size, the case searches for the most aliases and tokens that the limits admit. The three operations that delay a cached response the most are then sent over 4 connections, with other arguments each time. The cached response is small. The page has 50 transactions of another report of 10,000, and is computed each time. Times start when each request is due.',
  claims: [
    { text: 'a cached response during the worst admitted operation: p99', target: '<= 50 ms' },
    { text: 'a page of another large report during it: p99', target: '<= 200 ms' },
  ],
  run: (bench) =>
    bench.withContestants(['creditgraph'], async ({ creditgraph }) => {
      const cached = creditgraph.requests.report({
        selection: 'small',
        token: tokenOf(100, 'honest'),
        insights: true,
      });
      const other = otherReport(creditgraph);
      for (const request of [cached, cached, other, other]) await ask(creditgraph.server.url, request);
      const idle = await ping(creditgraph, cached, SEARCHED_MS);

      const found = [];
      for (const shape of heavyShapes) {
        for (const size of SIZES) {
          bench.say(`searching: ${shape.name}, ${size} tx`);
          const attack = await largest(creditgraph, shape, size);
          if (attack === null) continue;
          const { p99 } = await during(creditgraph, attack, () => ping(creditgraph, cached, SEARCHED_MS));
          found.push({ attack, p99 });
        }
      }
      const worst = found.toSorted((one, another) => another.p99 - one.p99).slice(0, 3);
      /** @type {{ attack: Attack, cached: Pings, other: Pings }[]} */
      const measured = [];
      for (const { attack } of worst) {
        bench.say(`measuring: ${nameOf(attack)}`);
        const ms = bench.isFull ? MEASURED_MS.full : MEASURED_MS.short;
        const [cachedPings, otherPings] = await during(creditgraph, attack, () =>
          Promise.all([ping(creditgraph, cached, ms), ping(creditgraph, other, ms)]),
        );
        measured.push({ attack, cached: cachedPings, other: otherPings });
      }
      const most = (/** @type {'cached' | 'other'} */ which) =>
        Math.max(...measured.map((each) => each[which].p99));
      return {
        figures: [
          {
            value: most('cached'),
            text: `${digits(most('cached'))} ms`,
            reached: most('cached') <= MOST_CACHED_MS,
          },
          {
            value: most('other'),
            text: `${digits(most('other'))} ms`,
            reached: most('other') <= MOST_OTHER_MS,
          },
        ],
        raw: { idle, found: found.map(({ attack, p99 }) => ({ attack: nameOf(attack), p99 })), measured },
        table: {
          columns: [
            'during',
            'cached p50 ms',
            'cached p99 ms',
            'cached max ms',
            'page p50 ms',
            'page p99 ms',
          ],
          rows: [
            ['nothing', digits(idle.p50), digits(idle.p99), digits(idle.max), '', ''],
            ...measured.map(({ attack, cached: own, other: page }) => [
              nameOf(attack),
              ...[own.p50, own.p99, own.max, page.p50, page.p99].map(digits),
            ]),
          ],
        },
      };
    }),
};

/** @param {Attack} attack */
function nameOf({ shape, size, aliases, tokens }) {
  return `${shape.name}: ${aliases} aliases, ${tokens} tokens, ${size.toLocaleString('en-US')} tx`;
}

/** Nested more deeply than a response cache key allows, so this response is not cached. */
const DEEP = JSON.parse(`${'['.repeat(20)}${']'.repeat(20)}`);

/** @param {Contestant} contestant */
function otherReport({ requests }) {
  const { path, body } = requests.report({
    selection: 'page',
    token: tokenOf(10_000, 'other'),
    insights: true,
  });
  const sent = JSON.parse(body);
  return { path, body: JSON.stringify({ ...sent, variables: { ...sent.variables, unused: DEEP } }) };
}

/**
 * The largest operation of a shape that the limits admit; null for none.
 *
 * @param {Contestant} contestant
 * @param {HeavyShape} shape
 * @param {number} size
 * @returns {Promise<Attack | null>}
 */
async function largest({ server }, shape, size) {
  /** @type {Attack | null} */
  let best = null;
  for (const aliases of ALIASES) {
    for (const tokens of TOKENS) {
      if (best !== null && aliases * tokens <= best.aliases * best.tokens) break;
      const attack = { shape, size, aliases, tokens };
      const { body } = await ask(server.url, requestOf(attack, 0));
      if (body.includes('OPERATION_TOO_LARGE')) continue;
      best = attack;
      break;
    }
  }
  return best;
}

/**
 * @param {Attack} attack
 * @param {number} seed
 */
function requestOf({ shape, size, aliases, tokens }, seed) {
  const token = (/** @type {number} */ index) => tokenOf(size, `attack-${index}`);
  const query = heavyDocument(shape, { aliases, tokens, token }, seed);
  return { path: '/graphql', body: JSON.stringify({ query }) };
}

/**
 * Measures while the attackers send operations one after another.
 *
 * @template Result
 * @param {Contestant} contestant
 * @param {Attack} attack
 * @param {() => Promise<Result>} measure
 * @returns {Promise<Result>}
 */
async function during({ server }, attack, measure) {
  let isOver = false;
  let seed = 0;
  const attackers = Array.from({ length: ATTACKERS }, async () => {
    const connection = new Connection(server.url);
    while (!isOver) {
      seed += 1;
      await connection.send(requestBytes(server.url, requestOf(attack, seed)));
    }
    connection.close();
  });
  try {
    return await measure();
  } finally {
    isOver = true;
    await Promise.all(attackers);
  }
}

/**
 * @param {Contestant} contestant
 * @param {{ path: string, body: string }} request
 * @param {number} durationMs
 * @returns {Promise<Pings>}
 */
async function ping({ server }, { path, body }, durationMs) {
  return JSON.parse(
    await runScript(PINGER, [server.url, path, body, String(INTERVAL_MS), String(durationMs)]),
  );
}
