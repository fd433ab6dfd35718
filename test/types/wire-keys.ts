import type {
  AccountAssets,
  AccountBalance,
  AccountInsights,
  AmountWithCurrency,
  AssetReportAuditCopyCreateResponse,
  AssetReportAuditCopyRemoveResponse,
  AssetReportCreateResponse,
  AssetReportFilterResponse,
  AssetReportGetResponse,
  AssetReportInvestments,
  AssetReportRefreshResponse,
  AssetReportRemoveResponse,
  AssetReportTransaction,
  BankPenaltiesIndicators,
  BusinessAccount,
  CashflowReportGetResponse,
  CashflowReportInsightsGetResponse,
  CashflowReportRefreshResponse,
  CashflowReportTransaction,
  CashflowReportTransactionsGetResponse,
  CategoryExpenses,
  Cause,
  CreditRelayCreateResponse,
  CreditRelayRefreshResponse,
  CreditRelayRemoveResponse,
  ExpenditureSummary,
  HistoricalBalance,
  Item,
  ItemPublicTokenExchangeResponse,
  Location,
  Owner,
  PaymentMeta,
  PlaidError,
  SandboxItemFireWebhookResponse,
  SandboxPublicTokenCreateResponse,
  WebhookVerificationKeyGetResponse,
} from 'plaid';

/*
 * Every key of Plaid's answers, by the types of the SDK: read by this server, or left unread for a reason. A release of the
 * SDK that adds a key makes `npm run check:types` fail here, by the name of the key; one that drops a key does too. The tests
 * of the mappers check at run time that what is marked as read is read. docs/PLAID-ANSWERS.md lists what is not.
 */

type Unread = `unread: ${string}`;

/** What an answer, or a part of it, has of keys: nested as it is, with a list described by its element. */
type WireKeys<T> =
  IsAny<T> extends true
    ? typeof READ
    : [NonNullable<T>] extends [readonly (infer Element)[]]
      ? WireKeys<Element>
      : [NonNullable<T>] extends [object]
        ? { readonly [K in KnownKey<NonNullable<T>>]-?: WireKeys<NonNullable<T>[K]> | Unread }
        : typeof READ;

type IsAny<T> = 0 extends 1 & T ? true : false;

/** The keys that a type names: some of the SDK's also allow any other by an index signature. */
type KnownKey<T> = keyof { [K in keyof T as string extends K ? never : number extends K ? never : K]: never };

const READ = 'read';
const ERROR_MESSAGE = 'unread: Plaid calls it unfit for programs, and it may quote what was sent';
const IN_REPORT = 'unread: the response of /cashflow_report/get has the same, and it is read there';
const NO_ITEMS = 'unread: the graph creates no Items; a client sends the access token of its own Item';
const FOR_TESTS = 'unread: for tests of receivers of webhooks; the sandbox serves the path';
const KEY_CREATED = 'unread: only the time of its expiry matters';

const requestId = { request_id: READ } as const;

const currency = { iso_currency_code: READ, unofficial_currency_code: READ } as const;

const money = { amount: READ, ...currency } as const satisfies WireKeys<AmountWithCurrency>;

const moneyWithAverage = { ...money, monthly_average: money } as const;

const category = {
  id: READ,
  transactions_count: READ,
  ...moneyWithAverage,
} as const satisfies WireKeys<CategoryExpenses>;

const transactionIndicators = {
  ...moneyWithAverage,
  transactions_count: READ,
  monthly_summaries: { start_date: READ, end_date: READ, total_amount: money },
  days_since_last_occurrence: READ,
  percentage_of_income: READ,
} as const satisfies WireKeys<Omit<BankPenaltiesIndicators, 'category_details'>>;

const expenditure = {
  ...moneyWithAverage,
  transactions_count: READ,
  percentage_of_income: READ,
  top_categories: category,
} as const satisfies WireKeys<ExpenditureSummary>;

