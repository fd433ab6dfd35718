import Big from 'big.js';

/*
 * Arithmetic as on paper: in binary floating point 0.1 + 0.2 is not 0.3, and a borrower's year has thousands of such
 * sums. Numbers go in and come out as JSON has them; only what is between is decimal.
 */

/**
 * The sum, exact until it becomes a number again; 0 for nothing, and null where it is larger than a double can hold. Numbers
 * must be finite.
 */
export function sum(numbers: Iterable<number>): number | null {
  const { cents, rest } = total(numbers);
  // The quotient of two exact integers is the double nearest to the sum.
  return rest === null ? cents / 100 + 0 : toNumber(rest.plus(new Big(cents).div(100)));
}

/** The mean, not rounded; null for nothing, which has none. Numbers must be finite. */
export function mean(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const { cents, rest } = total(numbers);
  const whole = new Big(cents).div(100);
  return toNumber((rest === null ? whole : rest.plus(whole)).div(numbers.length));
}

/** A sum in two parts: what is whole cents, and what is not. */
interface Total {
  readonly cents: number;
  /** Null when all of it is whole cents. */
  readonly rest: Big | null;
}

/**
 * Money is nearly always whole cents, and cents add up exactly as the integers they are, a hundred times as fast. What has more
 * decimals, or is too large to be sure of its cents, is added as decimal text.
 */
function total(numbers: Iterable<number>): Total {
  let cents = 0;
  let rest: Big | null = null;
  for (const number of numbers) {
    const own = Math.round(number * 100);
    if (own / 100 === number && Math.abs(own) < SURE_CENTS) cents += own;
    else rest = (rest ?? ZERO).plus(number);
    if (Math.abs(cents) >= SURE_CENTS) {
      rest = (rest ?? ZERO).plus(new Big(cents).div(100));
      cents = 0;
    }
  }
  return { cents, rest };
}

const ZERO = new Big(0);

/** Twice this is still far from where a double skips integers, and a hundredth of it far from where it skips cents. */
const SURE_CENTS = 1e14;

/** Zero has no sign on paper, and Infinity is no number there: GraphQL could not answer with it. */
function toNumber(value: Big): number | null {
  const number = value.toNumber();
  return Number.isFinite(number) ? number + 0 : null;
}
