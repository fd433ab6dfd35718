import { hasNoCategory } from '../coverage.js';
import type { Transaction } from '../transaction.js';

/** The primary credit categories that attributes use, as Plaid names them. */
export type CountedCategory = 'BANK_PENALTIES' | 'LOAN_DISBURSEMENTS' | 'LOAN_PAYMENTS';

/**
 * Whether Plaid categorized these transactions. It does so only in reports with Insights, and not for every bank. Without
 * categories, the number of transactions of a category is unknown, not 0.
 */
export function areCategorized(transactions: readonly Transaction[]): boolean {
  return transactions.length === 0 || !transactions.every(hasNoCategory);
}

export function inCategory(transactions: readonly Transaction[], primary: CountedCategory): Transaction[] {
  return transactions.filter(({ creditCategory }) => creditCategory?.primary === primary);
}
