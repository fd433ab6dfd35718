import { hasNoCategory } from '../coverage.js';
import type { Transaction } from '../transaction.js';

/** The primary credit categories that attributes count by, in Plaid's words. */
export type CountedCategory = 'BANK_PENALTIES' | 'LOAN_DISBURSEMENTS' | 'LOAN_PAYMENTS';

/**
 * Whether Plaid categorized these transactions. It does so only in a report with Insights, and not for every bank. Without
 * categories, 0 transactions of a category would be a claim that nothing supports.
 */
export function areCategorized(transactions: readonly Transaction[]): boolean {
  return transactions.length === 0 || !transactions.every(hasNoCategory);
}

export function inCategory(transactions: readonly Transaction[], primary: CountedCategory): Transaction[] {
  return transactions.filter(({ creditCategory }) => creditCategory?.primary === primary);
}
