import { runLoad } from './load.js';
import { cpuMsOf } from './process-usage.js';
import { percentile } from './statistics.js';

/**
 * One row of a comparison: who is asked what.
 *
 * @typedef {object} Variant
 * @property {string} title
 * @property {import('../processes.js').Server} server
 * @property {() => Buffer} request the next request.
 * @property {number} bytes of a right answer.
 * @property {number} clients how many ask at once.
 * @property {number} atLeast requests in a round, however long they take.
 */

/**
 * What one round measured of one variant.
 *
 * @typedef {object} Sample
 * @property {number} requests
 * @property {number} cpuMs CPU time of the server's process, for one request.
 * @property {number} perSecond requests answered in a second.
 * @property {number} p50 wall time of a request, in ms.
 * @property {number} p99
 * @property {number} calls of the upstream, for one request.
 */

/**
 * Runs the variants in turn, round after round and every other round backwards, so that what disturbs the machine for a
 * while disturbs all of them. The first round warms up and is thrown away.
 *
 * @param {readonly Variant[]} variants
 * @param {object} options
 * @param {number} options.rounds
 * @param {number} options.windowMs how long a variant is asked in one round.
 * @param {import('../upstream/upstream.js').Upstream} options.upstream
 * @param {(line: string) => void} options.say
 * @returns {Promise<Map<Variant, Sample[]>>} a sample of every round for each variant.
 */
export async function measureRounds(variants, { rounds, windowMs, upstream, say }) {
  /** @type {Map<Variant, Sample[]>} */
  const samples = new Map(variants.map((variant) => [variant, []]));
  for (let round = 0; round <= rounds; round += 1) {
    say(round === 0 ? 'warms up' : `round ${round} of ${rounds}`);
    for (const variant of round % 2 === 0 ? variants : variants.toReversed()) {
      const sample = await measureOnce(variant, windowMs, upstream);
      if (round > 0) samples.get(variant)?.push(sample);
    }
  }
  return samples;
}

/**
 * @param {Variant} variant
 * @param {number} windowMs
 * @param {import('../upstream/upstream.js').Upstream} upstream
 * @returns {Promise<Sample>}
 */
async function measureOnce({ title, server, request, bytes, clients, atLeast }, windowMs, upstream) {
  await upstream.resetCalls();
  const cpuBefore = cpuMsOf(server.pid);
  const { requests, wallMs, latenciesMs } = await runLoad({
    url: server.url,
    request,
    clients,
    windowMs,
    atLeast,
    bytes,
  }).catch((error) => {
    throw new Error(`${title}: ${error.message}`, { cause: error });
  });
  return {
    requests,
    cpuMs: (cpuMsOf(server.pid) - cpuBefore) / requests,
    perSecond: requests / (wallMs / 1_000),
    p50: percentile(latenciesMs, 0.5),
    p99: percentile(latenciesMs, 0.99),
    calls: (await upstream.calls()) / requests,
  };
}
