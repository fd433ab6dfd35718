import { isDeepStrictEqual } from 'node:util';
import { ask } from '../measure/load.js';
import { PING_PATH } from '../operations/requests.js';

/** @typedef {import('./contestants.js').Contestant} Contestant */
/** @typedef {import('../operations/requests.js').Question} Question */

/**
 * Sends one request to each contestant and compares the responses, because a contestant with less data would win. Limits get the
 * response of the first contestant, so they are last in the list.
 *
 * @param {readonly Contestant[]} contestants creditgraph first.
 * @param {Question} question
 * @returns {Promise<Map<Contestant, number>>} the length of each response, in bytes.
 * @throws {Error} that names the first contestant with a different report.
 */
export async function agree(contestants, question) {
  const [first] = contestants;
  if (first === undefined) throw new RangeError('contestants must not be empty');
  const model = await ask(first.server.url, first.requests.report(question));
  const report = reportIn(first, model.body);
  const lengths = new Map([[first, model.body.length]]);
  for (const contestant of contestants.slice(1)) {
    const { server, requests, isGiven = false } = contestant;
    const request = requests.report(question);
    if (isGiven) await ask(server.url, { ...request, method: 'PUT', body: model.body });
    const { body } = await ask(server.url, request);
    if (!isDeepStrictEqual(reportIn(contestant, body), report)) {
      throw new Error(`${contestant.title} does not return the same report as ${first.title}`);
    }
    lengths.set(contestant, body.length);
  }
  return lengths;
}

/**
 * The pass-through returns Plaid's whole response, which cannot be compared with a selection.
 *
 * @param {Contestant} passthrough
 * @param {Question} question
 */
export async function lengthOfWhole({ server, requests }, question) {
  const { body } = await ask(server.url, requests.report(question));
  return body.length;
}

/**
 * Stores the response to the cheapest operation in the stored-bytes limit.
 *
 * @param {Contestant} limit
 */
export async function givePing({ server }) {
  await ask(server.url, { method: 'PUT', path: PING_PATH, body: '{"data":{"__typename":"Query"}}\n' });
}

const SHOWN = 300;

/**
 * @param {Contestant} contestant
 * @param {Buffer} body
 */
function reportIn({ title, requests }, body) {
  const response = body.toString();
  try {
    return requests.reportIn(response);
  } catch (error) {
    throw new Error(`${title} returned no report but ${response.slice(0, SHOWN)}`, { cause: error });
  }
}
