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

/** A Friday long ago: fortnights are counted from it, so that payday does not move with the day of the report. */
const somePayday: Day = '2000-01-07';

/** Every second Friday of the life. */
export function everySecondFriday(life: Life): Day[] {
  return daysOf(life).filter((day) => daysBetween(somePayday, day) % 14 === 0);
}

/** Once a month on that day, or the last one of a short month. */
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

/** Twice a month, the 15th and the last day, moved ahead of weekends: the other common payroll. */
export function twiceAMonth(life: Life): Day[] {
  return [...monthly(life, 15), ...monthly(life, 31)].map(businessDayBefore);
}

/** Bills due on that day of each month, drawn on the Monday when it is a weekend; none later than today. */
export function billingDays(life: Life, dayOfMonth: number): Day[] {
  return monthly(life, dayOfMonth)
    .map(businessDayAfter)
    .filter((day) => day <= life.today);
}

/** Once a year, on that day written 'MM-DD'. */
export function yearly(life: Life, monthAndDay: string): Day[] {
  return daysOf(life).filter((day) => day.endsWith(monthAndDay));
}

/** Irregularly, but that many days apart on average. */
export function nowAndThen(life: Life, random: Random, averageDays: number): Day[] {
  const days: Day[] = [];
  const step = () => random.integer(1, 2 * averageDays - 1);
  for (let day = addDays(life.firstDay, step()); day <= life.today; day = addDays(day, step()))
    days.push(day);
  return days;
}

/** All days of the life, today included. */
export function daysOf(life: Life): Day[] {
  return Array.from({ length: daysBetween(life.firstDay, life.today) + 1 }, (_, n) =>
    addDays(life.firstDay, n),
  );
}
