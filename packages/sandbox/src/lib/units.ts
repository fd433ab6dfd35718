/*
 * Money as a whole number of units, 100 or more to the dollar: sums of dollars in binary floating point are not exact,
 * sums of whole numbers are. A unit of two decimals is a cent.
 */

/** How many decimals JSON needs for all of these amounts, and at least 2: 2 for 12.5, 4 for 23631.9805, 7 for 1e-7. */
export function decimalsOf(amounts: Iterable<number>): number {
  let most = 2;
  for (const amount of amounts) {
    if (fromUnits(toUnits(amount, 2), 2) === amount) continue;
    const [digits = '', exponent = ''] = amount.toExponential().split('e');
    const decimals = digits.split('.')[1] ?? '';
    most = Math.max(most, decimals.length - Number(exponent));
  }
  return most;
}

/** The number of units in an amount of at most that many decimals. Exact as long as the units have at most 15 digits. */
export function toUnits(amount: number, decimals: number): number {
  return Math.round(amount * 10 ** decimals);
}

/** The amount that JSON writes with at most that many decimals. Dividing once is exact. */
export function fromUnits(units: number, decimals: number): number {
  return units / 10 ** decimals;
}
