import { mean } from '../../lib/decimal.js';

export type RegularCadence = 'WEEKLY' | 'BIWEEKLY' | 'SEMIMONTHLY' | 'MONTHLY';
export type IncomeCadence = RegularCadence | 'IRREGULAR';

export interface FittedCadence {
  readonly cadence: IncomeCadence;
  /** The share of the gaps between paydays that fit the cadence, 0 to 1. */
  readonly fit: number;
}

/** Days between two paydays. Weekends and holidays move a payday by some days. */
const GAPS = [
  { cadence: 'WEEKLY', min: 6, max: 8 },
  { cadence: 'TWICE', min: 12, max: 18 },
  { cadence: 'MONTHLY', min: 26, max: 35 },
] as const;

/** A change of the pay day, or a missing payday, leaves one gap that does not fit. */
const MIN_FIT = 0.75;

const MIN_PAYDAYS = 3;

/** Every two weeks is 14 days on average, twice a month is 15.2. */
const MAX_MEAN_OF_TWO_WEEKS = 14.6;

const MS_PER_DAY = 86_400_000;

/** @param days distinct days, YYYY-MM-DD, oldest first. */
export function cadenceOf(days: readonly string[]): FittedCadence {
  const gaps = days
    .slice(1)
    .map((day, index) => (Date.parse(day) - Date.parse(days[index] ?? '')) / MS_PER_DAY);
  for (const { cadence, min, max } of GAPS) {
    const fitting = gaps.filter((gap) => gap >= min && gap <= max);
    const fit = fitting.length / gaps.length;
    if (days.length < MIN_PAYDAYS || fit < MIN_FIT) continue;
    if (cadence !== 'TWICE') return { cadence, fit };
    const isEveryTwoWeeks = (mean(fitting) ?? 0) <= MAX_MEAN_OF_TWO_WEEKS;
    return { cadence: isEveryTwoWeeks ? 'BIWEEKLY' : 'SEMIMONTHLY', fit };
  }
  return { cadence: 'IRREGULAR', fit: 0 };
}

/** The days after a payday within which the next one is expected, with a week of delay. */
const EXPECTED_WITHIN: Readonly<Record<IncomeCadence, number>> = {
  WEEKLY: 14,
  BIWEEKLY: 21,
  SEMIMONTHLY: 23,
  MONTHLY: 38,
  IRREGULAR: 60,
};

/** Whether the next payday of a stream is not overdue on a day. */
export function isActive(cadence: IncomeCadence, lastDay: string, today: string): boolean {
  return (Date.parse(today) - Date.parse(lastDay)) / MS_PER_DAY <= EXPECTED_WITHIN[cadence];
}
