import type { Transaction } from '../transaction.js';

/** The primary credit categories that attributes count by, in Plaid's words. */
export type CountedCategory = 'BANK_PENALTIES' | 'LOAN_DISBURSEMENTS' | 'LOAN_PAYMENTS';

/**
 * Whether Plaid has sorted these transactions, which it does only in a report with Insights, and there not for every bank.
 * None of a category among transactions that nobody has sorted does not mean that there are none, and is not to be told
 * as a zero. The one place where a report without categories is told from one with them.
 */
export function areCategorized(transactions: readonly Transaction[]): boolean {
  return transactions.length === 0 || transactions.some(({ creditCategory }) => creditCategory !== null);
}

export function inCategory(transactions: readonly Transaction[], primary: CountedCategory): Transaction[] {
  return transactions.filter(({ creditCategory }) => creditCategory?.primary === primary);
}
