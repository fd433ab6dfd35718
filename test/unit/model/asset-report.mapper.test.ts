import { describe, expect, it } from '@jest/globals';
import type { AssetReportGetResponse } from 'plaid';
import { mapAssetReportResponse } from '../../../src/model/asset-report.mapper.js';
import { wholeAnswer } from '../../support/whole-report.js';
import { assetReportKeys, unreadKeys } from '../../types/wire-keys.js';
import { differences, pathsIn, spell, valueAt, withValue } from './paths.js';
import { completeReport, wholeWithInsights } from './wire-report.js';

function mapped(wire: unknown) {
  return wholeAnswer(
    mapAssetReportResponse(wire as AssetReportGetResponse, '/asset_report/get', wholeWithInsights),
  );
}

const dollars = { isoCurrencyCode: 'USD', unofficialCurrencyCode: null };

describe('a complete Asset Report', () => {
  const { report, warnings, requestId } = mapped(completeReport());
  const [item] = report.items;
  const [checking, brokerage] = item?.accounts ?? [];

  it('maps its own fields, the borrower and the Item', () => {
    expect({ ...report, items: [], insights: null }).toEqual({
      assetReportId: 'report-1',
      clientReportId: 'loan-77',
      dateGenerated: '2026-03-30T18:27:37Z',
      hasInsights: true,
      daysRequested: 90,
      coverage: {
        requestedFrom: '2025-12-30',
        transactions: { status: 'PRESENT', firstDate: '2026-03-28', lastDate: '2026-03-28' },
        historicalBalances: { status: 'PRESENT', firstDate: '2026-03-29', lastDate: '2026-03-29' },
        insights: 'PRESENT',
        owners: 'PRESENT',
        investments: 'PRESENT',
        transactionsWithoutCategory: 0,
        transactionsWithoutPending: 0,
      },
      user: {
        clientUserId: 'borrower-77',
        firstName: 'Wilhelmina',
        middleName: 'Q',
        lastName: 'Sample',
        ssn: '000-12-3456',
        phoneNumber: '+12125550100',
        email: 'wilhelmina@example.com',
      },
      items: [],
      insights: null,
    });
    expect({ ...item, accounts: item?.accounts.length }).toEqual({
      itemId: 'item-1',
      institutionName: 'Bank of Examples',
      institutionId: 'ins_0',
      dateLastUpdated: '2026-03-30T18:25:26Z',
      accounts: 2,
    });
    expect(requestId).toBe('request-1');
  });

  it.each([
    [90, '2025-12-30'],
    [60.5, '2026-01-29'],
    [1_000_000, null],
    [1e308, null],
  ])('over %p days begins on a day with a four-digit year, or on an unknown day', (days, first) => {
    const wire = withValue(completeReport(), ['report', 'days_requested'], days);
    expect(mapped(wire).report.coverage.requestedFrom).toBe(first);
  });

  it('maps an account, its balances and its history', () => {
    expect({ ...checking, allTransactions: [], owners: [], insights: null, coverage: null }).toEqual({
      accountId: 'account-0',
      dateGenerated: '2026-03-30T18:27:37Z',
      hasInsights: true,
      balances: {
        available: 100,
        current: 110.5,
        limit: 250,
        marginLoanAmount: 0,
        ...dollars,
        lastUpdatedDatetime: '2026-03-30T18:00:00Z',
      },
      mask: '0000',
      name: 'Everyday',
      officialName: 'Everyday Gold Checking',
      type: 'DEPOSITORY',
      typeRaw: 'depository',
      subtype: 'CHECKING',
      subtypeRaw: 'checking',
      verificationStatus: 'MANUALLY_VERIFIED',
      verificationStatusRaw: 'manually_verified',
      persistentAccountId: 'persistent-0',
      ownershipType: 'JOINT',
      ownershipTypeRaw: 'joint',
      daysAvailable: 90,
      coverage: null,
      allTransactions: [],
      owners: [],
      historicalBalances: [{ date: '2026-03-29', current: -390.25, ...dollars }],
      investments: { holdings: [], securities: [], transactions: [] },
      insights: null,
    });
  });

  it('maps a transaction and its Insights', () => {
    expect(checking?.allTransactions?.[0]).toEqual({
      accountId: 'account-0',
      transactionId: 'transaction-0',
      amount: 89.4,
      direction: 'OUTFLOW',
      ...dollars,
      date: '2026-03-28',
      originalDescription: 'EXAMPLE COFFEE 0042',
      pending: false,
      pendingTransactionId: 'pending-0',
      dateTransacted: '2026-03-27',
      name: 'Example Coffee',
      merchantName: 'Example Coffee Co',
      category: ['Food and Drink', 'Coffee Shop'],
      categoryId: '13005043',
      creditCategory: { primary: 'FOOD_AND_DRINK', detailed: 'FOOD_AND_DRINK_COFFEE' },
      checkNumber: '1001',
      accountOwner: 'W. Sample',
      location: {
        address: '1 Example Street',
        city: 'Sampleton',
        region: 'NY',
        postalCode: '00000',
        country: 'US',
        lat: 40.7,
        lon: -74.5,
        storeNumber: '42',
      },
      paymentMeta: {
        referenceNumber: 'reference-0',
        ppdId: 'ppd-0',
        payee: 'Example Coffee Co',
        byOrderOf: 'Wilhelmina Sample',
        payer: 'W. Sample',
        paymentMethod: 'ACH',
        paymentProcessor: 'Example Processor',
        reason: 'coffee',
      },
      transactionType: 'PLACE',
      transactionTypeRaw: 'place',
      incomeSourceId: 'income-0',
    });
  });

  it('maps the sign of an amount to a direction', () => {
    expect(checking?.allTransactions?.map(({ amount, direction }) => [amount, direction])).toEqual([
      [89.4, 'OUTFLOW'],
      [-500, 'INFLOW'],
      [0, null],
    ]);
  });

  it('maps the owners of the bank', () => {
    expect(checking?.owners).toEqual([
      {
        names: ['Wilhelmina Sample', 'Ottokar Sample'],
        phoneNumbers: [{ data: '+12125550101', primary: true, type: 'MOBILE1', typeRaw: 'mobile1' }],
        emails: [{ data: 'ottokar@example.com', primary: false, type: 'SECONDARY', typeRaw: 'secondary' }],
        addresses: [
          {
            street: '1 Example Street',
            city: 'Sampleton',
            region: 'NY',
            postalCode: '00000',
            country: 'US',
            primary: true,
          },
        ],
      },
    ]);
  });

  it('maps investments with all decimals', () => {
    expect(brokerage).toMatchObject({ type: 'INVESTMENT', subtype: 'PLAN_401K', subtypeRaw: '401k' });
    expect(brokerage?.investments).toEqual({
      holdings: [
        {
          accountId: 'account-1',
          securityId: 'security-0',
          tickerSymbol: 'XMPL',
          institutionPrice: 12.5,
          institutionPriceAsOf: '2026-03-27',
          institutionValue: 23631.9805,
          costBasis: 20000,
          quantity: 1890.558,
          ...dollars,
          taxLots: [
            {
              institutionLotId: 'lot-0',
              originalPurchaseDatetime: '2020-01-02T10:00:00Z',
              quantity: 10,
              purchasePrice: 9.5,
              costBasis: 95,
              currentValue: 125,
              positionType: 'LONG',
              positionTypeRaw: 'LONG',
            },
          ],
        },
      ],
      securities: [
        { securityId: 'security-0', name: 'Example Fund', tickerSymbol: 'XMPL', type: 'mutual fund' },
      ],
      transactions: [
        {
          investmentTransactionId: 'investment-0',
          accountId: 'account-1',
          securityId: 'security-0',
          date: '2026-03-26',
          name: 'BUY XMPL',
          quantity: 3,
          vestedQuantity: 2,
          vestedValue: 25,
          amount: 37.5,
          price: 12.5,
          fees: 0.35,
          type: 'CASH',
          typeRaw: 'cash',
          subtype: 'LONG_TERM_CAPITAL_GAIN',
          subtypeRaw: 'long-term capital gain',
          ...dollars,
        },
      ],
    });
  });

  it("maps a warning and its flat cause, without Plaid's error_message", () => {
    expect(warnings).toEqual([
      {
        warningType: 'ASSET_REPORT_WARNING',
        warningCode: 'OWNERS_UNAVAILABLE',
        warningCodeRaw: 'OWNERS_UNAVAILABLE',
        field: null,
        cause: {
          itemId: 'item-1',
          errorType: 'ITEM_ERROR',
          errorCode: 'PRODUCTS_NOT_SUPPORTED',
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
        accountIds: null,
      },
    ]);
  });

  it('maps a cause that is nested under `error`, as in older responses, like a flat one', () => {
    const wire = completeReport();
    const [warning] = wire.warnings;
    const { item_id, ...error } = warning?.cause ?? {};
    Object.assign(warning ?? {}, { cause: { item_id, error } });
    expect(mapped(wire).warnings).toEqual(warnings);
  });

  it('ignores unknown keys at all places', () => {
    const wire = completeReport();
    for (const path of [[], ...pathsIn(wire)]) {
      const value = valueAt(wire, path);
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        Object.assign(value, { brand_new_key: { deep: [1] } });
      }
    }
    expect(mapped(wire)).toEqual(mapped(completeReport()));
  });
});

