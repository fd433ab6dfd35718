import { agree } from '../contestants/agree.js';
import { tokenOf } from '../operations/requests.js';
import { percent } from '../report/format.js';
import { loadTable } from '../report/load-table.js';
import { ratioOf, whereCached } from '../report/ratio.js';
import { changing, repeating } from './variant.js';

const FEW = 1_000;
const MANY = 100_000;
const MOST_GROWTH = 0.2;

/** @type {import('../report/case.js').Case} */
export const growth = {
  name: 'growth',
  title: 'Growth from 1,000 to 100,000 transactions',
  about:
    'One client, full selection, report cached, response not cached, both sizes without Insights. JSON.stringify shows the growth that the machine itself causes.',
  claims: [
    {
      text: 'growth from 1,000 to 100,000 tx, full selection, report cached, response not cached, without Insights: CPU per transaction',
      target: '<= +20 %',
    },
  ],
  run: (bench) =>
    bench.withContestants(['creditgraph', 'stringify'], async ({ creditgraph, stringify }) => {
      /** @param {number} size */
      const variantsOf = async (size) => {
        /** @type {import('../operations/requests.js').Question} */
        const question = { selection: 'full', token: tokenOf(size), insights: false };
        const lengths = await agree([creditgraph, stringify], question);
        const of = `${size.toLocaleString('en-US')} tx`;
        const ours = changing(creditgraph, (index) => ({ ...question, vary: `vary-${index}` }), {
          bytes: lengths.get(creditgraph) ?? 0,
          title: `creditgraph, ${of}`,
        });
        const limit = repeating(stringify, question, {
          bytes: lengths.get(stringify) ?? 0,
          title: `${stringify.title}, ${of}`,
        });
        return { ours, limit };
      };
      const few = await variantsOf(FEW);
      const many = await variantsOf(MANY);
      const samples = await bench.measure([few.ours, few.limit, many.ours, many.limit]);
      const growth = (ratioOf(samples, 'cpuMs', many.ours, few.ours) * FEW) / MANY - 1;
      const figure = {
        value: growth,
        text: `${growth < 0 ? '' : '+'}${percent(growth)}`,
        reached: growth <= MOST_GROWTH,
      };
      return {
        figures: [whereCached(figure, samples, [few.ours, many.ours])],
        ...loadTable(samples),
      };
    }),
};
