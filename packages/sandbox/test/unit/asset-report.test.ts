import { describe, expect, it } from '@jest/globals';
import { formatAssetReport, type ReportView } from '../../src/formatters/asset-report.js';
import { noOptions } from '../../src/reports/report-options.js';
import type { Account, AssetReport, Item, Transaction } from '../../src/state/entities.js';

const nowhere = {
  address: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  lat: null,
  lon: null,
  storeNumber: null,
};
const noPaymentMeta = {
  referenceNumber: null,
  ppdId: null,
  payee: null,
  byOrderOf: null,
  payer: null,
  paymentMethod: null,
  paymentProcessor: null,
  reason: null,
};

function transaction(date: string): Transaction {
  return {
    transactionId: `on-${date}`,
    amount: 23631.9805,
    date,
    dateTransacted: null,
    pending: false,
    description: 'SOMETHING',
    pendingTransactionId: null,
    checkNumber: null,
    accountOwner: null,
    insights: {
      name: 'Something',
      merchantName: null,
      category: null,
      categoryId: null,
      creditCategory: null,
      personalFinanceCategory: null,
      transactionCode: null,
      transactionType: 'unresolved',
      location: nowhere,
      paymentMeta: noPaymentMeta,
    },
  };
}

const account: Account = {
  accountId: 'account',
  name: 'Coins',
  officialName: null,
  mask: null,
  type: 'depository',
  subtype: null,
  currency: { iso: null, unofficial: 'BTC' },
  available: null,
  current: 1.5,
  limit: null,
  marginLoanAmount: null,
  holderCategory: null,
  apy: null,
  ownershipType: null,
  owners: [],
  daysAvailable: 5,
  transactions: ['2026-03-02', '2026-03-01', '2026-02-27', '2026-02-26'].map(transaction),
  historicalBalances: ['2026-03-02', '2026-03-01', '2026-02-28', '2026-02-27', '2026-02-26'].map((date) => ({
    date,
    current: 1,
  })),
  investments: {
    holdings: [
      {
        securityId: 'share',
        institutionPrice: 10,
        institutionPriceAsOf: null,
        institutionValue: 30,
        costBasis: null,
        quantity: 3,
      },
    ],
    securities: [{ securityId: 'share', name: 'Share', tickerSymbol: 'SHR', type: 'equity' }],
    transactions: [
      {
        investmentTransactionId: 'bought',
        securityId: 'share',
        date: '2026-03-01',
        name: 'BUY',
        quantity: 1,
        amount: 10,
        price: 10,
        fees: null,
        type: 'buy',
        subtype: 'buy',
      },
    ],
  },
};

const item: Item = {
  itemId: 'item',
  clientId: 'client',
  accessToken: 'access',
  institutionId: 'ins_3',
  institutionName: 'Chase',
  products: ['assets'],
  webhook: null,
  lastUpdated: new Date('2026-03-02T09:59:59.999Z'),
  accounts: [account, { ...account, accountId: 'hidden' }],
  warnings: [
    {
      warningCode: 'OWNERS_UNAVAILABLE',
      cause: { errorType: 'ITEM_ERROR', errorCode: 'X', errorMessage: 'x', displayMessage: null },
    },
    { warningCode: 'INVESTMENTS_UNAVAILABLE', cause: null },
  ],
  leftOut: [],
};

const report: AssetReport = {
  assetReportId: 'report',
  assetReportToken: 'token',
  clientId: 'client',
  items: [item],
  daysRequested: 3,
  options: noOptions,
  excludedAccountIds: ['hidden'],
  dateGenerated: new Date('2026-03-02T23:59:59.500Z'),
  readyAt: new Date('2026-03-03T00:00:05Z'),
  fastReadyAt: null,
  failure: null,
};

const whole: ReportView = { includeInsights: false, daysToInclude: null, fast: false };
const accountsOf = (view: Partial<ReportView>, changes: Partial<AssetReport> = {}) =>
  formatAssetReport({ ...report, ...changes }, { ...whole, ...view }).report.items[0]?.accounts ?? [];
const datesOf = (view: Partial<ReportView>, changes: Partial<AssetReport> = {}) => {
  const [one] = accountsOf(view, changes);
  return {
    transactions: one?.transactions.map(({ date }) => date),
    balances: one?.historical_balances.map(({ date }) => date),
    days: one?.days_available,
  };
};

describe('the JSON of a report', () => {
  it('has the day of generation and the days before, without a balance of the day itself', () => {
    expect(datesOf({})).toEqual({
      transactions: ['2026-03-02', '2026-03-01', '2026-02-27'],
      balances: ['2026-03-01', '2026-02-28', '2026-02-27'],
      days: 3,
    });
  });

  it('has no data after the day of generation', () => {
    const older = { dateGenerated: new Date('2026-03-01T00:00:00Z'), daysRequested: 2 };
    expect(datesOf({}, older)).toEqual({
      transactions: ['2026-03-01', '2026-02-27'],
      balances: ['2026-02-28', '2026-02-27'],
      days: 2,
    });
  });

  it('has at most the available days of the bank', () => {
    expect(datesOf({}, { daysRequested: 731 }).days).toBe(5);
  });

  it('has amounts with all decimals, and a currency without ISO code', () => {
    expect(accountsOf({})[0]?.transactions[0]).toMatchObject({
      amount: 23631.9805,
      iso_currency_code: null,
      unofficial_currency_code: 'BTC',
    });
  });

  it('does not include excluded accounts', () => {
    expect(accountsOf({}).map(({ account_id }) => account_id)).toEqual(['account']);
  });

  it('has times in UTC with whole seconds', () => {
    const { report: wire } = formatAssetReport(report, whole);
    expect(wire.date_generated).toBe('2026-03-02T23:59:59Z');
    expect(wire.items[0]?.date_last_updated).toBe('2026-03-02T09:59:59Z');
  });

  it('has warnings with a flat cause or none, and about investments only if they were requested', () => {
    const owners = {
      warning_type: 'ASSET_REPORT_WARNING',
      warning_code: 'OWNERS_UNAVAILABLE',
      cause: {
        item_id: 'item',
        error_type: 'ITEM_ERROR',
        error_code: 'X',
        error_message: 'x',
        display_message: null,
      },
    };
    expect(formatAssetReport(report, whole).warnings).toEqual([owners]);
    const options = { ...noOptions, addOns: ['investments'] };
    expect(formatAssetReport({ ...report, options }, whole).warnings).toEqual([
      owners,
      { warning_type: 'ASSET_REPORT_WARNING', warning_code: 'INVESTMENTS_UNAVAILABLE', cause: null },
    ]);
  });

  it('has investments only with the add-on, and never in a fast report', () => {
    const withAddOn = { options: { ...noOptions, addOns: ['investments', 'fast_assets'] } };
    expect(accountsOf({})[0]).not.toHaveProperty('investments');
    expect(accountsOf({ fast: true }, withAddOn)[0]).not.toHaveProperty('investments');
    expect(accountsOf({}, withAddOn)[0]?.investments).toMatchObject({
      holdings: [{ account_id: 'account', ticker_symbol: 'SHR', unofficial_currency_code: 'BTC' }],
      transactions: [{ account_id: 'account', vested_quantity: 3, vested_value: 30 }],
    });
  });
});
