import * as z from 'zod';
import { isDay } from '../lib/calendar.js';
import { decimalsOf } from '../lib/units.js';

/**
 * Plaid's configuration object for `user_custom`, without nulls (Plaid docs: sandbox/user-custom). `holder_category` is not in
 * Plaid's schema, but in its examples. Keys that no report shows are accepted and ignored (`notShown`). Every other key is an
 * issue with the code `unrecognized_keys`.
 */

/** Plaid's documented limits for one custom user. */
const maxAccounts = 10;
const maxTransactions = 250;
// Plaid documents no limit. This one bounds the time that the categorization of one description takes.
const maxDescription = 1_000;
// A double represents every number of this many digits exactly.
const maxDigits = 15;
// Two years can touch 25 calendar months.
const monthsOfHistory = 25;

const figure = z.number().min(-1e12, { error: 'is out of range' }).max(1e12, { error: 'is out of range' });
const notShown = z.unknown().optional();
const day = z.string().refine(isDay, { error: 'must be a date, YYYY-MM-DD' });
const currency = z.string().regex(/^[A-Za-z0-9]{2,12}$/, { error: 'must be a currency code' });
const dayOfMonth = z.union(
  [z.int().min(1).max(28), z.literal('last'), z.string().regex(/^([1-9]|1\d|2[0-8])$/)],
  {
    error: 'must be 1 to 28 or "last"',
  },
);
const contact = z.strictObject({
  data: z.string(),
  primary: z.boolean().optional(),
  type: z.string().optional(),
});

const identity = z.strictObject({
  names: z.array(z.string()).min(1, { error: 'must contain at least one name' }).optional(),
  phone_numbers: z.array(contact).optional(),
  emails: z.array(contact).optional(),
  addresses: z
    .array(
      z.strictObject({
        primary: z.boolean().optional(),
        data: z.strictObject({
          street: z.string(),
          city: z.string().optional(),
          region: z.string().optional(),
          postal_code: z.string().optional(),
          country: z.string().optional(),
        }),
      }),
    )
    .optional(),
});

const transaction = z.strictObject({
  date_transacted: day,
  date_posted: day,
  amount: figure,
  description: z.string().max(maxDescription, { error: `must not exceed ${maxDescription} characters` }),
  currency: currency.optional(),
});

const security = z.strictObject({
  name: z.string().optional(),
  ticker_symbol: z.string().optional(),
  isin: z.string().optional(),
  cusip: z.string().optional(),
  sedol: z.string().optional(),
  currency: notShown,
});

const holding = z.strictObject({
  institution_price: figure,
  institution_price_as_of: day.optional(),
  cost_basis: figure.optional(),
  quantity: figure,
  currency: currency.optional(),
  security,
});

const investmentTransaction = z.strictObject({
  date: day,
  name: z.string(),
  quantity: figure,
  price: figure,
  fees: figure.optional(),
  type: z.enum(['buy', 'sell', 'cash', 'fee', 'transfer']),
  currency: currency.optional(),
  security: security.optional(),
});

const inflowModel = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('none'),
    income_amount: notShown,
    payment_day_of_month: notShown,
    statement_day_of_month: notShown,
    transaction_name: notShown,
  }),
  z.strictObject({
    type: z.literal('monthly-income'),
    income_amount: figure,
    payment_day_of_month: dayOfMonth,
    statement_day_of_month: notShown,
    transaction_name: z.string(),
  }),
  z.strictObject({
    type: z.enum(['monthly-balance-payment', 'monthly-interest-only-payment']),
    income_amount: notShown,
    payment_day_of_month: dayOfMonth,
    statement_day_of_month: dayOfMonth,
    transaction_name: z.string(),
  }),
]);

const liability = z.strictObject({
  principal: figure.optional(),
  type: notShown,
  purchase_apr: notShown,
  cash_apr: notShown,
  balance_transfer_apr: notShown,
  special_apr: notShown,
  last_payment_amount: notShown,
  minimum_payment_amount: notShown,
  is_overdue: notShown,
  origination_date: notShown,
  nominal_apr: notShown,
  interest_capitalization_grace_period_months: notShown,
  repayment_model: notShown,
  expected_payoff_date: notShown,
  guarantor: notShown,
  is_federal: notShown,
  loan_name: notShown,
  loan_status: notShown,
  payment_reference_number: notShown,
  pslf_status: notShown,
  repayment_plan_description: notShown,
  repayment_plan_type: notShown,
  sequence_number: notShown,
  servicer_address: notShown,
});

