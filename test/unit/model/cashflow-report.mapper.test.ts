import { describe, expect, it } from '@jest/globals';
import { mapCashflowInsights } from '../../../src/model/cashflow-insights.mapper.js';
import { mapCashflowReportPage } from '../../../src/model/cashflow-report.mapper.js';
import { cashflowInsightsKeys, cashflowReportKeys, unreadKeys } from '../../types/wire-keys.js';
import { differences, parse, pathsIn, spell, valueAt, withValue } from './paths.js';
import { completeInsights, completePage } from './wire-cashflow.js';

function mappedPage(wire: unknown) {
  return mapCashflowReportPage(wire as never, '/cashflow_report/get');
}

function mappedInsights(wire: unknown) {
  return mapCashflowInsights(wire as never, '/cashflow_report/insights/get');
}

/** The first transaction of a complete page, with changed fields. */
function transactionWith(field: string, value: unknown) {
  return mappedPage(withValue(completePage(), ['transactions', 0, field], value)).transactions[0];
}

/** The first account of a complete page, with changed fields. */
function accountWith(field: string, value: unknown) {
  return mappedPage(withValue(completePage(), ['accounts', 0, ...parse(field)], value)).accounts[0];
}

const dollars = { isoCurrencyCode: 'USD', unofficialCurrencyCode: null };

