import { mean, sum } from '../../lib/decimal.js';
import { minOf } from '../../lib/min-max.js';
import type { DailyBalance } from './daily-balance.js';
import { daysSince } from './days-since.js';
import { eventsOf } from './events.js';
import { coveredInCategory, type Evidence } from './evidence.js';
import type { MonthlyAmount } from './monthly-amount.js';

/** Penalties for missing funds (OD/NSF: overdraft, not sufficient funds), and days with a negative balance. */
export interface NegativeRecord {
  readonly countOdNsf: number | null;
  readonly amountOdNsf: number | null;
  readonly minOdNsf: number | null;
  readonly maxOdNsf: number | null;
  readonly avgOdNsf: number | null;
  readonly odNsfMonthlySummary: readonly MonthlyAmount[] | null;
  readonly daysSinceOdNsf: number | null;
  /** The days below zero, the newest first. Null when balances of past days are missing. */
  readonly negativeHistoricalBalances: readonly DailyBalance[] | null;
  readonly countNegativeHistoricalBalances: number | null;
  readonly amountNegativeHistoricalBalances: number | null;
  readonly lowestNegativeHistoricalBalance: number | null;
  readonly averageNegativeHistoricalBalance: number | null;
  readonly daysSinceNegativeHistoricalBalance: number | null;
}

export function negativeRecordOf(evidence: Evidence, asOf: string): NegativeRecord {
  const odNsf = eventsOf(coveredInCategory(evidence, 'BANK_PENALTIES'), 'OUTFLOW', asOf);
  const { balances } = evidence;
  const negative = (balances?.filter(({ current }) => current < 0) ?? []).sort(newestFirst);
  const amounts = negative.map(({ current }) => current);
  return {
    countOdNsf: odNsf.count,
    amountOdNsf: odNsf.amount,
    minOdNsf: odNsf.min,
    maxOdNsf: odNsf.max,
    avgOdNsf: odNsf.avg,
    odNsfMonthlySummary: odNsf.monthlySummary,
    daysSinceOdNsf: odNsf.daysSince,
    negativeHistoricalBalances: balances && negative,
    countNegativeHistoricalBalances: balances && amounts.length,
    amountNegativeHistoricalBalances: balances && sum(amounts),
    lowestNegativeHistoricalBalance: minOf(amounts),
    averageNegativeHistoricalBalance: mean(amounts),
    daysSinceNegativeHistoricalBalance: daysSince(
      negative.map(({ date }) => date),
      asOf,
    ),
  };
}

function newestFirst(one: DailyBalance, other: DailyBalance): number {
  if (one.date === other.date) return 0;
  return one.date < other.date ? 1 : -1;
}
