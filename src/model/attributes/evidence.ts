import type { Transaction } from '../transaction.js';
import { type CountedCategory, inCategory } from './credit-category.js';
import type { DailyBalance } from './daily-balance.js';

/** What the attributes of one currency are computed from. A part is null when it is absent, also for one account only. */
export interface Evidence {
  /** Of every account, regardless of its type. */
  readonly transactions: readonly Transaction[] | null;
  /** Of the accounts that the attributes cover: the one account, or the depository accounts of a report. */
  readonly coveredTransactions: readonly Transaction[] | null;
  /** The same; null also when Plaid gave none of them a category. */
  readonly categorizedTransactions: readonly Transaction[] | null;
  /** Of the same accounts, added up day by day; null also when a sum is larger than a double can hold. */
  readonly balances: readonly DailyBalance[] | null;
}

/** The covered transactions of a category; null when the categories are not known. */
export function coveredInCategory(
  { categorizedTransactions }: Evidence,
  primary: CountedCategory,
): Transaction[] | null {
  return categorizedTransactions && inCategory(categorizedTransactions, primary);
}
