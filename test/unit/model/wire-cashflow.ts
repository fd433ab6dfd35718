import type {
  BusinessAccount,
  CashflowReportGetResponse,
  CashflowReportInsightsGetResponse,
  CashflowReportMonthlySummary,
  CashflowReportTransaction,
  Item,
  TransactionCounterparty,
} from 'plaid';
import { type Complete, owner } from './wire-report.js';

/** Plaid's example has one more key than its schema. */
type WireTransaction = Complete<CashflowReportTransaction> & { transaction_type: string };
type CompletePage = Complete<Omit<CashflowReportGetResponse, 'transactions'>> & {
  transactions: WireTransaction[];
};

const dollars = { iso_currency_code: 'USD', unofficial_currency_code: null };

function money(amount: number) {
  return { amount, ...dollars };
}

/** A page of a Cashflow Report with all fields, for a fictional bakery. */
export function completePage(): CompletePage {
  return {
    accounts: [businessAccount('account-0'), businessAccount('account-1')],
    transactions: [
      transaction({ transaction_id: 'transaction-0', amount: 89.4 }),
      transaction({ transaction_id: 'transaction-1', amount: -500 }),
      transaction({ transaction_id: 'transaction-2', amount: 0 }),
    ],
    total_transactions: 1234,
    item: item(),
    next_cursor: 'cursor-1',
    has_more: true,
    last_successful_update_time: '2026-03-14T05:00:00Z',
    request_id: 'request-1',
  };
}

export function completeInsights(): Complete<CashflowReportInsightsGetResponse> {
  return {
    item: item(),
    accounts: [businessAccount('account-0'), businessAccount('account-1')],
    account_insights: {
      historical_balances: [
        { date: '2026-03-14', ...money(-390.25) },
        { date: '2026-03-13', ...money(12.5) },
      ],
      monthly_summaries: [monthlySummary(), monthlySummary()],
    },
    last_generated_time: '2026-03-14T06:00:00Z',
    request_id: 'request-2',
  };
}

function businessAccount(accountId: string): Complete<BusinessAccount> {
  return {
    account_id: accountId,
    balances: {
      available: 100,
      current: 110.5,
      limit: 250,
      ...dollars,
      last_updated_datetime: '2026-03-14T04:00:00Z',
    },
    mask: '0000',
    name: 'Operating',
    official_name: 'Business Checking Plus',
    type: 'depository',
    subtype: 'checking',
    verification_status: 'database_insights_pass',
    verification_name: 'Sample Bakery',
    verification_insights: {
      name_match_score: 87,
      network_status: { has_numbers_match: true, is_numbers_match_verified: false },
      previous_returns: { has_previous_administrative_return: false },
      account_number_format: 'valid',
    },
    persistent_account_id: 'persistent-0',
    apy: 0.25,
    holder_category: 'business',
    owners: [owner()],
  };
}

function item(): Complete<Item> {
  return {
    item_id: 'item-1',
    institution_id: 'ins_0',
    institution_name: 'Bank of Examples',
    webhook: 'https://example.com/hook',
    auth_method: 'INSTANT_AUTH',
    error: {
      error_type: 'ITEM_ERROR',
      error_code: 'ITEM_LOGIN_REQUIRED',
      error_code_reason: 'OAUTH_CONSENT_EXPIRED',
      error_message: 'the login is no longer good',
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
    available_products: ['balance', 'identity'],
    billed_products: ['assets'],
    products: ['assets', 'auth'],
    consented_products: ['assets', 'transactions'],
    consent_expiration_time: '2026-12-31T00:00:00Z',
    update_type: 'background',
  };
}

function transaction(own: { transaction_id: string; amount: number }): WireTransaction {
  return {
    ...own,
    account_id: 'account-0',
    account_owner: 'W. Sample',
    ...dollars,
    check_number: '1001',
    counterparties: [
      counterparty('Example Market', 'marketplace'),
      counterparty('Example Flour', 'merchant'),
    ],
    date: '2026-03-13',
    datetime: '2026-03-13T15:10:09Z',
    authorized_date: '2026-03-12',
    authorized_datetime: '2026-03-12T08:01:58Z',
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
    name: 'EXAMPLE FLOUR 0042',
    merchant_name: 'Example Flour',
    merchant_entity_id: 'entity-merchant',
    original_description: 'POS EXAMPLE FLOUR 0042',
    logo_url: 'https://example.com/flour.png',
    website: 'flour.example.com',
    payment_meta: {
      reference_number: 'reference-0',
      ppd_id: 'ppd-0',
      payee: 'Example Flour',
      by_order_of: 'Sample Bakery',
      payer: 'W. Sample',
      payment_method: 'ACH',
      payment_processor: 'Example Processor',
      reason: 'flour',
    },
    payment_channel: 'in store',
    pending: false,
    pending_transaction_id: 'pending-0',
    personal_finance_category: {
      primary: 'GENERAL_MERCHANDISE',
      detailed: 'GENERAL_MERCHANDISE_OTHER',
      confidence_level: 'VERY_HIGH',
      version: 'v2',
    },
    personal_finance_category_icon_url: 'https://example.com/merchandise.png',
    business_finance_category: {
      primary: 'COST_OF_GOODS',
      detailed: 'COST_OF_GOODS_SUPPLIES',
      confidence_level: 'LOW',
    },
    credit_category: { primary: 'GENERAL_MERCHANDISE', detailed: 'GENERAL_MERCHANDISE_FOOD' },
    transaction_code: 'direct debit',
    transaction_type: 'place',
  };
}

function counterparty(name: string, type: string): Complete<TransactionCounterparty> {
  return {
    name,
    type,
    entity_id: 'entity-0',
    website: 'market.example.com',
    logo_url: 'https://example.com/market.png',
    confidence_level: 'MEDIUM',
    account_numbers: {
      bacs: { account: '00000000', sort_code: '000000' },
      international: { iban: 'GB00EXMP00000000000000', bic: 'EXMPGB00' },
    },
  };
}

function monthlySummary(): Complete<CashflowReportMonthlySummary> {
  return {
    start_date: '2026-02-01',
    end_date: '2026-02-28',
    starting_balance: money(100),
    ending_balance: money(200),
    average_daily_ending_balance: money(150),
    average_daily_inflow_amount: money(30.5),
    average_daily_outflow_amount: money(20.25),
    average_daily_net_cashflow_amount: money(10.25),
    average_daily_inflow_transaction_count: 1.75,
    average_daily_outflow_transaction_count: 6.5,
    total_revenue: money(854),
    total_loan_payment: money(120),
    total_variable_expense: money(300),
    total_payroll: money(147),
    nsf_transaction_count: 1,
    overdraft_transaction_count: 2,
    negative_ending_balance_day_count: 3,
  };
}