describe('a complete page of a Cashflow Report', () => {
  const page = mappedPage(completePage());

  it('maps its own fields and the next cursor', () => {
    expect({
      ...page,
      accounts: page.accounts.length,
      transactions: page.transactions.length,
      item: null,
    }).toEqual({
      accounts: 2,
      transactions: 3,
      totalTransactions: 1234,
      item: null,
      nextCursor: 'cursor-1',
      hasMore: true,
      lastSuccessfulUpdateTime: '2026-03-14T05:00:00Z',
      requestId: 'request-1',
    });
  });

  it('maps an account, without a margin loan', () => {
    const { owners, ...account } = page.accounts[0] ?? { owners: [] };
    expect(account).toEqual({
      accountId: 'account-0',
      balances: {
        available: 100,
        current: 110.5,
        limit: 250,
        ...dollars,
        lastUpdatedDatetime: '2026-03-14T04:00:00Z',
      },
      mask: '0000',
      name: 'Operating',
      officialName: 'Business Checking Plus',
      type: 'DEPOSITORY',
      typeRaw: 'depository',
      subtype: 'CHECKING',
      subtypeRaw: 'checking',
      holderCategory: 'BUSINESS',
      holderCategoryRaw: 'business',
      apy: 0.25,
      persistentAccountId: 'persistent-0',
      verificationStatus: 'DATABASE_INSIGHTS_PASS',
      verificationStatusRaw: 'database_insights_pass',
      verificationName: 'Sample Bakery',
      verificationInsights: {
        nameMatchScore: 87,
        networkStatus: { hasNumbersMatch: true, isNumbersMatchVerified: false },
        previousReturns: { hasPreviousAdministrativeReturn: false },
        accountNumberFormat: 'VALID',
        accountNumberFormatRaw: 'valid',
      },
    });
    expect(owners.map(({ names }) => names)).toEqual([['Wilhelmina Sample', 'Ottokar Sample']]);
  });

  it("maps the Item and its error, without Plaid's error_message", () => {
    expect(page.item).toEqual({
      itemId: 'item-1',
      institutionId: 'ins_0',
      institutionName: 'Bank of Examples',
      webhook: 'https://example.com/hook',
      error: {
        errorType: 'ITEM_ERROR',
        errorCode: 'ITEM_LOGIN_REQUIRED',
        errorCodeReason: 'OAUTH_CONSENT_EXPIRED',
        displayMessage: 'Please link again',
        suggestedAction: 'Link again',
        documentationUrl: 'https://example.com/errors',
        requestId: 'request-0',
        status: 400,
        requiredAccountSubtypes: ['checking'],
        providedAccountSubtypes: ['savings'],
        causes: [
          {
            itemId: 'item-1',
            errorType: 'ITEM_ERROR',
            errorCode: 'ITEM_LOGIN_REQUIRED',
            displayMessage: 'Please log in again',
            status: 400,
            requiredAccountSubtypes: ['savings'],
            providedAccountSubtypes: ['checking'],
          },
        ],
      },
      updateType: 'BACKGROUND',
      updateTypeRaw: 'background',
      authMethod: 'INSTANT_AUTH',
      authMethodRaw: 'INSTANT_AUTH',
      consentExpirationTime: '2026-12-31T00:00:00Z',
      availableProducts: ['balance', 'identity'],
      billedProducts: ['assets'],
      products: ['assets', 'auth'],
      consentedProducts: ['assets', 'transactions'],
    });
  });

  it('maps a transaction', () => {
    expect({ ...page.transactions[0], counterparties: [], location: null, paymentMeta: null }).toEqual({
      accountId: 'account-0',
      transactionId: 'transaction-0',
      amount: 89.4,
      direction: 'OUTFLOW',
      ...dollars,
      date: '2026-03-13',
      datetime: '2026-03-13T15:10:09Z',
      authorizedDate: '2026-03-12',
      authorizedDatetime: '2026-03-12T08:01:58Z',
      pending: false,
      pendingTransactionId: 'pending-0',
      originalDescription: 'POS EXAMPLE FLOUR 0042',
      name: 'EXAMPLE FLOUR 0042',
      merchantName: 'Example Flour',
      merchantEntityId: 'entity-merchant',
      logoUrl: 'https://example.com/flour.png',
      website: 'flour.example.com',
      counterparties: [],
      checkNumber: '1001',
      accountOwner: 'W. Sample',
      location: null,
      paymentMeta: null,
      paymentChannel: 'IN_STORE',
      paymentChannelRaw: 'in store',
      transactionCode: 'DIRECT_DEBIT',
      transactionCodeRaw: 'direct debit',
      transactionType: 'PLACE',
      transactionTypeRaw: 'place',
      personalFinanceCategory: {
        primary: 'GENERAL_MERCHANDISE',
        detailed: 'GENERAL_MERCHANDISE_OTHER',
        confidenceLevel: 'VERY_HIGH',
        confidenceLevelRaw: 'VERY_HIGH',
        version: 'V2',
        versionRaw: 'v2',
      },
      personalFinanceCategoryIconUrl: 'https://example.com/merchandise.png',
      businessFinanceCategory: {
        primary: 'COST_OF_GOODS',
        detailed: 'COST_OF_GOODS_SUPPLIES',
        confidenceLevel: 'LOW',
        confidenceLevelRaw: 'LOW',
      },
      creditCategory: { primary: 'GENERAL_MERCHANDISE', detailed: 'GENERAL_MERCHANDISE_FOOD' },
    });
  });

  it('maps the counterparties of a transaction, with their account numbers', () => {
    expect(page.transactions[0]?.counterparties[1]).toEqual({
      name: 'Example Flour',
      type: 'MERCHANT',
      typeRaw: 'merchant',
      entityId: 'entity-0',
      website: 'market.example.com',
      logoUrl: 'https://example.com/market.png',
      confidenceLevel: 'MEDIUM',
      confidenceLevelRaw: 'MEDIUM',
      accountNumbers: {
        bacs: { account: '00000000', sortCode: '000000' },
        international: { iban: 'GB00EXMP00000000000000', bic: 'EXMPGB00' },
      },
    });
  });
});

describe('a transaction of a Cashflow Report', () => {
  it.each([
    [89.4, 'OUTFLOW'],
    [-500, 'INFLOW'],
    [0, null],
    [null, null],
  ])('with the amount %p has the direction %p', (amount, direction) => {
    expect(transactionWith('amount', amount)).toMatchObject({ amount, direction });
  });

  it('may be neither pending nor posted', () => {
    expect(transactionWith('pending', null)?.pending).toBeNull();
  });

  it.each([['null'], [null], [undefined], [7]])('with the code %p has no transaction code', (code) => {
    expect(transactionWith('transaction_code', code)).toMatchObject({
      transactionCode: null,
      transactionCodeRaw: null,
    });
  });

  it.each([
    ['personal_finance_category', 'personalFinanceCategory'],
    ['business_finance_category', 'businessFinanceCategory'],
  ] as const)('with one level of its %s keeps it, and with neither has no category', (field, read) => {
    const half = transactionWith(field, { primary: 'INCOME', confidence_level: 'HIGH' });
    expect(half?.[read]).toMatchObject({ primary: 'INCOME', detailed: null, confidenceLevel: 'HIGH' });
    expect(transactionWith(field, { confidence_level: 'HIGH' })?.[read]).toBeNull();
  });

  it('without known parties has no counterparties', () => {
    expect(transactionWith('counterparties', undefined)?.counterparties).toEqual([]);
  });
});

