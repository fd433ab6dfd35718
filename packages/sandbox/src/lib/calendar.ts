/**
 * Days as banks print them: 'YYYY-MM-DD', always in UTC. Text in that form also sorts by date, so days are compared
 * with `<` and never turned into local times.
 */
export type Day = string;

const millisPerDay = 86_400_000;

/** Whether the text is a day that exists: '2024-02-29' is one, '2023-02-29' and '2024-2-9' are not. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && fromOrdinal(toOrdinal(text)) === text;
}

/** The day that many days later, or earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return fromOrdinal(toOrdinal(day) + count);
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: Day, to: Day): number {
  return toOrdinal(to) - toOrdinal(from);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekday(day: Day): number {
  // Day 0, the first of 1970, was a Thursday.
  return (((toOrdinal(day) + 4) % 7) + 7) % 7;
}

/** The same month's day of that number, or its last day where the month is shorter. */
export function dayInMonthOf(day: Day, dayOfMonth: number): Day {
  const month = day.slice(0, 8);
  // Every month has 28 days; which of the others it has is asked of the calendar.
  const asked = `${month}${String(dayOfMonth).padStart(2, '0')}`;
  return dayOfMonth <= 28 || isDay(asked) ? asked : dayInMonthOf(day, dayOfMonth - 1);
}

/** The day itself, or the Friday before a weekend: when payrolls land. */
export function businessDayBefore(day: Day): Day {
  const daysIntoWeekend = { 6: 1, 0: 2 }[weekday(day)] ?? 0;
  return addDays(day, -daysIntoWeekend);
}

/** The day itself, or the Monday after a weekend: when bills are drawn. */
export function businessDayAfter(day: Day): Day {
  const daysOfWeekendLeft = { 6: 2, 0: 1 }[weekday(day)] ?? 0;
  return addDays(day, daysOfWeekendLeft);
}

/*
 * A life of two years asks for the same few hundred days tens of thousands of times, and Date is slow at reading and writing
 * them: remembered, a borrower is made in half the time.
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
