import { agree, lengthOfWhole } from '../contestants/agree.js';
import { tokenOf } from '../operations/requests.js';
import { loadTable } from '../report/load-table.js';
import { atMost, ratioOf } from '../report/ratio.js';
import { changing, peersBeside } from './variant.js';

const SIZE = 10_000;

/** @type {import('../report/case.js').Case} */
export const coldFull = {
  name: 'cold-full',
  title: 'Full selection of 10,000 transactions, nothing cached',
  about:
    'One client, with another token in each request, so that all contestants call the upstream each time. The pass-through sends the whole report, which is more than the selection. Mercurius, the fastest peer, is the only one without `--full`.',
  claims: [
    {
      text: '10,000 tx, full selection, nothing cached: CPU relative to Mercurius with JIT',
      target: '<= 1.0 x',
    },
  ],
  run: (bench) =>
    bench.withContestants(
      ['creditgraph', 'mercurius', ...peersBeside(bench), 'passthrough'],
      async ({ creditgraph, mercurius, yoga, apollo, passthrough }) => {
        const asking = [creditgraph, mercurius, yoga, apollo].filter(
          (contestant) => contestant !== undefined,
        );
        const lengths = await agree(asking, cold('agree'));
        lengths.set(passthrough, await lengthOfWhole(passthrough, cold('agree')));
        const variants = [...asking, passthrough].map((contestant) =>
          changing(contestant, cold, { bytes: lengths.get(contestant) ?? 0 }),
        );
        const [ours, mercurial] = variants;
        const samples = await bench.measure(variants);
        if (ours === undefined || mercurial === undefined) throw new Error('a contestant was not measured');
        return {
          figures: [atMost(ratioOf(samples, 'cpuMs', ours, mercurial), 1)],
          ...loadTable(samples),
        };
      },
    ),
};

/**
 * @param {string | number} name of a token that was not requested before.
 * @returns {import('../operations/requests.js').Question}
 */
function cold(name) {
  return { selection: 'full', token: tokenOf(SIZE, name), insights: true };
}
