import { requestBytes } from '../measure/connection.js';

/** @typedef {import('../contestants/contestants.js').Contestant} Contestant */
/** @typedef {import('../operations/requests.js').Question} Question */
/** @typedef {import('../measure/rounds.js').Variant} Variant */

/** The minimum number of requests per round, even for slow contestants. */
const AT_LEAST = 2;

/**
 * The bytes of the request for a question.
 *
 * @param {Contestant} contestant
 * @param {Question} question
 */
export function messageTo({ server, requests }, question) {
  return requestBytes(server.url, requests.report(question));
}

/**
 * Sends the same request each time.
 *
 * @param {Contestant} contestant
 * @param {Question} question
 * @param {{ bytes: number, clients?: number, title?: string }} options
 * @returns {Variant}
 */
export function repeating(contestant, question, options) {
  const message = messageTo(contestant, question);
  return variant(contestant, () => message, options);
}

/**
 * Sends a different request each time.
 *
 * @param {Contestant} contestant
 * @param {(index: number) => Question} questionOf
 * @param {{ bytes: number, clients?: number, title?: string }} options
 * @returns {Variant}
 */
export function changing(contestant, questionOf, options) {
  let index = 0;
  const next = () => {
    index += 1;
    return messageTo(contestant, questionOf(index));
  };
  return variant(contestant, next, options);
}

/**
 * @param {Contestant} contestant
 * @param {() => Buffer} request
 * @param {{ bytes: number, clients?: number, title?: string }} options
 * @returns {Variant}
 */
function variant({ title, server }, request, { bytes, clients = 1, title: qualified = title }) {
  return { title: qualified, server, request, bytes, clients, atLeast: Math.max(AT_LEAST, clients) };
}

/**
 * The slower peers, which take minutes.
 *
 * @param {import('../bench.js').Bench} bench
 * @returns {('yoga' | 'apollo')[]}
 */
export function peersBeside({ isFull }) {
  return isFull ? ['yoga', 'apollo'] : [];
}
