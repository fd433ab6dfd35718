import { agree } from '../contestants/agree.js';
import { runLoad } from '../measure/load.js';
import { peakRssOf } from '../measure/process-usage.js';
import { tokenOf } from '../operations/requests.js';
import { megabytes } from '../report/format.js';
import { messageTo } from './variant.js';

/** @typedef {import('../contestants/contestants.js').Name} Name */

const SIZE = 100_000;
const CLIENTS = 16;
const EACH = 2;
const MOST_BYTES = 900_000_000;

/** @type {import('../operations/requests.js').Question} */
const question = { selection: 'full', token: tokenOf(SIZE), insights: false };

/** @type {import('../report/case.js').Case} */
export const memory = {
  name: 'memory',
  title: 'Peak memory under 16 clients on the full report of 100,000 transactions',
  about:
    'A fresh process, a cold token, without Insights; each client sends two requests. The peers take minutes, so they need `--full`.',
  claims: [
    {
      text: '16 clients on the full 100,000 tx report, without Insights: peak RSS',
      target: '<= 900 MB',
    },
  ],
  async run(bench) {
    /** @type {Name[]} */
    const names = bench.isFull ? ['creditgraph', 'mercurius', 'yoga', 'apollo'] : ['creditgraph'];
    // In separate processes, because the peak of a measured process would include this.
    const lengths = await lengthsOf(bench, names);
    /** @type {{ title: string, peak: number }[]} */
    const peaks = [];
    for (const name of names) {
      peaks.push(await peakOf(bench, name, lengths.get(name) ?? 0));
    }
    const ours = peaks[0]?.peak ?? 0;
    return {
      figures: [{ value: ours, text: megabytes(ours), reached: ours <= MOST_BYTES }],
      raw: peaks,
      table: {
        columns: ['contestant', 'peak RSS'],
        rows: peaks.map(({ title, peak }) => [title, megabytes(peak)]),
      },
    };
  },
};

/**
 * @param {import('../bench.js').Bench} bench
 * @param {readonly Name[]} names
 * @returns {Promise<Map<Name, number>>}
 */
function lengthsOf(bench, names) {
  bench.say('comparing the responses');
  return bench.withContestants(names, async (started) => {
    const lengths = await agree(
      names.map((name) => started[name]),
      question,
    );
    return new Map([...lengths].map(([{ name }, length]) => [name, length]));
  });
}

/**
 * @param {import('../bench.js').Bench} bench
 * @param {Name} name
 * @param {number} bytes
 */
function peakOf(bench, name, bytes) {
  return bench.withContestants([name], async (started) => {
    const contestant = started[name];
    const { title, server } = contestant;
    bench.say(title);
    const message = messageTo(contestant, question);
    const atLeast = CLIENTS * EACH;
    await runLoad({ url: server.url, request: () => message, clients: CLIENTS, windowMs: 0, atLeast, bytes });
    return { title, peak: peakRssOf(server.pid) };
  });
}
