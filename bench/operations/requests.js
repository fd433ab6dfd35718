import { creditgraphAliases, creditgraphDocument, peerAliases, peerDocument } from './documents.js';

/** @typedef {import('./selection.js').SelectionName} SelectionName */

/**
 * What is asked for, in nobody's names.
 *
 * @typedef {object} Question
 * @property {SelectionName} selection
 * @property {string} token its middle says the size of the report.
 * @property {boolean} insights
 * @property {string} [vary] other with each request, where the answer shall not be kept; only creditgraph keeps any.
 */

/**
 * How one contestant is asked: a path and a body for POST.
 *
 * @typedef {object} Requests
 * @property {(question: Question) => { path: string, body: string }} report
 * @property {(answer: string) => unknown} reportIn the report in the answer to `report`.
 * @property {() => { path: string, body: string }} [ping] the cheapest operation there is.
 * @property {(token: string, times: number) => { path: string, body: string }} [aliases] one token asked for so many times in one operation.
 */

const GRAPHQL_PATH = '/graphql';

/** @returns {{ path: string, body: string }} */
function ping() {
  return { path: GRAPHQL_PATH, body: '{"query":"{__typename}"}' };
}

/** @type {Requests} */
export const creditgraphRequests = {
  report: ({ selection, token, insights, vary }) => ({
    path: GRAPHQL_PATH,
    body: JSON.stringify({
      query: creditgraphDocument(selection, vary !== undefined),
      variables: { token, includeInsights: insights, vary },
    }),
  }),
  aliases: (token, times) => ({
    path: GRAPHQL_PATH,
    body: JSON.stringify({ query: creditgraphAliases(times), variables: { token } }),
  }),
  ping,
  reportIn: (answer) => JSON.parse(answer).data.relayToken.assetReport.report,
};

/** @type {Requests} */
export const peerRequests = {
  report: ({ selection, token, insights }) => ({
    path: GRAPHQL_PATH,
    body: JSON.stringify({
      query: peerDocument(selection),
      variables: { token, includeInsights: insights },
    }),
  }),
  aliases: (token, times) => ({
    path: GRAPHQL_PATH,
    body: JSON.stringify({ query: peerAliases(times), variables: { token } }),
  }),
  ping,
  reportIn: (answer) => JSON.parse(answer, flattenAddress).data.credit_relay_get.report,
};

/**
 * Where the answers lie that a limit has been given; they are creditgraph's.
 *
 * @type {Requests}
 */
export const limitRequests = {
  report: (question) => ({ path: answerPath(question), body: creditgraphRequests.report(question).body }),
  ping: () => ({ path: PING_PATH, body: ping().body }),
  reportIn: creditgraphRequests.reportIn,
};

export const PING_PATH = '/ping';

/** @param {Question} question */
export function answerPath({ selection, token }) {
  return `/${selection}/${sizeOf(token)}`;
}

/** The pass-through speaks Plaid's language. @type {Requests} */
export const wireRequests = {
  report: ({ token, insights }) => ({
    path: '/credit/relay/get',
    body: JSON.stringify({ relay_token: token, include_insights: insights }),
  }),
  reportIn: (answer) => JSON.parse(answer).report,
};

/** Ends the token of a report whose JSON has an indent of two spaces. */
export const SPACED = '-spaced';

/**
 * The token of a report; another `name` is another token for a report of the same content.
 *
 * @param {number} transactions
 * @param {string | number} [name]
 */
export function tokenOf(transactions, name) {
  return `relay-sandbox-tx-${transactions}${name === undefined ? '' : `-${name}`}`;
}

/** @param {string} token */
function sizeOf(token) {
  return token.split('-')[3];
}

/**
 * @param {string} _key
 * @param {unknown} value
 */
function flattenAddress(_key, value) {
  if (typeof value !== 'object' || value === null || !('data' in value)) return value;
  const { data, ...rest } = value;
  return typeof data === 'object' && data !== null && 'street' in data ? { ...data, ...rest } : value;
}
