import type { Transaction } from '../transaction.js';
import { type CountedCategory, inCategory } from './credit-category.js';
import type { DailyBalance } from './daily-balance.js';

/** What the attributes of one currency are reckoned from. */
export interface Evidence {
  /** Of every account, whatever its type. */
  readonly transactions: readonly Transaction[];
  /** Of the accounts whose attributes these are: the one account, or the depository accounts of a report. */
  readonly coveredTransactions: readonly Transaction[];
  /** Of the same accounts, added up day by day; null where these sums cannot be said. */
  readonly balances: readonly DailyBalance[] | null;
  /** Whether the report was read with Insights. */
  readonly categorized: boolean;
}

/** The covered transactions of a category; null where Plaid has not told the categories. */
export function coveredInCategory(
  { coveredTransactions, categorized }: Evidence,
  primary: CountedCategory,
): Transaction[] | null {
  return categorized ? inCategory(coveredTransactions, primary) : null;
}
