/** The lowest number; null for an empty list. A long list would overflow the stack in `Math.min(...numbers)`. */
export function minOf(numbers: readonly number[]): number | null {
  return numbers.reduce<number | null>((low, number) => (low === null || number < low ? number : low), null);
}

/** The highest number; null for an empty list. */
export function maxOf(numbers: readonly number[]): number | null {
  return numbers.reduce<number | null>(
    (high, number) => (high === null || number > high ? number : high),
    null,
  );
}
