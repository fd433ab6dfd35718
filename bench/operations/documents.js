import { selections } from './selection.js';

/** @typedef {import('./selection.js').Selected} Selected */
/** @typedef {import('./selection.js').SelectionName} SelectionName */

/**
 * With a `$vary` that changes in each request, the response cannot come from the cache: same document and work, other variables. The
 * field is skipped, so it causes no call.
 */
const VARYING = 'unasked: relayToken(token: $vary) @skip(if: true) { token }';

/**
 * @param {SelectionName} selection
 * @param {boolean} varies whether it has a `$vary`.
 */
export function creditgraphDocument(selection, varies) {
  const [variable, field] = varies ? [', $vary: String!', ` ${VARYING}`] : ['', ''];
  const report = `report { ${printFields(selections[selection])} }`;
  return `query Bench($token: String!, $includeInsights: Boolean${variable}) { relayToken(token: $token) { assetReport(includeInsights: $includeInsights) { ${report} } }${field} }`;
}

/**
 * The same token under several aliases, with a minimal selection.
 *
 * @param {number} times
 */
export function creditgraphAliases(times) {
  const fields = aliases(times, 'relayToken(token: $token) { assetReport { report { assetReportId } } }');
  return `query Bench($token: String!) { ${fields} }`;
}

/**
 * Plaid's names, aliased to those of creditgraph, so that the responses can be compared.
 *
 * @param {SelectionName} selection
 */
export function peerDocument(selection) {
  const report = `report { ${printWireFields(selections[selection])} }`;
  return `query Bench($token: String!, $includeInsights: Boolean) { credit_relay_get(relay_token: $token, include_insights: $includeInsights) { ${report} } }`;
}

/** @param {number} times as in `creditgraphAliases`. */
export function peerAliases(times) {
  const fields = aliases(times, 'credit_relay_get(relay_token: $token) { report { asset_report_id } }');
  return `query Bench($token: String!) { ${fields} }`;
}

/**
 * @param {number} times
 * @param {string} field
 */
function aliases(times, field) {
  return Array.from({ length: times }, (_, index) => `a${index}: ${field}`).join(' ');
}

/**
 * @param {readonly Selected[]} fields
 * @returns {string}
 */
function printFields(fields) {
  return fields
    .map((field) =>
      typeof field === 'string'
        ? field
        : Object.entries(field).map(([name, below]) => `${name} { ${printFields(below)} }`),
    )
    .join(' ');
}

/**
 * @param {readonly Selected[]} fields
 * @returns {string}
 */
function printWireFields(fields) {
  return fields
    .map((field) =>
      typeof field === 'string'
        ? aliased(field)
        : Object.entries(field).map(([name, below]) => `${aliased(name)} { ${printBelow(name, below)} }`),
    )
    .join(' ');
}

/**
 * An address is one object in creditgraph and two in Plaid.
 *
 * @param {string} name
 * @param {readonly Selected[]} fields
 */
function printBelow(name, fields) {
  if (name !== 'addresses') return printWireFields(fields);
  return `data { ${printWireFields(fields.filter((field) => field !== 'primary'))} } primary`;
}

/** @param {string} name */
function aliased(name) {
  const wire = wireName(name);
  return wire === name ? name : `${name}: ${wire}`;
}

/** @param {string} name */
function wireName(name) {
  if (name === 'allTransactions') return 'transactions';
  return name.replace(/Raw$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
