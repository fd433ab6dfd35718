import { selections } from './selection.js';

/** @typedef {import('./selection.js').Selected} Selected */
/** @typedef {import('./selection.js').SelectionName} SelectionName */

/**
 * A `$vary` that changes with each request makes an operation one whose answer cannot be kept: same document, same work,
 * other variables. Its field is skipped, so nobody is asked for anything.
 */
const VARYING = 'unasked: relayToken(token: $vary) @skip(if: true) { token }';

/**
 * @param {SelectionName} selection
 * @param {boolean} varies whether it takes a `$vary`.
 */
export function creditgraphDocument(selection, varies) {
  const [variable, field] = varies ? [', $vary: String!', ` ${VARYING}`] : ['', ''];
  const report = `report { ${printFields(selections[selection])} }`;
  return `query Bench($token: String!, $includeInsights: Boolean${variable}) { relayToken(token: $token) { assetReport(includeInsights: $includeInsights) { ${report} } }${field} }`;
}

/**
 * The same token again and again under other names, with the least selected of each.
 *
 * @param {number} times
 */
export function creditgraphAliases(times) {
  const fields = aliases(times, 'relayToken(token: $token) { assetReport { report { assetReportId } } }');
  return `query Bench($token: String!) { ${fields} }`;
}

/**
 * In Plaid's names, each aliased to creditgraph's: the answers can then be held against each other.
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
 * creditgraph gives an address as one object, Plaid as two.
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
