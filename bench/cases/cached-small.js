import { agree } from '../contestants/agree.js';
import { medianRatio } from '../measure/statistics.js';
import { tokenOf } from '../operations/requests.js';
import { loadTable } from '../report/load-table.js';
import { atLeast, ratioOf, whereCached } from '../report/ratio.js';
import { peersBeside, repeating } from './variant.js';

const SIZE = 10_000;
const CLIENTS = 16;

/** Until V8 has compiled the code of a server, its first 15,000 requests cost up to twice the CPU. */
const WARM_UP_REQUESTS = 20_000;

/** @type {import('../report/case.js').Case} */
export const cachedSmall = {
  name: 'cached-small',
  title: 'Small selection of a cached report of 10,000 transactions',
  about:
    '16 clients select the id of the report, and the name and two balances of each account. The peers have no cache, so they read the report for each request. Mercurius is the only peer without `--full`; the others are not faster.',
  claims: [
    {
      text: 'small selection of a cached 10,000 tx report, 16 clients: requests/s relative to stored bytes',
      target: '>= 0.4 x',
    },
    { text: 'the same, relative to the best peer', target: '>= 100 x' },
  ],
  run: (bench) =>
    bench.withContestants(
      ['creditgraph', 'mercurius', ...peersBeside(bench), 'stored'],
      async ({ creditgraph, mercurius, yoga, apollo, stored }) => {
        /** @type {import('../operations/requests.js').Question} */
        const question = { selection: 'small', token: tokenOf(SIZE), insights: true };
        const asked = [mercurius, yoga, apollo].filter((contestant) => contestant !== undefined);
        const lengths = await agree([creditgraph, ...asked, stored], question);
        /** @param {import('../contestants/contestants.js').Contestant} contestant */
        const variantOf = (contestant) =>
          repeating(contestant, question, { bytes: lengths.get(contestant) ?? 0, clients: CLIENTS });
        const ours = variantOf(creditgraph);
        const limit = variantOf(stored);
        const peers = asked.map(variantOf);
        await bench.warmUp([ours, limit], WARM_UP_REQUESTS);
        const samples = await bench.measure([ours, limit, ...peers]);

        /** @param {import('../measure/rounds.js').Variant} variant */
        const perSecond = (variant) => (samples.get(variant) ?? []).map((sample) => sample.perSecond);
        const best = perSecond(ours).map((_, round) =>
          Math.max(...peers.map((peer) => perSecond(peer)[round] ?? 0)),
        );
        return {
          figures: [
            atLeast(ratioOf(samples, 'perSecond', ours, limit), 0.4),
            atLeast(medianRatio(perSecond(ours), best), 100),
          ].map((figure) => whereCached(figure, samples, [ours])),
          ...loadTable(samples),
        };
      },
    ),
};
