import Big from 'big.js';

/*
 * Decimal arithmetic: in binary floating point 0.1 + 0.2 is not 0.3, and a year of transactions has thousands of such
 * sums. Inputs and results are the doubles of JSON; only the computation is decimal.
 */

/** The exact sum, rounded once to a double; 0 for no numbers, and null above the largest double. Numbers must be finite. */
export function sum(numbers: Iterable<number>): number | null {
  const { cents, rest } = total(numbers);
  // The quotient of two exact integers is the double nearest to the sum.
  return rest === null ? cents / 100 + 0 : toNumber(rest.plus(new Big(cents).div(100)));
}

/** The mean, not rounded to cents; null for no numbers. Numbers must be finite. */
export function mean(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const { cents, rest } = total(numbers);
  const whole = new Big(cents).div(100);
  return toNumber((rest === null ? whole : rest.plus(whole)).div(numbers.length));
}

/** A sum in two parts. */
interface Total {
  /** The sum of the numbers with whole cents. */
  readonly cents: number;
  /** The sum of the others; null without any. */
  readonly rest: Big | null;
}

/**
 * Nearly all amounts are whole cents, which add up exactly as integers, 100 times as fast. Amounts with more decimals, and
 * amounts too large for exact cents, are added as decimals.
 */
function total(numbers: Iterable<number>): Total {
  let cents = 0;
  let rest: Big | null = null;
  for (const number of numbers) {
    const rounded = Math.round(number * 100);
    if (rounded / 100 === number && Math.abs(rounded) < EXACT_CENTS) cents += rounded;
    else rest = (rest ?? ZERO).plus(number);
    if (Math.abs(cents) >= EXACT_CENTS) {
      rest = (rest ?? ZERO).plus(new Big(cents).div(100));
      cents = 0;
    }
  }
  return { cents, rest };
}

const ZERO = new Big(0);

/** Doubles hold every integer up to twice this value, and every cent up to a hundredth of it. */
const EXACT_CENTS = 1e14;

/** Turns -0 into 0, and infinity, which JSON does not have, into null. */
function toNumber(value: Big): number | null {
  const number = value.toNumber();
  return Number.isFinite(number) ? number + 0 : null;
}
