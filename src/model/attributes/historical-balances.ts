import { mean } from '../../lib/decimal.js';
import { maxOf, minOf } from '../../lib/min-max.js';
import type { Evidence } from './evidence.js';

/** The range of the daily balances. */
export interface HistoricalBalances {
  readonly avgHistoricalBalance: number | null;
  readonly minHistoricalBalance: number | null;
  readonly maxHistoricalBalance: number | null;
}

export function historicalBalancesOf({ balances }: Evidence): HistoricalBalances {
  const amounts = balances?.map(({ current }) => current) ?? [];
  return {
    avgHistoricalBalance: mean(amounts),
    minHistoricalBalance: minOf(amounts),
    maxHistoricalBalance: maxOf(amounts),
  };
}
