/**
 * @typedef {string | Readonly<Record<string, readonly Selected[]>>} Selected a field by its name here, or with what is
 *   selected below it.
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
 * What a request selects of the report, in creditgraph's names. Everybody is asked for the same, in the same order.
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
    // Without the social security number, of which creditgraph shows most callers the last digits only.
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
  /** What a list of borrowers shows. */
  small: ['assetReportId', { items: [{ accounts: ['name', { balances: ['available', 'current'] }] }] }],
  /** Of creditgraph alone, as is a page: the peers have neither. */
  attributes: [{ attributes: [{ cashFlow: ['netCashFlow', 'numTransactions'] }] }],
  balances: [{ items: [{ accounts: ['name', { historicalBalances: ['date', 'current'] }] }] }],
  /** As a screen asks for it. */
  page: [{ 'transactions(first: 50)': ['totalCount', { nodes: TRANSACTION }, { pageInfo: ['endCursor'] }] }],
};

/** @typedef {keyof typeof selections} SelectionName */