const insights = {
  risk: {
    bank_penalties: { ...transactionIndicators, category_details: category },
    gambling: { ...transactionIndicators, top_merchants: READ },
    loan_disbursements: { ...transactionIndicators, category_details: category, top_providers: READ },
    loan_payments: { ...transactionIndicators, category_details: category, top_providers: READ },
    negative_balance: {
      days_since_last_occurrence: READ,
      days_with_negative_balance: READ,
      minimum_balance: money,
      occurrences: { start_date: READ, end_date: READ, minimum_balance: money },
    },
  },
  affordability: {
    expenditure: {
      cash_flow: money,
      total_expenditure: expenditure,
      essential_expenditure: expenditure,
      non_essential_expenditure: expenditure,
      other: expenditure,
      transfers_out: expenditure,
      outlier_transactions: { transactions_count: READ, total_amount: money, top_categories: category },
    },
    income: { total_income: money, income_excluding_transfers: money, transfers_in: money },
  },
} as const satisfies WireKeys<AccountInsights>;

const owner = {
  names: READ,
  phone_numbers: { data: READ, primary: READ, type: READ },
  emails: { data: READ, primary: READ, type: READ },
  addresses: {
    data: { street: READ, city: READ, region: READ, postal_code: READ, country: READ },
    primary: READ,
  },
} as const satisfies WireKeys<Owner>;

const location = {
  address: READ,
  city: READ,
  region: READ,
  postal_code: READ,
  country: READ,
  lat: READ,
  lon: READ,
  store_number: READ,
} as const satisfies WireKeys<Location>;

const paymentMeta = {
  reference_number: READ,
  ppd_id: READ,
  payee: READ,
  by_order_of: READ,
  payer: READ,
  payment_method: READ,
  payment_processor: READ,
  reason: READ,
} as const satisfies WireKeys<PaymentMeta>;

const transaction = {
  account_id: READ,
  transaction_id: READ,
  amount: READ,
  ...currency,
  date: READ,
  original_description: READ,
  pending: READ,
  pending_transaction_id: READ,
  date_transacted: READ,
  name: READ,
  merchant_name: READ,
  category: READ,
  category_id: READ,
  credit_category: { primary: READ, detailed: READ },
  check_number: READ,
  account_owner: READ,
  location,
  payment_meta: paymentMeta,
  transaction_type: READ,
  income_source_id: READ,
} as const satisfies WireKeys<AssetReportTransaction>;

const investments = {
  holdings: {
    account_id: READ,
    security_id: READ,
    ticker_symbol: READ,
    institution_price: READ,
    institution_price_as_of: READ,
    institution_value: READ,
    cost_basis: READ,
    quantity: READ,
    ...currency,
    tax_lots: {
      institution_lot_id: READ,
      original_purchase_datetime: READ,
      quantity: READ,
      purchase_price: READ,
      cost_basis: READ,
      current_value: READ,
      position_type: READ,
    },
  },
  securities: { security_id: READ, name: READ, ticker_symbol: READ, type: READ },
  transactions: {
    investment_transaction_id: READ,
    account_id: READ,
    security_id: READ,
    date: READ,
    name: READ,
    quantity: READ,
    vested_quantity: READ,
    vested_value: READ,
    amount: READ,
    price: READ,
    fees: READ,
    type: READ,
    subtype: READ,
    ...currency,
  },
} as const satisfies WireKeys<AssetReportInvestments>;

const balances = {
  available: READ,
  current: READ,
  limit: READ,
  ...currency,
  last_updated_datetime: READ,
} as const satisfies WireKeys<AccountBalance>;

const account = {
  account_id: READ,
  balances: { ...balances, margin_loan_amount: READ },
  mask: READ,
  name: READ,
  official_name: READ,
  type: READ,
  subtype: READ,
  verification_status: READ,
  persistent_account_id: READ,
  days_available: READ,
  transactions: transaction,
  investments,
  owners: owner,
  ownership_type: READ,
  historical_balances: {
    date: READ,
    current: READ,
    ...currency,
  } as const satisfies WireKeys<HistoricalBalance>,
  account_insights: insights,
} as const satisfies WireKeys<AccountAssets>;

/** Plaid types `causes` as a list of anything; the mappers name what they read of each. */
const error = {
  error_type: READ,
  error_code: READ,
  error_code_reason: READ,
  error_message: ERROR_MESSAGE,
  display_message: READ,
  request_id: READ,
  causes: READ,
  status: READ,
  documentation_url: READ,
  suggested_action: READ,
  required_account_subtypes: READ,
  provided_account_subtypes: READ,
} as const satisfies WireKeys<PlaidError>;

