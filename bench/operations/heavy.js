/**
 * Operations that make a server compute much and answer little, or answer as much as it is allowed to: what somebody sends who
 * wants to hold up everybody else.
 */

/**
 * @typedef {object} HeavyShape
 * @property {string} name
 * @property {(index: number) => string} field what is selected under an alias, other with each index.
 * @property {boolean} [inAccounts] whether it is selected on each account, and not on the report.
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
 * @param {number} seed other numbers make other arguments, so that nothing is remembered from one request to the next.
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
