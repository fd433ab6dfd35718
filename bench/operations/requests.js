import { creditgraphAliases, creditgraphDocument, peerAliases, peerDocument } from './documents.js';

/** @typedef {import('./selection.js').SelectionName} SelectionName */

/**
 * A query, independent of the names of a contestant.
 *
 * @typedef {object} Question
 * @property {SelectionName} selection
 * @property {string} token contains the size of the report.
 * @property {boolean} insights
 * @property {string} [vary] differs in each request to avoid cached responses, which only creditgraph has.
 */

/**
 * The requests of one contestant: a path and a body for POST.
 *
 * @typedef {object} Requests
 * @property {(question: Question) => { path: string, body: string }} report
 * @property {(response: string) => unknown} reportIn the report in the response to `report`.
 * @property {() => { path: string, body: string }} [ping] the cheapest operation.
 * @property {(token: string, times: number) => { path: string, body: string }} [aliases] selects one token so many times in one operation.
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
  reportIn: (response) => JSON.parse(response).data.relayToken.assetReport.report,
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
  reportIn: (response) => JSON.parse(response, flattenAddress).data.credit_relay_get.report,
};

/**
 * For limits that return stored responses of creditgraph.
 *
 * @type {Requests}
 */
export const limitRequests = {
  report: (question) => ({ path: storedPath(question), body: creditgraphRequests.report(question).body }),
  ping: () => ({ path: PING_PATH, body: ping().body }),
  reportIn: creditgraphRequests.reportIn,
};

export const PING_PATH = '/ping';

/** @param {Question} question */
export function storedPath({ selection, token }) {
  return `/${selection}/${sizeOf(token)}`;
}

/** Requests of Plaid's API. @type {Requests} */
export const wireRequests = {
  report: ({ token, insights }) => ({
    path: '/credit/relay/get',
    body: JSON.stringify({ relay_token: token, include_insights: insights }),
  }),
  reportIn: (response) => JSON.parse(response).report,
};

/** The suffix of a token whose report is JSON with an indent of two spaces. */
export const SPACED = '-spaced';

/**
 * The token of a report. Another `name` gives another token for a report with the same content.
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
