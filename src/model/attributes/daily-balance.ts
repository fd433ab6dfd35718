import { sum } from '../../lib/decimal.js';
import type { HistoricalBalance } from '../account.js';

/** The sum of the balances of several accounts at the end of a day. */
export interface DailyBalance {
  readonly date: string;
  readonly current: number;
}

/**
 * Sums the balances of accounts in one currency for each day. An account whose history starts after a day adds nothing to it.
 * Null when the sum of a day exceeds the largest double, because figures over the other days alone would be wrong.
 */
export function dailyBalances(balances: readonly HistoricalBalance[]): DailyBalance[] | null {
  const days = new Map<string, number[]>();
  for (const { date, current } of balances) {
    const day = days.get(date);
    if (day === undefined) days.set(date, [current]);
    else day.push(current);
  }
  const daily: DailyBalance[] = [];
  for (const [date, amounts] of days) {
    // A fast path for one account, which most reports have.
    const current = amounts.length === 1 ? (amounts[0] as number) : sum(amounts);
    if (current === null) return null;
    daily.push({ date, current });
  }
  return daily;
}
