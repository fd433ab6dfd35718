import { z } from 'zod';
import { isDay } from './calendar.js';

/**
 * Plaid's configuration object for `user_custom`, as far as reports show it. Keys that Plaid knows but no report
 * shows (mfa, recaptcha, income) and keys that nobody knows are ignored.
 *
 * Plaid docs: sandbox/user-custom, configuration object schema.
 */

/** Plaid's documented limits for one custom user. */
const maxAccounts = 10;
const maxTransactions = 250;
// Plaid names no limit; ours keeps one line from being searched for words for seconds.
const maxDescription = 1_000;

// Within these bounds a sum of cents stays exact.
const figure = z.number().min(-1e12, { error: 'is out of range' }).max(1e12, { error: 'is out of range' });
const amount = figure.refine((value) => Number(value.toFixed(2)) === value, {
  error: 'must be whole cents',
});
const day = z.string().refine(isDay, { error: 'must be a date, YYYY-MM-DD' });
const currency = z.string().regex(/^[A-Za-z0-9]{2,12}$/, { error: 'must be a currency code' });
const dayOfMonth = z.union(
  [z.int().min(1).max(28), z.literal('last'), z.string().regex(/^([1-9]|1\d|2[0-8])$/)],
  {
    error: 'must be 1 to 28 or "last"',
  },
);
const contact = z.object({
  data: z.string(),
  primary: z.boolean().optional(),
  type: z.string().optional(),
});

const identity = z.object({
  names: z.array(z.string()).min(1, { error: 'must name someone' }).optional(),
  phone_numbers: z.array(contact).optional(),
  emails: z.array(contact).optional(),
  addresses: z
    .array(
      z.object({
        primary: z.boolean().optional(),
        data: z.object({
          street: z.string(),
          city: z.string().nullish(),
          region: z.string().nullish(),
          postal_code: z.string().nullish(),
          country: z.string().nullish(),
        }),
      }),
    )
    .optional(),
});

const transaction = z.object({
  date_transacted: day,
  date_posted: day,
  amount,
  description: z.string().max(maxDescription, { error: `must not exceed ${maxDescription} characters` }),
  currency: currency.optional(),
});

const security = z.object({
  name: z.string().nullish(),
  ticker_symbol: z.string().nullish(),
  isin: z.string().nullish(),
  cusip: z.string().nullish(),
  sedol: z.string().nullish(),
});

const holding = z.object({
  institution_price: figure,
  institution_price_as_of: day.optional(),
  cost_basis: figure.nullish(),
  quantity: figure,
  currency: currency.optional(),
  security,
});

const investmentTransaction = z.object({
  date: day,
  name: z.string(),
  quantity: figure,
  price: figure,
  fees: figure.nullish(),
  type: z.enum(['buy', 'sell', 'cash', 'fee', 'transfer']),
  currency: currency.optional(),
  security: security.optional(),
});

const inflowModel = z.discriminatedUnion('type', [
  z.object({ type: z.literal('none') }),
  z.object({
    type: z.literal('monthly-income'),
    income_amount: amount,
    payment_day_of_month: dayOfMonth,
    transaction_name: z.string(),
  }),
  z.object({
    type: z.enum(['monthly-balance-payment', 'monthly-interest-only-payment']),
    payment_day_of_month: dayOfMonth,
    statement_day_of_month: dayOfMonth,
    transaction_name: z.string(),
  }),
]);

type Denominated = { readonly currency?: string | undefined };
interface Listed extends Denominated {
  readonly transactions?: readonly Denominated[] | undefined;
  readonly holdings?: readonly Denominated[] | undefined;
  readonly investment_transactions?: readonly Denominated[] | undefined;
}

const account = z
  .object({
    type: z.enum(['depository', 'credit', 'loan', 'investment', 'brokerage', 'payroll', 'other']),
    // Any text: Plaid adds subtypes without notice, and a client had better be tested with one it does not know.
    subtype: z.string().nullish(),
    starting_balance: amount.nullish(),
    force_available_balance: amount.nullish(),
    has_null_available_balance: z.boolean().optional(),
    currency: currency.optional(),
    meta: z
      .object({
        name: z.string().optional(),
        official_name: z.string().nullish(),
        limit: amount.nullish(),
        mask: z
          .string()
          .regex(/^([A-Za-z0-9]{2,4})?$/, { error: 'must be empty or 2 to 4 letters and digits' })
          .nullish(),
      })
      .optional(),
    numbers: z.object({ account: z.string().optional() }).optional(),
    identity: identity.optional(),
    transactions: z.array(transaction).optional(),
    holdings: z.array(holding).optional(),
    investment_transactions: z.array(investmentTransaction).optional(),
    liability: z.object({ principal: amount.optional() }).optional(),
    inflow_model: inflowModel.optional(),
  })
  .superRefine((value, context) => {
    if (value.force_available_balance != null && value.has_null_available_balance) {
      const message = 'cannot be set together with force_available_balance';
      context.addIssue({ code: 'custom', path: ['has_null_available_balance'], message });
    }
    const currency = currencyOf(value);
    for (const key of ['transactions', 'holdings', 'investment_transactions'] as const) {
      value[key]?.forEach((entry, index) => {
        if (entry.currency === undefined || entry.currency === currency) return;
        // Adding up two currencies would give balances that mean nothing.
        const message = "must be the account's currency";
        context.addIssue({ code: 'custom', path: [key, index, 'currency'], message });
      });
    }
  });

export const customUser = z.object({
  seed: z.string().nullish(),
  // Pretending that Link succeeded would be worse than saying no.
  force_error: z.never({ error: 'is not supported by this sandbox' }).optional(),
  override_accounts: z
    .array(account)
    .min(1, { error: 'must hold at least one account' })
    .max(maxAccounts, { error: `must hold at most ${maxAccounts} accounts` })
    .refine(
      (accounts) => accounts.flatMap(({ transactions }) => transactions ?? []).length <= maxTransactions,
      {
        error: `must hold at most ${maxTransactions} transactions in all`,
      },
    )
    .optional(),
});

export type CustomAccount = z.output<typeof account>;
export type CustomIdentity = z.output<typeof identity>;
export type CustomInvestmentTransaction = z.output<typeof investmentTransaction>;
export type CustomSecurity = z.output<typeof security>;

/** The account's own currency, or that of the first thing listed on it that has one, or US dollars. */
export function currencyOf(account: Listed): string {
  const { transactions = [], holdings = [], investment_transactions = [] } = account;
  const listed = [account, ...transactions, ...holdings, ...investment_transactions];
  return listed.find(({ currency }) => currency !== undefined)?.currency ?? 'USD';
}
