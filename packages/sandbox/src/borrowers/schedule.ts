import {
  addDays,
  businessDayAfter,
  businessDayBefore,
  type Day,
  dayInMonthOf,
  daysBetween,
} from '../lib/calendar.js';
import type { Random } from '../lib/random.js';
import type { Life } from './borrower.js';

/** Two-week periods are counted from this Friday, so that paydays do not depend on the day of the report. */
const somePayday: Day = '2000-01-07';

export function everySecondFriday(life: Life): Day[] {
  return daysOf(life).filter((day) => daysBetween(somePayday, day) % 14 === 0);
}

/** Once a month on this day, or on the last day of a shorter month. */
export function monthly(life: Life, dayOfMonth: number): Day[] {
  const days: Day[] = [];
  for (
    let first = dayInMonthOf(life.firstDay, 1);
    first <= life.today;
    first = dayInMonthOf(addDays(first, 31), 1)
  ) {
    const day = dayInMonthOf(first, dayOfMonth);
    if (day >= life.firstDay && day <= life.today) days.push(day);
  }
  return days;
}

/** Paydays twice a month: the 15th and the last day, or the Friday before a weekend. */
export function twiceAMonth(life: Life): Day[] {
  return [...monthly(life, 15), ...monthly(life, 31)].map(businessDayBefore);
}

/** Once a month on this day, or on the Monday after a weekend; none after today. */
export function billingDays(life: Life, dayOfMonth: number): Day[] {
  return monthly(life, dayOfMonth)
    .map(businessDayAfter)
    .filter((day) => day <= life.today);
}

/** Once a year. `monthAndDay` is 'MM-DD'. */
export function yearly(life: Life, monthAndDay: string): Day[] {
  return daysOf(life).filter((day) => day.endsWith(monthAndDay));
}

/** At random intervals of `averageDays` on average. */
export function nowAndThen(life: Life, random: Random, averageDays: number): Day[] {
  const days: Day[] = [];
  const step = () => random.integer(1, 2 * averageDays - 1);
  for (let day = addDays(life.firstDay, step()); day <= life.today; day = addDays(day, step()))
    days.push(day);
  return days;
}

/** All days of the history, including today. */
export function daysOf(life: Life): Day[] {
  return Array.from({ length: daysBetween(life.firstDay, life.today) + 1 }, (_, n) =>
    addDays(life.firstDay, n),
  );
}
