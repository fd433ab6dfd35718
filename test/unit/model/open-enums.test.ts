import { describe, expect, it } from '@jest/globals';
import * as plaid from 'plaid';
import { accountSubtype } from '../../../src/model/account-subtype.js';
import { mapAssetReportResponse } from '../../../src/model/asset-report.mapper.js';
import * as cashflow from '../../../src/model/cashflow-enums.js';
import { mapCashflowReportPage } from '../../../src/model/cashflow-report.mapper.js';
import * as enums from '../../../src/model/enums.js';
import { investmentTransactionSubtype } from '../../../src/model/investment-transaction-subtype.js';
import { openEnum, UNRECOGNIZED } from '../../../src/model/open-enum.js';
import { wholeAnswer } from '../../support/whole-report.js';
import { differences, parse, spell, valueAt, withValue } from './paths.js';
import { completePage } from './wire-cashflow.js';
import { completeReport, wholeWithInsights } from './wire-report.js';

const NEW_WORD = 'brand new word';

/** Each open enum with the values of Plaid's SDK. */
const tables = [
  { name: 'accountType', table: enums.accountType, known: plaid.AccountType },
  { name: 'accountSubtype', table: accountSubtype, known: plaid.AccountSubtype },
  { name: 'ownershipType', table: enums.ownershipType, known: withoutNull(plaid.OwnershipType) },
  {
    name: 'verificationStatus',
    table: enums.verificationStatus,
    known: plaid.AccountAssetsVerificationStatusEnum,
  },
  { name: 'transactionType', table: enums.transactionType, known: plaid.AssetReportTransactionType },
  {
    name: 'warningCode',
    table: enums.warningCode,
    known: {
      ...plaid.WarningWarningCodeEnum,
      balances: 'HISTORICAL_BALANCES_UNAVAILABLE',
      insights: 'INSIGHTS_UNAVAILABLE',
      categories: 'CATEGORIES_INCOMPLETE',
      entries: 'ENTRIES_OMITTED',
    },
  },
  { name: 'phoneNumberType', table: enums.phoneNumberType, known: plaid.PhoneNumberTypeEnum },
  { name: 'emailType', table: enums.emailType, known: plaid.EmailTypeEnum },
  {
    name: 'investmentTransactionType',
    table: enums.investmentTransactionType,
    known: plaid.InvestmentTransactionType,
  },
  {
    name: 'investmentTransactionSubtype',
    table: investmentTransactionSubtype,
    known: plaid.InvestmentTransactionSubtype,
  },
  { name: 'positionType', table: enums.positionType, known: plaid.HoldingTaxLotPositionType },
  { name: 'paymentChannel', table: cashflow.paymentChannel, known: plaid.PaymentChannel },
  { name: 'transactionCode', table: cashflow.transactionCode, known: withoutNull(plaid.TransactionCode) },
  { name: 'counterpartyType', table: cashflow.counterpartyType, known: plaid.CounterpartyType },
  {
    name: 'confidenceLevel',
    table: cashflow.confidenceLevel,
    // A string in the SDK, whose description lists the values.
    known: { a: 'VERY_HIGH', b: 'HIGH', c: 'MEDIUM', d: 'LOW', e: 'UNKNOWN' },
  },
  {
    name: 'financeCategoryVersion',
    table: cashflow.financeCategoryVersion,
    known: plaid.PersonalFinanceCategoryVersion,
  },
  {
    name: 'businessAccountVerificationStatus',
    table: cashflow.businessAccountVerificationStatus,
    known: plaid.BusinessAccountVerificationStatusEnum,
  },
  {
    name: 'accountNumberFormat',
    table: cashflow.accountNumberFormat,
    known: plaid.AccountVerificationInsightsAccountNumberFormat,
  },
  { name: 'holderCategory', table: cashflow.holderCategory, known: plaid.AccountHolderCategory },
  { name: 'itemUpdateType', table: cashflow.itemUpdateType, known: plaid.ItemUpdateTypeEnum },
  { name: 'itemAuthMethod', table: cashflow.itemAuthMethod, known: withoutNull(plaid.ItemAuthMethod) },
];