describe('an account of a Cashflow Report', () => {
  it("distinguishes Plaid's value `unrecognized` from an unknown value", () => {
    expect(accountWith('holder_category', 'unrecognized')).toMatchObject({
      holderCategory: 'UNDETERMINED',
      holderCategoryRaw: 'unrecognized',
    });
    expect(accountWith('holder_category', 'cooperative')).toMatchObject({
      holderCategory: 'UNRECOGNIZED',
      holderCategoryRaw: 'cooperative',
    });
  });

  it.each([[''], [null], [undefined]])('with the verification status %p has no status', (status) => {
    expect(accountWith('verification_status', status)).toMatchObject({
      verificationStatus: null,
      verificationStatusRaw: null,
    });
  });

  it('without owners at the bank has no owners', () => {
    expect(accountWith('owners', undefined)?.owners).toEqual([]);
  });
});

describe('complete insights', () => {
  const insights = mappedInsights(completeInsights());

  it('are one object for the whole Item', () => {
    expect({ ...insights, item: insights.item.itemId, accounts: insights.accounts.length }).toMatchObject({
      item: 'item-1',
      accounts: 2,
      lastGeneratedTime: '2026-03-14T06:00:00Z',
      requestId: 'request-2',
      accountInsights: {
        historicalBalances: [
          { date: '2026-03-14', amount: -390.25, ...dollars },
          { date: '2026-03-13', amount: 12.5, ...dollars },
        ],
      },
    });
  });

  it('map a month', () => {
    const money = (amount: number) => ({ amount, ...dollars });
    expect(insights.accountInsights?.monthlySummaries?.[0]).toEqual({
      startDate: '2026-02-01',
      endDate: '2026-02-28',
      startingBalance: money(100),
      endingBalance: money(200),
      averageDailyEndingBalance: money(150),
      averageDailyInflowAmount: money(30.5),
      averageDailyOutflowAmount: money(20.25),
      averageDailyNetCashflowAmount: money(10.25),
      averageDailyInflowTransactionCount: 1.75,
      averageDailyOutflowTransactionCount: 6.5,
      totalRevenue: money(854),
      totalLoanPayment: money(120),
      totalVariableExpense: money(300),
      totalPayroll: money(147),
      nsfTransactionCount: 1,
      overdraftTransactionCount: 2,
      negativeEndingBalanceDayCount: 3,
    });
  });

  it('have no starting balance in the first month and no ending balance in the last', () => {
    const month = ['account_insights', 'monthly_summaries', 0];
    const wire = withValue(
      withValue(completeInsights(), [...month, 'starting_balance'], null),
      [...month, 'ending_balance'],
      null,
    );
    expect(mappedInsights(wire).accountInsights?.monthlySummaries?.[0]).toMatchObject({
      startingBalance: null,
      endingBalance: null,
    });
  });
});

describe("Plaid's response", () => {
  it.each([
    {
      of: 'a page',
      wire: completePage() as object,
      map: mappedPage as (wire: unknown) => object,
      keys: cashflowReportKeys,
    },
    { of: 'insights', wire: completeInsights(), map: mappedInsights, keys: cashflowInsightsKeys },
  ])(
    'for $of is completely in the model, except for the keys that are listed as unread',
    ({ wire, map, keys }) => {
      const model = map(wire);
      const lost = pathsIn(wire).filter((path) => {
        const other = anotherLeaf(valueAt(wire, path));
        return other !== null && differences(model, map(withValue(wire, path, other))).length === 0;
      });
      const names = lost.map((path) => spell(path).replace(/\[\d+\]/g, ''));
      expect(new Set(names)).toEqual(new Set(unreadKeys(keys).keys()));
    },
  );

  function anotherLeaf(value: unknown) {
    if (typeof value === 'string') return `${value} too`;
    if (typeof value === 'number') return value + 1;
    if (typeof value === 'boolean') return !value;
    return value === null ? 'XTS' : null;
  }
});
