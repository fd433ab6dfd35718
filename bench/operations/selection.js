/**
 * @typedef {string | Readonly<Record<string, readonly Selected[]>>} Selected the name of a field, or a field with
 *   its own selection.
 */

/** @type {readonly Selected[]} */
const MONEY = ['isoCurrencyCode', 'unofficialCurrencyCode'];

/** The 17 scalars and lists of a transaction. @type {readonly Selected[]} */
const TRANSACTION = [
  'accountId',
  'transactionId',
  'amount',
  'date',
  'pending',
  'originalDescription',
  ...MONEY,
  'category',
  'categoryId',
  'name',
  'merchantName',
  'checkNumber',
  'dateTransacted',
  'pendingTransactionId',
  'transactionTypeRaw',
  'accountOwner',
];

/**
 * The selections, in creditgraph's names. All contestants get the same fields in the same order.
 *
 * @satisfies {Record<string, readonly Selected[]>}
 */
export const selections = {
  /** The whole report. */
  full: [
    'assetReportId',
    'clientReportId',
    'dateGenerated',
    'daysRequested',
    // Without the social security number, which creditgraph masks for most callers.
    { user: ['clientUserId', 'firstName', 'middleName', 'lastName', 'phoneNumber', 'email'] },
    {
      items: [
        'itemId',
        'institutionName',
        'institutionId',
        'dateLastUpdated',
        {
          accounts: [
            'accountId',
            { balances: ['available', 'current', 'limit', 'marginLoanAmount', ...MONEY] },
            'mask',
            'name',
            'officialName',
            'typeRaw',
            'subtypeRaw',
            'ownershipTypeRaw',
            'daysAvailable',
            { allTransactions: TRANSACTION },
            {
              owners: [
                'names',
                { phoneNumbers: ['data', 'primary', 'typeRaw'] },
                { emails: ['data', 'primary', 'typeRaw'] },
                { addresses: ['street', 'city', 'region', 'postalCode', 'country', 'primary'] },
              ],
            },
            { historicalBalances: ['current', 'date', ...MONEY] },
          ],
        },
      ],
    },
  ],
  /** For a list of borrowers. */
  small: ['assetReportId', { items: [{ accounts: ['name', { balances: ['available', 'current'] }] }] }],
  /** Only in creditgraph, like the page: the peers have neither. */
  attributes: [{ attributes: [{ cashFlow: ['netCashFlow', 'numTransactions'] }] }],
  balances: [{ items: [{ accounts: ['name', { historicalBalances: ['date', 'current'] }] }] }],
  /** One page of transactions on a screen. */
  page: [{ 'transactions(first: 50)': ['totalCount', { nodes: TRANSACTION }, { pageInfo: ['endCursor'] }] }],
};

/** @typedef {keyof typeof selections} SelectionName */