describe("Plaid's response", () => {
  it('is completely in the model, except for the keys that are listed as unread', () => {
    const wire = completeReport();
    const model = mapped(wire);
    const lost = pathsIn(wire).filter((path) => {
      const other = anotherLeaf(valueAt(wire, path));
      return other !== null && differences(model, mapped(withValue(wire, path, other))).length === 0;
    });
    const names = lost.map((path) => spell(path).replace(/\[\d+\]/g, ''));
    expect(new Set(names)).toEqual(new Set(unreadKeys(assetReportKeys).keys()));
  });

  function anotherLeaf(value: unknown) {
    if (typeof value === 'string') return `${value} too`;
    if (typeof value === 'number') return value + 1;
    if (typeof value === 'boolean') return !value;
    return value === null ? 'XTS' : null;
  }
});

describe('a sparse Asset Report', () => {
  it('maps a transaction with eight keys, as without Insights', () => {
    const wire = completeReport();
    const [account] = wire.report.items[0]?.accounts ?? [];
    const eightKeys = {
      account_id: 'account-0',
      amount: 12,
      date: '2026-03-28',
      iso_currency_code: null,
      original_description: null,
      pending: true,
      transaction_id: 'transaction-9',
      unofficial_currency_code: 'BTC',
    };
    Object.assign(account ?? {}, { transactions: [eightKeys] });
    const [transaction] = mapped(wire).report.items[0]?.accounts[0]?.allTransactions ?? [];
    expect(Object.entries(transaction ?? {}).filter(([, value]) => value !== null)).toEqual([
      ['accountId', 'account-0'],
      ['transactionId', 'transaction-9'],
      ['amount', 12],
      ['direction', 'OUTFLOW'],
      ['unofficialCurrencyCode', 'BTC'],
      ['date', '2026-03-28'],
      ['pending', true],
    ]);
  });

  it.each([[{}], [null], [undefined], ['nobody']])('maps the user %p to all nulls', (user) => {
    const wire = completeReport();
    Object.assign(wire.report, { user });
    expect(new Set(Object.values(mapped(wire).report.user))).toEqual(new Set([null]));
    expect(Object.keys(mapped(wire).report.user)).toHaveLength(7);
  });

  it.each([['null'], [null], [undefined], [7]])('maps the ownership %p to null', (ownership_type) => {
    const wire = completeReport();
    Object.assign(wire.report.items[0]?.accounts[0] ?? {}, { ownership_type });
    expect(mapped(wire).report.items[0]?.accounts[0]).toMatchObject({
      ownershipType: null,
      ownershipTypeRaw: null,
    });
  });

  it.each([[''], [null], [undefined]])('maps the verification status %p to null', (verification_status) => {
    const wire = completeReport();
    Object.assign(wire.report.items[0]?.accounts[0] ?? {}, { verification_status });
    expect(mapped(wire).report.items[0]?.accounts[0]).toMatchObject({
      verificationStatus: null,
      verificationStatusRaw: null,
    });
  });

  it.each([
    [{ primary: 'FOOD_AND_DRINK' }, { primary: 'FOOD_AND_DRINK', detailed: null }],
    [
      { detailed: 'FOOD_AND_DRINK_COFFEE', primary: null },
      { primary: null, detailed: 'FOOD_AND_DRINK_COFFEE' },
    ],
    [{ primary: null, detailed: null }, null],
  ])('maps a credit category with any level: %j', (credit_category, read) => {
    const wire = completeReport();
    Object.assign(wire.report.items[0]?.accounts[0]?.transactions[0] ?? {}, { credit_category });
    expect(mapped(wire).report.items[0]?.accounts[0]?.allTransactions?.[0]?.creditCategory).toEqual(read);
  });

  it('maps an account without owners and transactions', () => {
    const wire = completeReport();
    const empty = { transactions: [], owners: [], historical_balances: [], investments: null };
    Object.assign(wire.report.items[0]?.accounts[0] ?? {}, empty);
    expect(mapped(wire).report.items[0]?.accounts[0]).toMatchObject({
      allTransactions: [],
      owners: [],
      historicalBalances: [],
      investments: null,
    });
  });
});
