import { minOf } from '../../lib/min-max.js';

const MS_PER_DAY = 86_400_000;

/**
 * Days from the latest of these days to `asOf`; 0 is that day itself. Days after `asOf` have not come yet and do not count.
 * Null where none is left, and nothing is known of a text that is no day.
 */
export function daysSince(days: readonly string[], asOf: string): number | null {
  const until = Date.parse(asOf);
  const ages = days.map((day) => (until - Date.parse(day)) / MS_PER_DAY).filter((age) => age >= 0);
  const age = minOf(ages);
  return age === null ? null : Math.floor(age);
}