/** What `/asset_report/get`, `/asset_report/audit_copy/get` and `/credit/relay/get` share. */
export const assetReportKeys = {
  report: {
    asset_report_id: READ,
    client_report_id: READ,
    date_generated: READ,
    days_requested: READ,
    user: {
      client_user_id: READ,
      first_name: READ,
      middle_name: READ,
      last_name: READ,
      ssn: READ,
      phone_number: READ,
      email: READ,
    },
    items: {
      item_id: READ,
      institution_name: READ,
      institution_id: READ,
      date_last_updated: READ,
      accounts: account,
    },
    insights,
  },
  warnings: {
    warning_type: READ,
    warning_code: READ,
    cause: { item_id: READ, ...error } as const satisfies WireKeys<Cause>,
  },
  ...requestId,
} as const satisfies WireKeys<AssetReportGetResponse>;

const businessAccount = {
  account_id: READ,
  balances,
  mask: READ,
  name: READ,
  official_name: READ,
  type: READ,
  subtype: READ,
  verification_status: READ,
  verification_name: READ,
  verification_insights: {
    name_match_score: READ,
    network_status: { has_numbers_match: READ, is_numbers_match_verified: READ },
    previous_returns: { has_previous_administrative_return: READ },
    account_number_format: READ,
  },
  persistent_account_id: READ,
  apy: READ,
  holder_category: READ,
  owners: owner,
} as const satisfies WireKeys<BusinessAccount>;

const item = {
  item_id: READ,
  institution_id: READ,
  institution_name: READ,
  webhook: READ,
  auth_method: READ,
  error,
  available_products: READ,
  billed_products: READ,
  products: READ,
  consented_products: READ,
  consent_expiration_time: READ,
  update_type: READ,
} as const satisfies WireKeys<Item>;

const cashflowTransaction = {
  account_id: READ,
  transaction_id: READ,
  amount: READ,
  ...currency,
  check_number: READ,
  date: READ,
  datetime: READ,
  authorized_date: READ,
  authorized_datetime: READ,
  location,
  name: READ,
  merchant_name: READ,
  merchant_entity_id: READ,
  original_description: READ,
  payment_meta: paymentMeta,
  pending: READ,
  pending_transaction_id: READ,
  account_owner: READ,
  logo_url: READ,
  website: READ,
  payment_channel: READ,
  personal_finance_category: { primary: READ, detailed: READ, confidence_level: READ, version: READ },
  business_finance_category: { primary: READ, detailed: READ, confidence_level: READ },
  personal_finance_category_icon_url: READ,
  credit_category: { primary: READ, detailed: READ },
  transaction_code: READ,
  counterparties: {
    name: READ,
    type: READ,
    entity_id: READ,
    website: READ,
    logo_url: READ,
    confidence_level: READ,
    account_numbers: {
      bacs: { account: READ, sort_code: READ },
      international: { iban: READ, bic: READ },
    },
  },
} as const satisfies WireKeys<CashflowReportTransaction>;

const cashflowPage = {
  transactions: cashflowTransaction,
  total_transactions: READ,
  next_cursor: READ,
  has_more: READ,
  ...requestId,
} as const satisfies WireKeys<Omit<CashflowReportTransactionsGetResponse, 'accounts' | 'item'>>;

export const cashflowReportKeys = {
  ...cashflowPage,
  accounts: businessAccount,
  item,
  last_successful_update_time: READ,
} as const satisfies WireKeys<CashflowReportGetResponse>;

export const cashflowInsightsKeys = {
  item,
  accounts: businessAccount,
  account_insights: {
    historical_balances: { date: READ, ...money },
    monthly_summaries: {
      start_date: READ,
      end_date: READ,
      starting_balance: money,
      ending_balance: money,
      average_daily_ending_balance: money,
      average_daily_inflow_amount: money,
      average_daily_outflow_amount: money,
      average_daily_net_cashflow_amount: money,
      average_daily_inflow_transaction_count: READ,
      average_daily_outflow_transaction_count: READ,
      total_revenue: money,
      total_loan_payment: money,
      total_variable_expense: money,
      total_payroll: money,
      nsf_transaction_count: READ,
      overdraft_transaction_count: READ,
      negative_ending_balance_day_count: READ,
    },
  },
  last_generated_time: READ,
  ...requestId,
} as const satisfies WireKeys<CashflowReportInsightsGetResponse>;