function withoutNull(known: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== 'null'));
}

describe.each(tables)('the names of $name', ({ table, known }) => {
  const values = Object.values<string>(known);
  const names = Object.keys(table.names);

  it("cover all values of Plaid's SDK, each with a unique name", () => {
    const read = values.map((value) => table.read(value));
    expect(read).not.toContain(UNRECOGNIZED);
    expect(new Set(read).size).toBe(values.length);
  });

  it('are the wire values, and one more for unknown values', () => {
    expect(names).toHaveLength(values.length + 1);
    expect(names).toContain(UNRECOGNIZED);
  });

  it('are legal in GraphQL, and equal their values', () => {
    for (const name of names) {
      expect(name).toMatch(/^[A-Z][A-Z0-9_]*$/);
      expect(table.names).toHaveProperty(name, name);
    }
  });

  it('do not depend on inherited object properties', () => {
    for (const word of ['constructor', '__proto__', 'toString', '', NEW_WORD]) {
      expect(table.read(word)).toBe(UNRECOGNIZED);
    }
    expect(table.read(null)).toBeNull();
  });
});

describe('the latest values of Plaid, which older documents and SDKs lack,', () => {
  it.each([
    [
      'accountSubtype',
      accountSubtype,
      {
        'limited purpose checking': 'LIMITED_PURPOSE_CHECKING',
        installment: 'INSTALLMENT',
        'charge card': 'CHARGE_CARD',
        'home equity loan': 'HOME_EQUITY_LOAN',
        'commercial line of credit': 'COMMERCIAL_LINE_OF_CREDIT',
        'prediction market': 'PREDICTION_MARKET',
      },
    ],
    [
      'transactionCode',
      cashflow.transactionCode,
      {
        'cash advance': 'CASH_ADVANCE',
        'late fee': 'LATE_FEE',
        'membership fee': 'MEMBERSHIP_FEE',
        'returned item fee': 'RETURNED_ITEM_FEE',
        payment: 'PAYMENT',
        refund: 'REFUND',
      },
    ],
    [
      'warningCode',
      enums.warningCode,
      {
        BANK_INCOME_INSIGHTS_INSUFFICIENT_DATA: 'BANK_INCOME_INSIGHTS_INSUFFICIENT_DATA',
        BANK_INCOME_INSIGHTS_INCOMPLETE: 'BANK_INCOME_INSIGHTS_INCOMPLETE',
        BANK_INCOME_INSIGHTS_STATUS_IN_PROGRESS: 'BANK_INCOME_INSIGHTS_STATUS_IN_PROGRESS',
        BANK_INCOME_INSIGHTS_INTERNAL_ERROR: 'BANK_INCOME_INSIGHTS_INTERNAL_ERROR',
        BANK_INCOME_INSIGHTS_MISMATCHED_DAYS_REQUESTED: 'BANK_INCOME_INSIGHTS_MISMATCHED_DAYS_REQUESTED',
      },
    ],
    [
      'businessAccountVerificationStatus',
      cashflow.businessAccountVerificationStatus,
      {
        unsent: 'UNSENT',
        database_insights_pass: 'DATABASE_INSIGHTS_PASS',
        database_insights_pass_with_caution: 'DATABASE_INSIGHTS_PASS_WITH_CAUTION',
        database_insights_fail: 'DATABASE_INSIGHTS_FAIL',
      },
    ],
  ])('are known to %s', (_name, table, words) => {
    expect(Object.fromEntries(Object.keys(words).map((word) => [word, table.read(word)]))).toEqual(words);
  });
});

describe('openEnum', () => {
  it('names a wire value that is not legal in GraphQL', () => {
    const size = openEnum({ 'extra large': 'EXTRA_LARGE', '2xl': 'SIZE_2XL' });
    expect(size.names).toEqual({ EXTRA_LARGE: 'EXTRA_LARGE', SIZE_2XL: 'SIZE_2XL', UNRECOGNIZED });
    expect([size.read('2xl'), size.read('2XL'), size.read(null)]).toEqual(['SIZE_2XL', UNRECOGNIZED, null]);
  });
});

