import { cause } from './error.js';
import {
  count,
  day,
  dayOrNull,
  denominated,
  flag,
  list,
  moment,
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

/** Also used in Cashflow Reports. */
export const accountType = oneOf(
  'brokerage',
  'credit',
  'depository',
  'investment',
  'loan',
  'other',
  'payroll',
);

export const owner: Schema = object({
  names: { type: 'array', items: text, minItems: 1 },
  phone_numbers: list(
    object({
      data: text,
      primary: flag,
      type: oneOf('home', 'mobile', 'mobile1', 'office', 'other', 'work'),
    }),
  ),
  emails: list(object({ data: text, primary: flag, type: oneOf('other', 'primary', 'secondary') })),
  addresses: list(
    object({
      data: object({
        city: textOrNull,
        country: textOrNull,
        postal_code: textOrNull,
        region: textOrNull,
        street: text,
      }),
      primary: flag,
    }),
  ),
});

export const location: Schema = object({
  address: textOrNull,
  city: textOrNull,
  country: textOrNull,
  lat: numberOrNull,
  lon: numberOrNull,
  postal_code: textOrNull,
  region: textOrNull,
  store_number: textOrNull,
});

export const paymentMeta: Schema = object({
  by_order_of: textOrNull,
  payee: textOrNull,
  payer: textOrNull,
  payment_method: textOrNull,
  payment_processor: textOrNull,
  ppd_id: textOrNull,
  reason: textOrNull,
  reference_number: textOrNull,
});

export const creditCategory = orNull(object({ detailed: text, primary: text }));
export const transactionType = oneOf('digital', 'place', 'special', 'unresolved');

/** The fields of a transaction in every report. */
const transactionFields = {
  account_id: text,
  amount: number,
  date: day,
  original_description: textOrNull,
  pending: flag,
  transaction_id: text,
};

const plainTransaction = denominated(transactionFields);

/** With Insights all these keys are present, null if unknown. */
const insightsTransaction = denominated({
  ...transactionFields,
  account_owner: textOrNull,
  category: orNull(list(text)),
  category_id: textOrNull,
  check_number: textOrNull,
  credit_category: creditCategory,
  date_transacted: dayOrNull,
  location,
  merchant_name: textOrNull,
  name: text,
  payment_meta: paymentMeta,
  pending_transaction_id: textOrNull,
  transaction_type: transactionType,
});

const investments = object({
  holdings: list(
    denominated({
      account_id: text,
      cost_basis: numberOrNull,
      institution_price: number,
      institution_price_as_of: dayOrNull,
      institution_value: number,
      quantity: number,
      security_id: text,
      ticker_symbol: textOrNull,
    }),
  ),
  securities: list(
    object({ name: textOrNull, security_id: text, ticker_symbol: textOrNull, type: textOrNull }),
  ),
  transactions: list(
    denominated({
      account_id: text,
      amount: number,
      date: day,
      fees: numberOrNull,
      investment_transaction_id: text,
      name: text,
      price: number,
      quantity: number,
      security_id: textOrNull,
      subtype: text,
      type: oneOf('buy', 'cancel', 'cash', 'fee', 'sell', 'transfer'),
      vested_quantity: number,
      vested_value: number,
    }),
  ),
});

const account = (transaction: Schema) =>
  object(
    {
      account_id: text,
      balances: denominated({
        available: numberOrNull,
        current: numberOrNull,
        limit: numberOrNull,
        margin_loan_amount: numberOrNull,
      }),
      days_available: number,
      historical_balances: list(denominated({ current: number, date: day })),
      mask: { type: ['string', 'null'], pattern: '^[A-Za-z0-9]{2,4}$' },
      name: text,
      official_name: textOrNull,
      owners: list(owner),
      ownership_type: oneOfOrNull('association', 'individual', 'joint', 'trust'),
      // Any text, because Plaid adds subtypes without notice, and a sandbox bank has an unknown one.
      subtype: textOrNull,
      transactions: list(transaction),
      type: accountType,
    },
    { investments },
  );

const report = (transaction: Schema) =>
  object({
    report: object({
      asset_report_id: text,
      client_report_id: textOrNull,
      date_generated: moment,
      days_requested: { ...count, maximum: 731 },
      items: list(
        object({
          accounts: list(account(transaction)),
          date_last_updated: moment,
          institution_id: text,
          institution_name: text,
          item_id: text,
        }),
      ),
      user: object({
        client_user_id: textOrNull,
        email: textOrNull,
        first_name: textOrNull,
        last_name: textOrNull,
        middle_name: textOrNull,
        phone_number: textOrNull,
        ssn: { type: ['string', 'null'], pattern: '^\\d{3}-\\d{2}-\\d{4}$' },
      }),
    }),
    request_id: text,
    warnings: list(
      object({
        cause: orNull(cause),
        warning_code: oneOf('INVESTMENTS_UNAVAILABLE', 'OWNERS_UNAVAILABLE', 'TRANSACTIONS_UNAVAILABLE'),
        warning_type: { const: 'ASSET_REPORT_WARNING' },
      }),
    ),
  });

/** A response with an Asset Report, with and without Insights. */
export const reports = { plain: report(plainTransaction), insights: report(insightsTransaction) };
