import { minOf } from '../../lib/min-max.js';

const MS_PER_DAY = 86_400_000;

/**
 * The days from the latest of these days to `asOf`; 0 is the same day. Ignores days after `asOf` and texts that are not a day.
 * Null when no day is left.
 */
export function daysSince(days: readonly string[], asOf: string): number | null {
  const until = Date.parse(asOf);
  const ages = days.map((day) => (until - Date.parse(day)) / MS_PER_DAY).filter((age) => age >= 0);
  const age = minOf(ages);
  return age === null ? null : Math.floor(age);
}
