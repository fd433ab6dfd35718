import {
  accountType,
  creditCategory,
  location,
  owner,
  paymentMeta,
  transactionType,
} from './asset-report.js';
import {
  addressOrNull,
  count,
  day,
  dayOrNull,
  denominated,
  flag,
  list,
  moment,
  momentOrNull,
  nothing,
  number,
  numberOrNull,
  object,
  oneOf,
  oneOfOrNull,
  orNull,
  type Schema,
  text,
  textOrNull,
} from './schema.js';

const account = object({
  account_id: text,
  apy: numberOrNull,
  balances: denominated({ available: numberOrNull, current: numberOrNull, limit: numberOrNull }),
  holder_category: oneOfOrNull('business', 'personal', 'unrecognized'),
  mask: { type: ['string', 'null'], pattern: '^[A-Za-z0-9]{2,4}$' },
  name: text,
  official_name: textOrNull,
  owners: list(owner),
  subtype: textOrNull,
  type: accountType,
});

const item = object({
  // No Item has an Auth method, an error or a consent expiration.
  auth_method: nothing,
  available_products: list(text),
  billed_products: list(text),
  consent_expiration_time: momentOrNull,
  error: nothing,
  institution_id: textOrNull,
  institution_name: textOrNull,
  item_id: text,
  products: list(text),
  update_type: oneOf('background', 'user_present_required'),
  webhook: addressOrNull,
});

const confidence = oneOf('HIGH', 'LOW', 'MEDIUM', 'UNKNOWN', 'VERY_HIGH');

const transaction = denominated({
  account_id: text,
  account_owner: textOrNull,
  amount: numberOrNull,
  authorized_date: dayOrNull,
  authorized_datetime: momentOrNull,
  check_number: textOrNull,
  counterparties: list(
    object({
      confidence_level: confidence,
      entity_id: textOrNull,
      logo_url: addressOrNull,
      name: text,
      type: oneOf(
        'financial_institution',
        'income_source',
        'marketplace',
        'merchant',
        'payment_app',
        'payment_terminal',
      ),
      website: textOrNull,
    }),
  ),
  credit_category: creditCategory,
  date: day,
  datetime: momentOrNull,
  location,
  logo_url: addressOrNull,
  merchant_entity_id: textOrNull,
  merchant_name: textOrNull,
  name: textOrNull,
  original_description: textOrNull,
  payment_channel: oneOf('in store', 'online', 'other'),
  payment_meta: paymentMeta,
  pending: { type: ['boolean', 'null'] },
  pending_transaction_id: textOrNull,
  personal_finance_category: orNull(object({ confidence_level: confidence, detailed: text, primary: text })),
  personal_finance_category_icon_url: addressOrNull,
  transaction_code: oneOfOrNull(
    'adjustment',
    'atm',
    'bank charge',
    'bill payment',
    'cash',
    'cashback',
    'cheque',
    'direct debit',
    'interest',
    'payment',
    'purchase',
    'refund',
    'standing order',
    'transfer',
  ),
  transaction_id: text,
  transaction_type: transactionType,
  website: textOrNull,
});

const pageFields = {
  accounts: list(account),
  has_more: flag,
  item,
  next_cursor: text,
  request_id: text,
  total_transactions: count,
  transactions: list(transaction),
};

/** `/cashflow_report/transactions/get`. */
export const transactionsPage: Schema = object(pageFields);

/** `/cashflow_report/get`. */
export const page: Schema = object({ ...pageFields, last_successful_update_time: moment });

const money = denominated({ amount: number });
const perDay: Schema = { type: 'number', minimum: 0 };

/** `/cashflow_report/insights/get`. */
export const insights: Schema = object({
  account_insights: object({
    historical_balances: list(denominated({ amount: number, date: day })),
    monthly_summaries: list(
      object({
        average_daily_ending_balance: money,
        average_daily_inflow_amount: money,
        average_daily_inflow_transaction_count: perDay,
        average_daily_net_cashflow_amount: money,
        average_daily_outflow_amount: money,
        average_daily_outflow_transaction_count: perDay,
        end_date: day,
        ending_balance: orNull(money),
        negative_ending_balance_day_count: { ...count, maximum: 31 },
        nsf_transaction_count: count,
        overdraft_transaction_count: count,
        start_date: day,
        starting_balance: orNull(money),
        total_loan_payment: money,
        total_payroll: money,
        total_revenue: money,
        total_variable_expense: money,
      }),
    ),
  }),
  accounts: list(account),
  item,
  last_generated_time: moment,
  request_id: text,
});
