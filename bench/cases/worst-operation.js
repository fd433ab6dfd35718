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
/** Four connections over which nothing else is sent. */
const ATTACKERS = 4;
const ALIASES = [30, 10, 3, 1];
const TOKENS = [20, 10, 5, 2, 1];
/** How large the reports are that the worst operations read: in the main thread, and in a thread of their own. */
const SIZES = [100, 1_000, 10_000];
const MOST_KEPT_MS = 50;
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
  title: 'Beside the worst operation that passes the limits',
  about:
    'For each shape of a heavy operation, and each size of report, the most aliases and tokens that are admitted are searched for; the one beside which a kept answer waits longest is then sent over 4 connections, with other arguments each time. The kept answer is small; the page is one of 50 out of another report of 10,000, made anew each time. Times count from when each was due.',
  claims: [
    { text: 'a kept answer beside the worst operation that is admitted: p99', target: '<= 50 ms' },
    { text: 'a page of another large report beside it: p99', target: '<= 200 ms' },
  ],
  run: (bench) =>
    bench.withContestants(['creditgraph'], async ({ creditgraph }) => {
      const kept = creditgraph.requests.report({
        selection: 'small',
        token: tokenOf(100, 'honest'),
        insights: true,
      });
      const other = otherReport(creditgraph);
      for (const request of [kept, kept, other, other]) await ask(creditgraph.server.url, request);
      const idle = await ping(creditgraph, kept, SEARCHED_MS);

      const found = [];
      for (const shape of heavyShapes) {
        for (const size of SIZES) {
          bench.say(`searches: ${shape.name}, ${size} tx`);
          const attack = await largest(creditgraph, shape, size);
          if (attack === null) continue;
          const { p99 } = await beside(creditgraph, attack, () => ping(creditgraph, kept, SEARCHED_MS));
          found.push({ attack, p99 });
        }
      }
      const worst = found.toSorted((one, another) => another.p99 - one.p99).slice(0, 3);
      /** @type {{ attack: Attack, kept: Pings, other: Pings }[]} */
      const measured = [];
      for (const { attack } of worst) {
        bench.say(`measures: ${nameOf(attack)}`);
        const ms = bench.isFull ? MEASURED_MS.full : MEASURED_MS.short;
        const [keptPings, otherPings] = await beside(creditgraph, attack, () =>
          Promise.all([ping(creditgraph, kept, ms), ping(creditgraph, other, ms)]),
        );
        measured.push({ attack, kept: keptPings, other: otherPings });
      }
      const most = (/** @type {'kept' | 'other'} */ which) =>
        Math.max(...measured.map((each) => each[which].p99));
      return {
        figures: [
          { value: most('kept'), text: `${digits(most('kept'))} ms`, reached: most('kept') <= MOST_KEPT_MS },
          {
            value: most('other'),
            text: `${digits(most('other'))} ms`,
            reached: most('other') <= MOST_OTHER_MS,
          },
        ],
        raw: { idle, found: found.map(({ attack, p99 }) => ({ attack: nameOf(attack), p99 })), measured },
        table: {
          columns: ['beside', 'kept p50 ms', 'kept p99 ms', 'kept max ms', 'page p50 ms', 'page p99 ms'],
          rows: [
            ['nothing', digits(idle.p50), digits(idle.p99), digits(idle.max), '', ''],
            ...measured.map(({ attack, kept: own, other: page }) => [
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

/** Deeper than what names an answer that is kept, so that this one is made each time. */
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
 * The largest operation of a shape that is admitted; null when none is.
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
 * Runs something while the attackers send one operation after the other.
 *
 * @template Result
 * @param {Contestant} contestant
 * @param {Attack} attack
 * @param {() => Promise<Result>} measure
 * @returns {Promise<Result>}
 */
async function beside({ server }, attack, measure) {
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
