import {
  addDays,
  businessDayAfter,
  businessDayBefore,
  type Day,
  dayInMonthOf,
  daysBetween,
} from '../lib/calendar.js';
import type { Random } from '../lib/random.js';
import type { History } from './borrower.js';

/** Two-week periods are counted from this Friday, so that paydays do not depend on the day of the report. */
const somePayday: Day = '2000-01-07';

export function everySecondFriday(history: History): Day[] {
  return daysOf(history).filter((day) => daysBetween(somePayday, day) % 14 === 0);
}

/** Once a month on this day, or on the last day of a shorter month. */
export function monthly(history: History, dayOfMonth: number): Day[] {
  const days: Day[] = [];
  for (
    let first = dayInMonthOf(history.firstDay, 1);
    first <= history.today;
    first = dayInMonthOf(addDays(first, 31), 1)
  ) {
    const day = dayInMonthOf(first, dayOfMonth);
    if (day >= history.firstDay && day <= history.today) days.push(day);
  }
  return days;
}

/** Paydays twice a month: the 15th and the last day, or the Friday before a weekend. */
export function twiceAMonth(history: History): Day[] {
  return [...monthly(history, 15), ...monthly(history, 31)].map(businessDayBefore);
}

/** Once a month on this day, or on the Monday after a weekend; none after today. */
export function billingDays(history: History, dayOfMonth: number): Day[] {
  return monthly(history, dayOfMonth)
    .map(businessDayAfter)
    .filter((day) => day <= history.today);
}

/** Once a year. `monthAndDay` is 'MM-DD'. */
export function yearly(history: History, monthAndDay: string): Day[] {
  return daysOf(history).filter((day) => day.endsWith(monthAndDay));
}

/** At random intervals of `averageDays` on average. */
export function randomDays(history: History, random: Random, averageDays: number): Day[] {
  const days: Day[] = [];
  const step = () => random.integer(1, 2 * averageDays - 1);
  for (let day = addDays(history.firstDay, step()); day <= history.today; day = addDays(day, step()))
    days.push(day);
  return days;
}

/** All days of the history, including today. */
export function daysOf(history: History): Day[] {
  return Array.from({ length: daysBetween(history.firstDay, history.today) + 1 }, (_, n) =>
    addDays(history.firstDay, n),
  );
}
