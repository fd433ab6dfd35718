import { sum } from '../../lib/decimal.js';
import type { HistoricalBalance } from '../account.js';

/** What several accounts held together when a day ended. */
export interface DailyBalance {
  readonly date: string;
  readonly current: number;
}

/** Day by day over accounts of one currency. An account whose history does not reach back to a day adds nothing to it. */
export function dailyBalances(balances: readonly HistoricalBalance[]): DailyBalance[] {
  const days = new Map<string, number[]>();
  for (const { date, current } of balances) {
    const day = days.get(date);
    if (day === undefined) days.set(date, [current]);
    else day.push(current);
  }
  return [...days].map(([date, held]) => ({ date, current: sum(held) }));
}
