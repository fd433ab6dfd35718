import { mean, sum } from '../../lib/decimal.js';
import { maxOf, minOf } from '../../lib/min-max.js';
import type { Direction, Transaction } from '../transaction.js';
import { daysSince } from './days-since.js';
import { type MonthlyAmount, monthlySummary } from './monthly-amount.js';

/** The figures for transactions of one kind. Amounts keep Plaid's sign: positive is money out. */
export interface Events {
  readonly count: number | null;
  readonly amount: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly avg: number | null;
  readonly monthlySummary: readonly MonthlyAmount[] | null;
  readonly daysSince: number | null;
}

const UNKNOWN: Events = {
  count: null,
  amount: null,
  min: null,
  max: null,
  avg: null,
  monthlySummary: null,
  daysSince: null,
};

/**
 * @param transactions the transactions of this kind in one currency; null when they are unknown.
 * @param direction the usual direction of this kind. `max` is the largest amount in this direction and `min` the smallest:
 * the largest loan paid out is the `max` although its amount is the lowest number. An amount in the other direction, such as a
 * refunded fee, is smaller than any amount in the usual direction.
 */
export function eventsOf(
  transactions: readonly Transaction[] | null,
  direction: Direction,
  asOf: string,
): Events {
  if (transactions === null) return UNKNOWN;
  const amounts = transactions.map(({ amount }) => amount);
  const [least, most] = direction === 'OUTFLOW' ? [minOf, maxOf] : [maxOf, minOf];
  return {
    count: amounts.length,
    amount: sum(amounts),
    min: least(amounts),
    max: most(amounts),
    avg: mean(amounts),
    monthlySummary: monthlySummary(transactions),
    daysSince: daysSince(
      transactions.map(({ date }) => date),
      asOf,
    ),
  };
}
