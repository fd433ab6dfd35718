import { agree } from '../contestants/agree.js';
import { tokenOf } from '../operations/requests.js';
import { loadTable } from '../report/load-table.js';
import { atMost, ratioOf, whereCached } from '../report/ratio.js';
import { changing } from './variant.js';

const FEW = 100;
const MANY = 10_000;
const MOST = 3;

/** @type {import('../report/case.js').Case} */
export const page = {
  name: 'page',
  title: 'A page of 50 out of 100 and out of 10,000 transactions',
  about:
    'One client, both reports cached, response not cached: the newest 50 of all accounts, with 17 fields each.',
  claims: [
    {
      text: '50 transactions out of a cached 10,000 tx report: CPU relative to 50 out of 100',
      target: '<= 3 x',
    },
  ],
  run: (bench) =>
    bench.withContestants(['creditgraph'], async ({ creditgraph }) => {
      /** @param {number} size */
      const variantOf = async (size) => {
        /** @type {import('../operations/requests.js').Question} */
        const question = { selection: 'page', token: tokenOf(size), insights: true };
        const lengths = await agree([creditgraph], question);
        return changing(creditgraph, (index) => ({ ...question, vary: `vary-${index}` }), {
          bytes: lengths.get(creditgraph) ?? 0,
          title: `creditgraph, ${size.toLocaleString('en-US')} tx`,
        });
      };
      const few = await variantOf(FEW);
      const many = await variantOf(MANY);
      const samples = await bench.measure([few, many]);
      const figure = atMost(ratioOf(samples, 'cpuMs', many, few), MOST);
      return { figures: [whereCached(figure, samples, [few, many])], ...loadTable(samples) };
    }),
};
