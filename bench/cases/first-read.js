import { agree, lengthOfWhole } from '../contestants/agree.js';
import { SPACED, tokenOf } from '../operations/requests.js';
import { digits } from '../report/format.js';
import { medianOf } from '../report/load-table.js';
import { atMost, ratioOf } from '../report/ratio.js';
import { changing } from './variant.js';

/** @typedef {import('../operations/requests.js').Question} Question */

/** The CPU targets relative to Mercurius. Most reports have these sizes, and are read once or twice. */
const ROWS = /** @type {const} */ ([
  { size: 100, selection: 'small', most: 2 },
  { size: 100, selection: 'full', most: 1.8 },
  { size: 1_000, selection: 'small', most: 0.8 },
  { size: 1_000, selection: 'full', most: 0.9 },
  { size: 10_000, selection: 'small', most: 0.6 },
  { size: 10_000, selection: 'full', most: 0.7 },
]);

/** Selections that the peers do not have, or do not have to compute. */
const PARTS = /** @type {const} */ (['page', 'attributes', 'balances']);
const PARTS_SIZE = 1_000;

const CLIENTS = 4;

/** 5,000 reports of 100. After fewer, a part of the code is still interpreted, and costs twice the CPU. */
const WARM_UP_TRANSACTIONS = 500_000;

/** Plaid may send both forms of JSON. */
const FORMS = [
  { form: 'compact', suffix: '' },
  { form: 'two spaces', suffix: SPACED },
];

/** @type {import('../report/case.js').Case} */
export const firstRead = {
  name: 'first-read',
  title: 'The first read of a report',
  about:
    'Four clients, with another token in each request, so that all contestants call the upstream each time; as compact JSON and as JSON with an indent of two spaces. CPU of the whole server process, in ms per request. The pass-through sends the whole report.',
  claims: FORMS.flatMap(({ form }) =>
    ROWS.map(({ size, selection, most }) => ({
      text: `first read of ${size.toLocaleString('en-US')} tx, ${selection}, ${form}: CPU relative to Mercurius with JIT`,
      target: `<= ${most} x`,
    })),
  ),
  run: (bench) =>
    bench.withContestants(
      ['creditgraph', 'mercurius', 'passthrough'],
      async ({ creditgraph, mercurius, passthrough }) => {
        const figures = [];
        const rows = [];
        const raw = [];
        for (const { form, suffix } of FORMS) {
          for (const { size, selection, most } of ROWS) {
            bench.say(`${size} tx, ${selection}, ${form}`);
            const name = `${size} tx, ${selection}, ${form}`;
            const question = (/** @type {string | number} */ index) =>
              /** @type {Question} */ ({
                selection,
                token: tokenOf(size, `${selection}-${index}${suffix}`),
                insights: true,
              });
            const lengths = await agree([creditgraph, mercurius], question('agree'));
            lengths.set(passthrough, await lengthOfWhole(passthrough, question('agree')));
            const variants = [creditgraph, mercurius, passthrough].map((contestant) =>
              changing(contestant, question, { bytes: lengths.get(contestant) ?? 0, clients: CLIENTS }),
            );
            const [ours, mercurial] = variants;
            if (ours === undefined || mercurial === undefined)
              throw new Error('a contestant was not measured');
            await bench.warmUp(variants, WARM_UP_TRANSACTIONS / size);
            const samples = await bench.measure(variants);
            figures.push(atMost(ratioOf(samples, 'cpuMs', ours, mercurial), most));
            rows.push([
              name,
              ...variants.map((variant) => digits(medianOf(samples.get(variant) ?? [], 'cpuMs'))),
              ...variants.slice(0, 2).map((variant) => digits(medianOf(samples.get(variant) ?? [], 'p50'))),
            ]);
            raw.push({ name, samples: [...samples.values()] });
          }
        }
        for (const selection of PARTS) {
          bench.say(`${PARTS_SIZE} tx, ${selection}`);
          const question = (/** @type {string | number} */ index) =>
            /** @type {Question} */ ({
              selection,
              token: tokenOf(PARTS_SIZE, `${selection}-${index}`),
              insights: true,
            });
          const bytes = (await agree([creditgraph], question('agree'))).get(creditgraph) ?? 0;
          const variant = changing(creditgraph, question, { bytes, clients: CLIENTS });
          const samples = (await bench.measure([variant])).get(variant) ?? [];
          const [cpu, p50] = [medianOf(samples, 'cpuMs'), medianOf(samples, 'p50')].map(digits);
          rows.push([`${PARTS_SIZE} tx, ${selection}, compact`, cpu ?? '', '', '', p50 ?? '', '']);
          raw.push({ name: selection, samples });
        }
        return {
          figures,
          raw,
          table: {
            columns: [
              'first read',
              'creditgraph, CPU ms',
              'Mercurius, CPU ms',
              'pass-through, CPU ms',
              'creditgraph, p50 ms',
              'Mercurius, p50 ms',
            ],
            rows,
          },
        };
      },
    ),
};
