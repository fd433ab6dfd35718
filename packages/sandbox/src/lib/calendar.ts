/** 'YYYY-MM-DD' in UTC. This text sorts by date, so days are compared with `<`. */
export type Day = string;

const millisPerDay = 86_400_000;

/** Whether the text is an existing day: '2024-02-29' is, '2023-02-29' and '2024-2-9' are not. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && fromOrdinal(toOrdinal(text)) === text;
}

export function addDays(day: Day, count: number): Day {
  return fromOrdinal(toOrdinal(day) + count);
}

export function daysBetween(from: Day, to: Day): number {
  return toOrdinal(to) - toOrdinal(from);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(day: Day): number {
  // Day 0, 1970-01-01, was a Thursday.
  return (((toOrdinal(day) + 4) % 7) + 7) % 7;
}

/** This day of the same month, or the last day of a shorter month. */
export function dayInMonthOf(day: Day, dayOfMonth: number): Day {
  const month = day.slice(0, 8);
  const asked = `${month}${String(dayOfMonth).padStart(2, '0')}`;
  return dayOfMonth <= 28 || isDay(asked) ? asked : dayInMonthOf(day, dayOfMonth - 1);
}

/** The day itself, or the Friday before a weekend. */
export function businessDayBefore(day: Day): Day {
  const daysIntoWeekend = { 6: 1, 0: 2 }[weekday(day)] ?? 0;
  return addDays(day, -daysIntoWeekend);
}

/** The day itself, or the Monday after a weekend. */
export function businessDayAfter(day: Day): Day {
  const daysOfWeekendLeft = { 6: 2, 0: 1 }[weekday(day)] ?? 0;
  return addDays(day, daysOfWeekendLeft);
}

/*
 * Two years of history convert the same few hundred days tens of thousands of times, and Date is slow. Caching halves the time
 * to generate a borrower.
 */
const ordinals = new Map<Day, number>();
const days = new Map<number, Day>();
const remembered = 20_000;

function toOrdinal(day: Day): number {
  let ordinal = ordinals.get(day);
  if (ordinal === undefined) {
    ordinal = Date.parse(`${day}T00:00:00Z`) / millisPerDay;
    if (ordinals.size < remembered) ordinals.set(day, ordinal);
  }
  return ordinal;
}

function fromOrdinal(ordinal: number): Day {
  if (!Number.isFinite(ordinal)) return '';
  let day = days.get(ordinal);
  if (day === undefined) {
    day = new Date(ordinal * millisPerDay).toISOString().slice(0, 10);
    if (days.size < remembered) days.set(ordinal, day);
  }
  return day;
}