const numbers = z.strictObject({
  account: z.string().optional(),
  international_iban: z.string().optional(),
  ach_routing: notShown,
  ach_wire_routing: notShown,
  eft_institution: notShown,
  eft_branch: notShown,
  international_bic: notShown,
  bacs_sort_code: notShown,
});

const accountFields = z.strictObject({
  type: z.enum(['depository', 'credit', 'loan', 'investment', 'brokerage', 'payroll', 'other']),
  // Any text, because Plaid adds subtypes without notice and clients must be tested with unknown ones.
  subtype: z.string().optional(),
  starting_balance: figure.optional(),
  force_available_balance: figure.optional(),
  has_null_available_balance: z.boolean().optional(),
  holder_category: z.enum(['business', 'personal', 'unrecognized']).optional(),
  currency: currency.optional(),
  meta: z
    .strictObject({
      name: z.string().optional(),
      official_name: z.string().optional(),
      limit: figure.optional(),
      mask: z
        .string()
        .regex(/^([A-Za-z0-9]{2,4})?$/, { error: 'must be empty or 2 to 4 letters and digits' })
        .optional(),
      apy: figure.optional(),
    })
    .optional(),
  numbers: numbers.optional(),
  identity: identity.optional(),
  transactions: z.array(transaction).optional(),
  holdings: z.array(holding).optional(),
  investment_transactions: z.array(investmentTransaction).optional(),
  liability: liability.optional(),
  inflow_model: inflowModel.optional(),
  income: notShown,
});

const account = accountFields.superRefine((value, context) => {
  if (value.force_available_balance !== undefined && value.has_null_available_balance) {
    const message = 'cannot be set together with force_available_balance';
    context.addIssue({ code: 'custom', path: ['has_null_available_balance'], message });
  }
  if (!isExact(value)) {
    const message = `has amounts whose sum can need more than ${maxDigits} digits`;
    context.addIssue({ code: 'custom', message });
  }
  const currency = currencyOf(value);
  for (const key of ['transactions', 'holdings', 'investment_transactions'] as const) {
    value[key]?.forEach((entry, index) => {
      if (entry.currency === undefined || entry.currency === currency) return;
      // A sum of two currencies is not a valid balance.
      const message = "must be the account's currency";
      context.addIssue({ code: 'custom', path: [key, index, 'currency'], message });
    });
  }
});

export const customUser = z.strictObject({
  version: z
    .union([z.literal(2), z.literal('2')], { error: 'must be 2, the only version that the sandbox supports' })
    .optional(),
  seed: z.string().optional(),
  // Ignoring it would pretend that Link succeeded.
  force_error: z.never({ error: 'is not supported by the sandbox' }).optional(),
  override_accounts: z
    .array(account)
    .min(1, { error: 'must contain at least one account' })
    .max(maxAccounts, { error: `must contain at most ${maxAccounts} accounts` })
    .refine(
      (accounts) => accounts.flatMap(({ transactions }) => transactions ?? []).length <= maxTransactions,
      {
        error: `must contain at most ${maxTransactions} transactions in total`,
      },
    )
    .optional(),
  mfa: notShown,
  recaptcha: notShown,
});

export type CustomConfiguration = z.output<typeof customUser>;
export type CustomAccount = z.output<typeof accountFields>;
export type CustomIdentity = z.output<typeof identity>;
export type CustomInvestmentTransaction = z.output<typeof investmentTransaction>;
export type CustomSecurity = z.output<typeof security>;

/** The account's currency, or else that of the first transaction, holding or investment transaction with one, or else USD. */
export function currencyOf(account: CustomAccount): string {
  const { transactions = [], holdings = [], investment_transactions = [] } = account;
  const listed = [account, ...transactions, ...holdings, ...investment_transactions];
  return listed.find(({ currency }) => currency !== undefined)?.currency ?? 'USD';
}

/** All amounts that can be part of a balance of the account. */
export function amountsOf(account: CustomAccount): number[] {
  const { starting_balance, force_available_balance, meta, liability, inflow_model: model } = account;
  const amounts = [starting_balance, force_available_balance, meta?.limit, liability?.principal];
  const income = model?.type === 'monthly-income' ? Array(monthsOfHistory).fill(model.income_amount) : [];
  const transactions = account.transactions?.map(({ amount }) => amount) ?? [];
  return [...amounts, ...income, ...transactions].filter((amount) => amount !== undefined);
}

/** Whether all balances of the account are exact. */
function isExact(account: CustomAccount): boolean {
  const amounts = amountsOf(account);
  const decimals = decimalsOf(amounts);
  return amounts.reduce((sum, amount) => sum + Math.abs(amount), 0) * 10 ** decimals < 10 ** maxDigits;
}
