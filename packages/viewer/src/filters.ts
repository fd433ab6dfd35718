import type { Evidence } from './evidence.js';
import type {
  AccountPartsFragment,
  NegativeDaysPartsFragment,
  TransactionFilterInput,
} from './generated/graphql.js';
import { type Currency, currencyOf } from './money.js';
import { count } from './words.js';

/** What the server accepts in `transactionIds`. */
const MAX_IDS = 5_000;

/** Evidence that a figure of the graph names by ids. It says so when there are more than the server accepts. */
export function byIds(title: string, ids: readonly string[]): Evidence {
  const filter = { transactionIds: ids.slice(0, MAX_IDS) };
  if (ids.length <= MAX_IDS) return { title, filter };
  return {
    title: `${title}, the first ${MAX_IDS.toLocaleString()} of ${count(ids.length, 'transaction')}`,
    filter,
  };
}

type Accounts = readonly Pick<AccountPartsFragment, 'accountId' | 'type'>[];

/** The transactions of the depository accounts in one currency, which the attributes of a report cover. */
export function depository(accounts: Accounts, currency: Currency): TransactionFilterInput {
  return {
    accountIds: accounts.filter(({ type }) => type === 'DEPOSITORY').map(({ accountId }) => accountId),
    currencyCode: currencyOf(currency),
  };
}

/** Those of them in a primary credit category. */
export function inCategory(accounts: Accounts, currency: Currency, category: string): TransactionFilterInput {
  return { ...depository(accounts, currency), creditCategories: [category] };
}

/** The transactions that an average of balances in one currency lies over. */
export function inPeriod({ startDate, endDate, ...currency }: Period): TransactionFilterInput {
  return { startDate, endDate, currencyCode: currencyOf(currency) };
}

interface Period extends Currency {
  readonly startDate: string | null;
  readonly endDate: string | null;
}

/**
 * The days that ended below zero, and the transactions from the first to the last of them.
 *
 * @param accounts the accounts whose balances they are.
 */
export function daysBelowZero(
  title: string,
  accounts: TransactionFilterInput,
  entry: NegativeDays,
): Evidence {
  const days = entry.negativeRecord.negativeHistoricalBalances ?? [];
  const [last, first] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { title, filter: { transactionIds: [] } };
  const period = { startDate: first.date, endDate: last.date };
  return { title, filter: { ...accounts, ...period }, balances: { days, currency: entry } };
}

export type NegativeDays = Currency & { readonly negativeRecord: NegativeDaysPartsFragment };
