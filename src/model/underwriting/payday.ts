import { mean, sum } from '../../lib/decimal.js';
import { groupBy } from '../../lib/group-by.js';
import type { Posted } from './posted.js';

/** The deposits of one payer on one day. An employer may split a salary between two accounts. */
export interface Payday {
  readonly date: string;
  readonly deposits: readonly Posted[];
  /** With Plaid's sign: negative is money in. Null when it exceeds the largest double. */
  readonly amount: number | null;
}

/** @param deposits oldest first. */
export function paydaysOf(deposits: readonly Posted[]): Payday[] {
  return [...groupBy(deposits, ({ transaction }) => transaction.date).values()].flatMap(toPayday);
}

/** An amount from half of the median to one and a half of it is regular. */
const MAX_DEVIATION = 0.5;

/**
 * The paydays without unusual amounts, such as a bonus. When a bonus comes on the day of the salary, the deposit closest to the
 * median stays.
 */
export function regularPaydays(paydays: readonly Payday[]): Payday[] {
  const median = medianOf(paydays.flatMap(({ amount }) => amount ?? []));
  if (median === null) return [];
  const distance = (amount: number) => Math.abs(amount - median);
  const isRegular = ({ amount }: Payday) =>
    amount !== null && distance(amount) <= MAX_DEVIATION * Math.abs(median);
  return paydays.flatMap((payday) => {
    if (isRegular(payday)) return [payday];
    const [closest] = payday.deposits.toSorted(
      (one, other) => distance(one.transaction.amount) - distance(other.transaction.amount),
    );
    return closest === undefined ? [] : toPayday([closest]).filter(isRegular);
  });
}

export function medianOf(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return mean(sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1));
}

function toPayday(deposits: readonly Posted[]): Payday[] {
  const [first] = deposits;
  if (first === undefined) return [];
  const amount = sum(deposits.map(({ transaction }) => transaction.amount));
  return [{ date: first.transaction.date, deposits, amount }];
}
