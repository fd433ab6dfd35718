import { isDeepStrictEqual } from 'node:util';
import { ask } from '../measure/load.js';
import { PING_PATH } from '../operations/requests.js';

/** @typedef {import('./contestants.js').Contestant} Contestant */
/** @typedef {import('../operations/requests.js').Question} Question */

/**
 * Asks everybody once and holds the answers against each other: whoever gives less data would win. Limits are handed the
 * first one's answer, and so are last in the list.
 *
 * @param {readonly Contestant[]} contestants creditgraph first.
 * @param {Question} question
 * @returns {Promise<Map<Contestant, number>>} how long each one's answer is, in bytes.
 * @throws {Error} naming the first contestant whose report differs.
 */
export async function agree(contestants, question) {
  const [first] = contestants;
  if (first === undefined) throw new RangeError('nobody is there to be asked');
  const model = await ask(first.server.url, first.requests.report(question));
  const report = reportIn(first, model.body);
  const lengths = new Map([[first, model.body.length]]);
  for (const contestant of contestants.slice(1)) {
    const { server, requests, isGiven = false } = contestant;
    const request = requests.report(question);
    if (isGiven) await ask(server.url, { ...request, method: 'PUT', body: model.body });
    const { body } = await ask(server.url, request);
    if (!isDeepStrictEqual(reportIn(contestant, body), report)) {
      throw new Error(`${contestant.title} does not give the same report as ${first.title}`);
    }
    lengths.set(contestant, body.length);
  }
  return lengths;
}

/**
 * The pass-through gives the whole of Plaid's answer, which is not held against a selection.
 *
 * @param {Contestant} passthrough
 * @param {Question} question
 */
export async function lengthOfWhole({ server, requests }, question) {
  const { body } = await ask(server.url, requests.report(question));
  return body.length;
}

/**
 * Hands the stored-bytes limit what everybody answers to the cheapest operation.
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
  const answer = body.toString();
  try {
    return requests.reportIn(answer);
  } catch (error) {
    throw new Error(`${title} gave no report but ${answer.slice(0, SHOWN)}`, { cause: error });
  }
}
