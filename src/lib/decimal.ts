import Big from 'big.js';

/*
 * Arithmetic as on paper: in binary floating point 0.1 + 0.2 is not 0.3, and a borrower's year has thousands of such
 * sums. Numbers go in and come out as JSON has them; only what is between is decimal.
 */

/** The sum, exact until it becomes a number again; 0 for nothing. Numbers must be finite. */
export function sum(numbers: Iterable<number>): number {
  return toNumber(total(numbers));
}

/** The mean, not rounded; null for nothing, which has none. Numbers must be finite. */
export function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : toNumber(total(numbers).div(numbers.length));
}

function total(numbers: Iterable<number>): Big {
  let total = new Big(0);
  for (const number of numbers) total = total.plus(number);
  return total;
}

/** Zero has no sign on paper. */
function toNumber(value: Big): number {
  return value.toNumber() + 0;
}
