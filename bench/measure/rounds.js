import { runLoad } from './load.js';
import { cpuMsOf } from './process-usage.js';
import { percentile } from './statistics.js';

/**
 * One row of a comparison: a server and its requests.
 *
 * @typedef {object} Variant
 * @property {string} title
 * @property {import('../processes.js').Server} server
 * @property {() => Buffer} request the next request.
 * @property {number} bytes of a correct response.
 * @property {number} clients the number of concurrent clients.
 * @property {number} atLeast the minimum number of requests in a round.
 */

/**
 * The measurements of one variant in one round.
 *
 * @typedef {object} Sample
 * @property {number} requests
 * @property {number} cpuMs CPU time of the server process per request.
 * @property {number} perSecond requests per second.
 * @property {number} p50 wall time of a request, in ms.
 * @property {number} p99
 * @property {number} calls of the upstream per request.
 */

/**
 * Runs the variants in turn, in reverse order every other round, so that a temporary disturbance of the machine affects all of
 * them. The first round is a warm-up and is discarded.
 *
 * @param {readonly Variant[]} variants
 * @param {object} options
 * @param {number} options.rounds
 * @param {number} options.windowMs the length of a round of one variant.
 * @param {import('../upstream/upstream.js').Upstream} options.upstream
 * @param {(line: string) => void} options.say
 * @returns {Promise<Map<Variant, Sample[]>>} one sample per round for each variant.
 */
export async function measureRounds(variants, { rounds, windowMs, upstream, say }) {
  /** @type {Map<Variant, Sample[]>} */
  const samples = new Map(variants.map((variant) => [variant, []]));
  for (let round = 0; round <= rounds; round += 1) {
    say(round === 0 ? 'warm-up' : `round ${round} of ${rounds}`);
    for (const variant of round % 2 === 0 ? variants : variants.toReversed()) {
      const sample = await measureOnce(variant, { windowMs, upstream });
      if (round > 0) samples.get(variant)?.push(sample);
    }
  }
  return samples;
}

/**
 * @param {Variant} variant
 * @param {object} options
 * @param {number} options.windowMs how long requests are sent, but `variant.atLeast` of them.
 * @param {import('../upstream/upstream.js').Upstream} options.upstream
 * @returns {Promise<Sample>}
 */
export async function measureOnce(variant, { windowMs, upstream }) {
  const { title, server, request, bytes, clients, atLeast } = variant;
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