function mapped(wire: unknown) {
  return wholeAnswer(mapAssetReportResponse(wire as never, '/asset_report/get', wholeWithInsights));
}

describe('a future enum value of Plaid', () => {
  const wire = completeReport();
  const model = mapped(wire);
  const account = 'report.items[0].accounts[1]';

  it.each([
    [`${account}.type`, `${account}.type`],
    [`${account}.subtype`, `${account}.subtype`],
    [`${account}.verification_status`, `${account}.verificationStatus`],
    [`${account}.ownership_type`, `${account}.ownershipType`],
    [`${account}.transactions[2].transaction_type`, `${account}.allTransactions[2].transactionType`],
    [`${account}.owners[0].phone_numbers[0].type`, `${account}.owners[0].phoneNumbers[0].type`],
    [`${account}.owners[0].emails[0].type`, `${account}.owners[0].emails[0].type`],
    [`${account}.investments.transactions[0].type`, `${account}.investments.transactions[0].type`],
    [`${account}.investments.transactions[0].subtype`, `${account}.investments.transactions[0].subtype`],
    [
      `${account}.investments.holdings[0].tax_lots[0].position_type`,
      `${account}.investments.holdings[0].taxLots[0].positionType`,
    ],
    ['warnings[0].warning_code', 'warnings[0].warningCode'],
  ])('is UNRECOGNIZED, with its raw value, and affects nothing else: %s', (wireField, modelField) => {
    const answer = mapped(withValue(wire, parse(wireField), NEW_WORD));
    expect(valueAt(answer, parse(modelField))).toBe(UNRECOGNIZED);
    expect(valueAt(answer, parse(`${modelField}Raw`))).toBe(NEW_WORD);
    expect(differences(model, answer).map(spell)).toEqual([modelField, `${modelField}Raw`]);
  });

  const page = completePage();
  const modelOfPage = mapCashflowReportPage(page as never, '/cashflow_report/get');

  it.each([
    ['accounts[1].type', 'accounts[1].type'],
    ['accounts[1].subtype', 'accounts[1].subtype'],
    ['accounts[1].holder_category', 'accounts[1].holderCategory'],
    ['accounts[1].verification_status', 'accounts[1].verificationStatus'],
    [
      'accounts[1].verification_insights.account_number_format',
      'accounts[1].verificationInsights.accountNumberFormat',
    ],
    ['item.update_type', 'item.updateType'],
    ['item.auth_method', 'item.authMethod'],
    ['transactions[2].payment_channel', 'transactions[2].paymentChannel'],
    ['transactions[2].transaction_code', 'transactions[2].transactionCode'],
    ['transactions[2].transaction_type', 'transactions[2].transactionType'],
    ['transactions[2].counterparties[1].type', 'transactions[2].counterparties[1].type'],
    [
      'transactions[2].counterparties[1].confidence_level',
      'transactions[2].counterparties[1].confidenceLevel',
    ],
    [
      'transactions[2].personal_finance_category.confidence_level',
      'transactions[2].personalFinanceCategory.confidenceLevel',
    ],
    ['transactions[2].personal_finance_category.version', 'transactions[2].personalFinanceCategory.version'],
    [
      'transactions[2].business_finance_category.confidence_level',
      'transactions[2].businessFinanceCategory.confidenceLevel',
    ],
  ])('is the same in a Cashflow Report: %s', (wireField, modelField) => {
    const answer = mapCashflowReportPage(withValue(page, parse(wireField), NEW_WORD) as never, '/x');
    expect(valueAt(answer, parse(modelField))).toBe(UNRECOGNIZED);
    expect(valueAt(answer, parse(`${modelField}Raw`))).toBe(NEW_WORD);
    expect(differences(modelOfPage, answer).map(spell)).toEqual([modelField, `${modelField}Raw`]);
  });
});
