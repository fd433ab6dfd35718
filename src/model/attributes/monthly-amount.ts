import { sum } from '../../lib/decimal.js';
import type { Transaction } from '../transaction.js';

/** What one month's transactions add up to. */
export interface MonthlyAmount {
  /** YYYY-MM. */
  readonly month: string;
  /** Positive is money out. Null where it is larger than a double can hold. */
  readonly amount: number | null;
}

/** By the month a transaction posted in, oldest first. A month without any is left out. */
export function monthlySummary(transactions: readonly Transaction[]): MonthlyAmount[] {
  const months = new Map<string, number[]>();
  for (const { date, amount } of transactions) {
    const month = date.slice(0, 'YYYY-MM'.length);
    const amounts = months.get(month);
    if (amounts === undefined) months.set(month, [amount]);
    else amounts.push(amount);
  }
  return [...months]
    .map(([month, amounts]) => ({ month, amount: sum(amounts) }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}
