import type {
  AccountAssets,
  AccountInsights,
  AssetReportGetResponse,
  AssetReportInvestments,
  AssetReportTransaction,
  Owner,
} from 'plaid';
import type { ReadOptions } from '../../../src/model/asset-report.js';

/** A wire type with all optional keys required and plain strings for enums, so that the compiler checks completeness. */
export type Complete<T> = T extends string
  ? string
  : T extends readonly (infer E)[]
    ? Complete<E>[]
    : T extends object
      ? { [K in keyof T]-?: Complete<T[K]> }
      : T;

export type CompleteReport = Complete<AssetReportGetResponse>;

const dollars = { iso_currency_code: 'USD', unofficial_currency_code: null };
const pounds = { iso_currency_code: 'GBP', unofficial_currency_code: null };

function money(amount: number) {
  return { amount, ...pounds };
}

function moneyWithAverage(amount: number, monthly: number) {
  return { ...money(amount), monthly_average: money(monthly) };
}

/** The options of a complete report with Insights. */
export const wholeWithInsights: ReadOptions = {
  includeInsights: true,
  fastReport: false,
  daysToInclude: null,
};

/** A report with all fields, for fictional people, with one Item that has a checking and a brokerage account. */
export function completeReport(): CompleteReport {
  return {
    report: {
      asset_report_id: 'report-1',
      client_report_id: 'loan-77',
      date_generated: '2026-03-30T18:27:37Z',
      days_requested: 90,
      user: {
        client_user_id: 'borrower-77',
        first_name: 'Wilhelmina',
        middle_name: 'Q',
        last_name: 'Sample',
        ssn: '000-12-3456',
        phone_number: '+12125550100',
        email: 'wilhelmina@example.com',
      },
      items: [
        {
          item_id: 'item-1',
          institution_name: 'Bank of Examples',
          institution_id: 'ins_0',
          date_last_updated: '2026-03-30T18:25:26Z',
          accounts: [checkingAccount(), brokerageAccount()],
        },
      ],
      insights: insights(),
    },
    warnings: [
      {
        warning_type: 'ASSET_REPORT_WARNING',
        warning_code: 'OWNERS_UNAVAILABLE',
        cause: {
          item_id: 'item-1',
          error_type: 'ITEM_ERROR',
          error_code: 'PRODUCTS_NOT_SUPPORTED',
          error_code_reason: 'OAUTH_CONSENT_EXPIRED',
          error_message: 'identity is not there',
          display_message: 'Please link again',
          request_id: 'request-0',
          causes: [
            {
              item_id: 'item-1',
              error_type: 'ITEM_ERROR',
              error_code: 'ITEM_LOGIN_REQUIRED',
              display_message: 'Please log in again',
              status: 400,
              required_account_subtypes: ['savings'],
              provided_account_subtypes: ['checking'],
            },
          ],
          status: 400,
          documentation_url: 'https://example.com/errors',
          suggested_action: 'Link again',
          required_account_subtypes: ['checking'],
          provided_account_subtypes: ['savings'],
        },
      },
    ],
    request_id: 'request-1',
  };
}

function checkingAccount(): Complete<AccountAssets> {
  return {
    account_id: 'account-0',
    balances: {
      available: 100,
      current: 110.5,
      limit: 250,
      margin_loan_amount: 0,
      ...dollars,
      last_updated_datetime: '2026-03-30T18:00:00Z',
    },
    mask: '0000',
    name: 'Everyday',
    official_name: 'Everyday Gold Checking',
    type: 'depository',
    subtype: 'checking',
    verification_status: 'manually_verified',
    persistent_account_id: 'persistent-0',
    days_available: 90,
    transactions: [
      transaction({ transaction_id: 'transaction-0', amount: 89.4 }),
      transaction({ transaction_id: 'transaction-1', amount: -500 }),
      transaction({ transaction_id: 'transaction-2', amount: 0 }),
    ],
    owners: [owner()],
    ownership_type: 'joint',
    historical_balances: [{ date: '2026-03-29', current: -390.25, ...dollars }],
    investments: { holdings: [], securities: [], transactions: [] },
    account_insights: insights(),
  };
}

function brokerageAccount(): Complete<AccountAssets> {
  return {
    ...checkingAccount(),
    account_id: 'account-1',
    type: 'investment',
    subtype: '401k',
    transactions: [0, 1, 2].map((index) => transaction({ transaction_id: `other-${index}`, amount: index })),
    investments: investments(),
  };
}

