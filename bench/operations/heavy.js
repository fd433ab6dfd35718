/**
 * Operations of an attacker: they need much computation for a small response, or have the largest response that the limits allow.
 */

/**
 * @typedef {object} HeavyShape
 * @property {string} name
 * @property {(index: number) => string} field the selection of an alias; it differs for each index.
 * @property {boolean} [inAccounts] whether it is selected on each account instead of the report.
 */

/** @param {number} index */
const day = (index) =>
  `2025-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`;

const TRANSACTION =
  'accountId amount category categoryId checkNumber date dateTransacted direction merchantName name originalDescription pending transactionId';

/** @type {readonly HeavyShape[]} */
export const heavyShapes = [
  {
    name: 'attributes of accounts',
    field: (index) => `attributes(asOf: "${day(index)}", outlierThreshold: ${index}) { isoCurrencyCode }`,
    inAccounts: true,
  },
  {
    name: 'attributes of reports',
    field: (index) => `attributes(asOf: "${day(index)}", outlierThreshold: ${index}) { isoCurrencyCode }`,
  },
  {
    name: 'summaries',
    field: (index) => `summary(filter: { minAmount: ${index} }) { count months { net } }`,
  },
  {
    name: 'filters by text',
    field: (index) =>
      `transactions(first: 1, filter: { description: "no such text ${index}" }) { totalCount }`,
  },
  {
    name: 'orders',
    field: (index) =>
      `transactions(first: 1, filter: { maxAmount: ${index} }, orderBy: { field: AMOUNT, direction: ASC }) { totalCount }`,
  },
  { name: 'exports', field: () => `allTransactions { ${TRANSACTION} }`, inAccounts: true },
  { name: 'pages', field: () => `transactions(first: 500) { nodes { ${TRANSACTION} } }` },
];

/**
 * @param {HeavyShape} shape
 * @param {{ aliases: number, tokens: number, token: (index: number) => string }} size
 * @param {number} seed determines the arguments. They differ between requests, so that nothing is cached.
 */
export function heavyDocument({ field, inAccounts = false }, { aliases, tokens, token }, seed) {
  const fields = Array.from(
    { length: aliases },
    (_, index) => `a${index}: ${field(seed * aliases + index)}`,
  ).join(' ');
  const selected = inAccounts ? `items { accounts { ${fields} } }` : fields;
  const listed = JSON.stringify(Array.from({ length: tokens }, (_, index) => token(index)));
  return `{ relayTokens(tokens: ${listed}) { assetReport { report { ${selected} } } } }`;
}
