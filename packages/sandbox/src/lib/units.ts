/*
 * Money as a whole number of units, at least 100 per dollar. Sums of decimal fractions in floating point are not exact, sums of
 * whole numbers are. A unit of two decimals is a cent.
 */

/** The decimals that represent all amounts exactly, at least 2: 2 for 12.5, 4 for 23631.9805, 7 for 1e-7. */
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

/** The units of an amount with at most `decimals` decimals. Exact for at most 15 digits. */
export function toUnits(amount: number, decimals: number): number {
  return Math.round(amount * 10 ** decimals);
}

/** The amount of these units. A single division gives the exact JSON number. */
export function fromUnits(units: number, decimals: number): number {
  return units / 10 ** decimals;
}
