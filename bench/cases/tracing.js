import { agree } from '../contestants/agree.js';
import { tokenOf } from '../operations/requests.js';
import { loadTable } from '../report/load-table.js';
import { atMost, ratioOf } from '../report/ratio.js';
import { changing, repeating } from './variant.js';

/** @typedef {import('../contestants/contestants.js').Contestant} Contestant */
/** @typedef {import('../measure/rounds.js').Variant} Variant */
/** @typedef {import('../operations/requests.js').Question} Question */

const SIZE = 100;
const CLIENTS = 4;
const MOST = 1.15;

/** Requests of each workload before the measurement, with and without tracing. */
const WARM_UP_REQUESTS = 5_000;

/** @type {Question} */
const QUESTION = { selection: 'page', token: tokenOf(SIZE), insights: true };

/** @type {readonly { name: string, of: (contestant: Contestant, bytes: number) => Variant }[]} */
const WORKLOADS = [
  {
    name: 'response cached',
    of: (contestant, bytes) =>
      repeating(contestant, QUESTION, {
        bytes,
        clients: CLIENTS,
        title: `${contestant.title}: response cached`,
      }),
  },
  {
    name: 'report cached',
    of: (contestant, bytes) =>
      changing(contestant, (index) => ({ ...QUESTION, vary: `vary-${index}` }), {
        bytes,
        clients: CLIENTS,
        title: `${contestant.title}: report cached`,
      }),
  },
  {
    name: 'first read',
    of: (contestant, bytes) =>
      changing(contestant, (index) => ({ ...QUESTION, token: tokenOf(SIZE, index) }), {
        bytes,
        clients: CLIENTS,
        title: `${contestant.title}: first read`,
      }),
  },
];

/** @type {import('../report/case.js').Case} */
export const tracing = {
  name: 'tracing',
  title: 'OpenTelemetry',
  about:
    'Four clients read 50 transactions out of 100. Every request is recorded: a span for the request, and where there is one, for the operation, the load of the report and the call to Plaid. The spans are sent to the upstream as http/protobuf.',
  claims: WORKLOADS.map(({ name }) => ({
    text: `with tracing, ${name}: CPU relative to the same without`,
    target: `<= ${MOST} x`,
  })),
  run: (bench) =>
    bench.withContestants(['creditgraph', 'traced'], async ({ creditgraph, traced }) => {
      const lengths = await agree([creditgraph, traced], QUESTION);
      const pairs = WORKLOADS.map(({ of }) => ({
        off: of(creditgraph, lengths.get(creditgraph) ?? 0),
        on: of(traced, lengths.get(traced) ?? 0),
      }));
      const variants = pairs.flatMap(({ off, on }) => [off, on]);
      await bench.warmUp(variants, WARM_UP_REQUESTS);
      const samples = await bench.measure(variants);
      return {
        figures: pairs.map(({ off, on }) => atMost(ratioOf(samples, 'cpuMs', on, off), MOST)),
        ...loadTable(samples),
      };
    }),
};