function transaction(
  own: Pick<AssetReportTransaction, 'transaction_id' | 'amount'>,
): Complete<AssetReportTransaction> {
  return {
    ...own,
    account_id: 'account-0',
    ...dollars,
    date: '2026-03-28',
    original_description: 'EXAMPLE COFFEE 0042',
    pending: false,
    pending_transaction_id: 'pending-0',
    date_transacted: '2026-03-27',
    name: 'Example Coffee',
    merchant_name: 'Example Coffee Co',
    category: ['Food and Drink', 'Coffee Shop'],
    category_id: '13005043',
    credit_category: { primary: 'FOOD_AND_DRINK', detailed: 'FOOD_AND_DRINK_COFFEE' },
    check_number: '1001',
    account_owner: 'W. Sample',
    location: {
      address: '1 Example Street',
      city: 'Sampleton',
      region: 'NY',
      postal_code: '00000',
      country: 'US',
      lat: 40.7,
      lon: -74.5,
      store_number: '42',
    },
    payment_meta: {
      reference_number: 'reference-0',
      ppd_id: 'ppd-0',
      payee: 'Example Coffee Co',
      by_order_of: 'Wilhelmina Sample',
      payer: 'W. Sample',
      payment_method: 'ACH',
      payment_processor: 'Example Processor',
      reason: 'coffee',
    },
    transaction_type: 'place',
    income_source_id: 'income-0',
  };
}

export function owner(): Complete<Owner> {
  return {
    names: ['Wilhelmina Sample', 'Ottokar Sample'],
    phone_numbers: [{ data: '+12125550101', primary: true, type: 'mobile1' }],
    emails: [{ data: 'ottokar@example.com', primary: false, type: 'secondary' }],
    addresses: [
      {
        data: {
          street: '1 Example Street',
          city: 'Sampleton',
          region: 'NY',
          postal_code: '00000',
          country: 'US',
        },
        primary: true,
      },
    ],
  };
}

function investments(): Complete<AssetReportInvestments> {
  return {
    holdings: [
      {
        account_id: 'account-1',
        security_id: 'security-0',
        ticker_symbol: 'XMPL',
        institution_price: 12.5,
        institution_price_as_of: '2026-03-27',
        institution_value: 23631.9805,
        cost_basis: 20000,
        quantity: 1890.558,
        ...dollars,
        tax_lots: [
          {
            institution_lot_id: 'lot-0',
            original_purchase_datetime: '2020-01-02T10:00:00Z',
            quantity: 10,
            purchase_price: 9.5,
            cost_basis: 95,
            current_value: 125,
            position_type: 'LONG',
          },
        ],
      },
    ],
    securities: [
      { security_id: 'security-0', name: 'Example Fund', ticker_symbol: 'XMPL', type: 'mutual fund' },
    ],
    transactions: [
      {
        investment_transaction_id: 'investment-0',
        account_id: 'account-1',
        security_id: 'security-0',
        date: '2026-03-26',
        name: 'BUY XMPL',
        quantity: 3,
        vested_quantity: 2,
        vested_value: 25,
        amount: 37.5,
        price: 12.5,
        fees: 0.35,
        type: 'cash',
        subtype: 'long-term capital gain',
        ...dollars,
      },
    ],
  };
}

/** Shares no objects, so that a change affects one place only. */
export function insights(): Complete<AccountInsights> {
  const category = () => ({ id: 'OVERDRAFT', transactions_count: 2, ...moneyWithAverage(70, 35) });
  const common = () => ({
    ...moneyWithAverage(120, 40),
    transactions_count: 4,
    monthly_summaries: [{ start_date: '2026-02-01', end_date: '2026-02-28', total_amount: money(60) }],
    days_since_last_occurrence: 11,
    percentage_of_income: 2.5,
  });
  const summary = () => ({
    ...moneyWithAverage(900, 300),
    transactions_count: 31,
    percentage_of_income: -1,
    top_categories: [category()],
  });
  return {
    risk: {
      bank_penalties: { ...common(), category_details: [category()] },
      gambling: { ...common(), top_merchants: ['Example Casino'] },
      loan_disbursements: { ...common(), category_details: [category()], top_providers: ['Example Loans'] },
      loan_payments: { ...common(), category_details: [category()], top_providers: ['Sample Loans'] },
      negative_balance: {
        days_since_last_occurrence: 0,
        days_with_negative_balance: 5,
        minimum_balance: money(-75.5),
        occurrences: [{ start_date: '2026-03-01', end_date: '2026-03-05', minimum_balance: money(-75.5) }],
      },
    },
    affordability: {
      expenditure: {
        cash_flow: moneyWithAverage(-300, -100),
        total_expenditure: summary(),
        essential_expenditure: summary(),
        non_essential_expenditure: summary(),
        other: summary(),
        transfers_out: summary(),
        outlier_transactions: {
          transactions_count: 1,
          total_amount: money(800),
          top_categories: [category()],
        },
      },
      income: {
        total_income: money(5000),
        income_excluding_transfers: moneyWithAverage(4800, 1600),
        transfers_in: moneyWithAverage(200, 66.67),
      },
    },
  };
}