const madeReport = { asset_report_token: READ, asset_report_id: READ, ...requestId } as const;

const removed = { removed: READ, ...requestId } as const;

/** Passed on as bytes, as Plaid sent them. */
const FILE = {} as const;

/** By path: all 23 that this server or its sandbox serves. */
export const wireKeys = {
  '/asset_report/create': madeReport satisfies WireKeys<AssetReportCreateResponse>,
  '/asset_report/get': assetReportKeys,
  '/asset_report/pdf/get': FILE,
  '/asset_report/refresh': madeReport satisfies WireKeys<AssetReportRefreshResponse>,
  '/asset_report/filter': madeReport satisfies WireKeys<AssetReportFilterResponse>,
  '/asset_report/remove': removed satisfies WireKeys<AssetReportRemoveResponse>,
  '/asset_report/audit_copy/create': {
    audit_copy_token: READ,
    ...requestId,
  } as const satisfies WireKeys<AssetReportAuditCopyCreateResponse>,
  '/asset_report/audit_copy/get': assetReportKeys,
  '/asset_report/audit_copy/pdf/get': FILE,
  '/asset_report/audit_copy/remove': removed satisfies WireKeys<AssetReportAuditCopyRemoveResponse>,
  '/credit/relay/create': {
    relay_token: READ,
    ...requestId,
  } as const satisfies WireKeys<CreditRelayCreateResponse>,
  '/credit/relay/get': assetReportKeys,
  '/credit/relay/pdf/get': FILE,
  '/credit/relay/refresh': {
    relay_token: READ,
    asset_report_id: READ,
    ...requestId,
  } as const satisfies WireKeys<CreditRelayRefreshResponse>,
  '/credit/relay/remove': removed satisfies WireKeys<CreditRelayRemoveResponse>,
  '/cashflow_report/get': cashflowReportKeys,
  '/cashflow_report/transactions/get': {
    ...cashflowPage,
    accounts: IN_REPORT,
    item: IN_REPORT,
  } as const satisfies WireKeys<CashflowReportTransactionsGetResponse>,
  '/cashflow_report/insights/get': cashflowInsightsKeys,
  '/cashflow_report/refresh': requestId satisfies WireKeys<CashflowReportRefreshResponse>,
  '/item/public_token/exchange': {
    access_token: NO_ITEMS,
    item_id: NO_ITEMS,
    request_id: NO_ITEMS,
  } as const satisfies WireKeys<ItemPublicTokenExchangeResponse>,
  '/sandbox/public_token/create': {
    public_token: NO_ITEMS,
    request_id: NO_ITEMS,
  } as const satisfies WireKeys<SandboxPublicTokenCreateResponse>,
  '/sandbox/item/fire_webhook': {
    webhook_fired: FOR_TESTS,
    request_id: FOR_TESTS,
  } as const satisfies WireKeys<SandboxItemFireWebhookResponse>,
  '/webhook_verification_key/get': {
    key: {
      alg: READ,
      created_at: KEY_CREATED,
      crv: READ,
      expired_at: READ,
      kid: READ,
      kty: READ,
      use: READ,
      x: READ,
      y: READ,
    },
    request_id: READ,
  } as const satisfies WireKeys<WebhookVerificationKeyGetResponse>,
} as const;

/** What is not read, as a path without the brackets of lists (`warnings.cause.error_message`), with the reason. */
export function unreadKeys(keys: object): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(keys).flatMap(([key, value]: [string, unknown]) => {
      if (typeof value === 'object' && value !== null) {
        return [...unreadKeys(value)].map(([path, reason]) => [`${key}.${path}`, reason] as const);
      }
      return value === READ ? [] : [[key, String(value).replace(/^unread: /, '')] as const];
    }),
  );
}
