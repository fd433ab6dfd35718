import { agree } from '../contestants/agree.js';
import { tokenOf } from '../operations/requests.js';
import { loadTable } from '../report/load-table.js';
import { atMost, ratioOf, whereCached } from '../report/ratio.js';
import { changing, repeating } from './variant.js';

const SIZE = 10_000;

/** @type {import('../report/case.js').Case} */
export const cachedFull = {
  name: 'cached-full',
  title: 'Full selection of 10,000 transactions, report cached',
  about:
    'One client. "Response not cached": an unused variable changes in each request, so the response is computed each time. The limits send the same bytes as creditgraph.',
  claims: [
    {
      text: '10,000 tx, full selection, report cached, response not cached: CPU relative to JSON.stringify of the same object',
      target: '<= 1.6 x',
    },
    { text: 'the same, operation repeated: CPU relative to stored bytes', target: '<= 2 x' },
  ],
  run: (bench) =>
    bench.withContestants(
      ['creditgraph', 'stringify', 'stored'],
      async ({ creditgraph, stringify, stored }) => {
        /** @type {import('../operations/requests.js').Question} */
        const question = { selection: 'full', token: tokenOf(SIZE), insights: true };
        const lengths = await agree([creditgraph, stringify, stored], question);
        const computed = changing(creditgraph, (index) => ({ ...question, vary: `vary-${index}` }), {
          bytes: lengths.get(creditgraph) ?? 0,
          title: 'creditgraph, response not cached',
        });
        const cached = repeating(creditgraph, question, {
          bytes: lengths.get(creditgraph) ?? 0,
          title: 'creditgraph, operation repeated',
        });
        const serialized = repeating(stringify, question, { bytes: lengths.get(stringify) ?? 0 });
        const sent = repeating(stored, question, { bytes: lengths.get(stored) ?? 0 });
        const samples = await bench.measure([computed, serialized, cached, sent]);
        return {
          figures: [
            whereCached(atMost(ratioOf(samples, 'cpuMs', computed, serialized), 1.6), samples, [computed]),
            whereCached(atMost(ratioOf(samples, 'cpuMs', cached, sent), 2), samples, [cached]),
          ],
          ...loadTable(samples),
        };
      },
    ),
};
