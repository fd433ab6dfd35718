import { sum } from '../../lib/decimal.js';
import type { Transaction } from '../transaction.js';

/** The sum of one month's transactions. */
export interface MonthlyAmount {
  /** YYYY-MM. */
  readonly month: string;
  /** Positive is money out. Null when it exceeds the largest double. */
  readonly amount: number | null;
}

/** Sums by the posting month, oldest first. Months without transactions are left out. */
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
