import type { Transaction } from '../transaction.js';
import { type CountedCategory, inCategory } from './credit-category.js';
import type { DailyBalance } from './daily-balance.js';

/** The input of the attributes of one currency. A part is null when it is absent, even for one account only. */
export interface Evidence {
  /** The transactions of all accounts. */
  readonly transactions: readonly Transaction[] | null;
  /** The transactions of the covered accounts: the one account, or the depository accounts of a report. */
  readonly coveredTransactions: readonly Transaction[] | null;
  /** The covered transactions; also null when Plaid categorized none of them. */
  readonly categorizedTransactions: readonly Transaction[] | null;
  /** The daily balances of the covered accounts; also null when a sum exceeds the largest double. */
  readonly balances: readonly DailyBalance[] | null;
}

/** The covered transactions of a category; null when the categories are not known. */
export function coveredInCategory(
  { categorizedTransactions }: Evidence,
  primary: CountedCategory,
): Transaction[] | null {
  return categorizedTransactions && inCategory(categorizedTransactions, primary);
}
