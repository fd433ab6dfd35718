/** The lowest number; null for none. `Math.min(...numbers)` would put them all on the stack, which a long list overflows. */
export function minOf(numbers: readonly number[]): number | null {
  return numbers.reduce<number | null>((low, number) => (low === null || number < low ? number : low), null);
}

/** The highest number; null for none. */
export function maxOf(numbers: readonly number[]): number | null {
  return numbers.reduce<number | null>(
    (high, number) => (high === null || number > high ? number : high),
    null,
  );
}
