import { agree } from '../contestants/agree.js';
import { runLoad } from '../measure/load.js';
import { peakRssOf } from '../measure/process-usage.js';
import { tokenOf } from '../operations/requests.js';
import { megabytes } from '../report/format.js';
import { messageTo } from './variant.js';

/** The default `CACHE_MAX_MB`, and the memory that a process may take in addition. */
const CACHE_BYTES = 256_000_000;
const MOST_BESIDE = 300_000_000;

/** Different reports, all in the same process. */
const LOADS = /** @type {const} */ ([
  { size: 10_000, selection: 'full', reports: 270, clients: 4, insights: true },
  { size: 100_000, selection: 'small', reports: 30, clients: 2, insights: false },
]);

/** @type {import('../report/case.js').Case} */
export const firstReadMemory = {
  name: 'first-read-memory',
  title: 'Peak memory while many reports are read for the first time',
  about:
    'A fresh process with the default cache. Four clients read 270 different reports of 10,000 transactions in full. Then two clients read a few fields of 30 reports of 100,000.',
  claims: [
    {
      text: 'first reads of 270 reports of 10,000 tx and 30 of 100,000: peak RSS above CACHE_MAX_MB',
      target: '<= 300 MB',
    },
  ],
  run: (bench) =>
    bench.withContestants(['creditgraph'], async ({ creditgraph }) => {
      const { server } = creditgraph;
      const peaks = [];
      for (const { size, selection, reports, clients, insights } of LOADS) {
        bench.say(`${reports} reports of ${size} tx, ${selection}`);
        const question = (/** @type {number | string} */ index) => ({
          selection,
          token: tokenOf(size, `memory-${index}`),
          insights,
        });
        const bytes = (await agree([creditgraph], question('length'))).get(creditgraph) ?? 0;
        let index = 0;
        const request = () => {
          index += 1;
          return messageTo(creditgraph, question(index));
        };
        await runLoad({ url: server.url, request, clients, windowMs: 0, atLeast: reports, bytes });
        peaks.push({ size, peak: peakRssOf(server.pid) });
      }
      const peak = Math.max(...peaks.map((one) => one.peak));
      const beside = peak - CACHE_BYTES;
      return {
        figures: [{ value: beside, text: megabytes(beside), reached: beside <= MOST_BESIDE }],
        raw: peaks,
        table: {
          columns: ['after the reports of', 'peak RSS'],
          rows: peaks.map(({ size, peak: held }) => [`${size.toLocaleString('en-US')} tx`, megabytes(held)]),
        },
      };
    }),
};
