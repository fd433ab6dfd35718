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
    'One client. "Answer not kept": a variable that changes with each request and touches nothing, so that the answer is made each time. The limits send the very bytes that creditgraph answers.',
  claims: [
    {
      text: '10,000 tx, full selection, report cached, answer not kept: CPU beside JSON.stringify of the same object',
      target: '<= 1.6 x',
    },
    { text: 'the same, operation repeated: CPU beside stored bytes', target: '<= 2 x' },
  ],
  run: (bench) =>
    bench.withContestants(
      ['creditgraph', 'stringify', 'stored'],
      async ({ creditgraph, stringify, stored }) => {
        /** @type {import('../operations/requests.js').Question} */
        const question = { selection: 'full', token: tokenOf(SIZE), insights: true };
        const lengths = await agree([creditgraph, stringify, stored], question);
        const made = changing(creditgraph, (index) => ({ ...question, vary: `vary-${index}` }), {
          bytes: lengths.get(creditgraph) ?? 0,
          title: 'creditgraph, answer not kept',
        });
        const kept = repeating(creditgraph, question, {
          bytes: lengths.get(creditgraph) ?? 0,
          title: 'creditgraph, operation repeated',
        });
        const serialized = repeating(stringify, question, { bytes: lengths.get(stringify) ?? 0 });
        const sent = repeating(stored, question, { bytes: lengths.get(stored) ?? 0 });
        const samples = await bench.measure([made, serialized, kept, sent]);
        return {
          figures: [
            whereCached(atMost(ratioOf(samples, 'cpuMs', made, serialized), 1.6), samples, [made]),
            whereCached(atMost(ratioOf(samples, 'cpuMs', kept, sent), 2), samples, [kept]),
          ],
          ...loadTable(samples),
        };
      },
    ),
};
