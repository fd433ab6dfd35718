import { sum } from '../../lib/decimal.js';
import type { HistoricalBalance } from '../account.js';

/** What several accounts held together when a day ended. */
export interface DailyBalance {
  readonly date: string;
  readonly current: number;
}

/**
 * Day by day over accounts of one currency. An account whose history does not reach back to a day adds nothing to it. Null
 * where the sum of a day is larger than a double can hold: figures over the other days would leave that day out.
 */
export function dailyBalances(balances: readonly HistoricalBalance[]): DailyBalance[] | null {
  const days = new Map<string, number[]>();
  for (const { date, current } of balances) {
    const day = days.get(date);
    if (day === undefined) days.set(date, [current]);
    else day.push(current);
  }
  const daily: DailyBalance[] = [];
  for (const [date, held] of days) {
    // One account, as in most reports, has nothing to add.
    const current = held.length === 1 ? (held[0] as number) : sum(held);
    if (current === null) return null;
    daily.push({ date, current });
  }
  return daily;
}
