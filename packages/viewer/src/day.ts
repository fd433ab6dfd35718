const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const MONTH = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });

const DAY_OF_MONTH = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', timeZone: 'UTC' });

/** @param date a day, such as 2026-11-02, or the first day of a month. */
export const day = (date: string): string => DAY.format(new Date(date));
export const dayOfMonth = (date: string): string => DAY_OF_MONTH.format(new Date(date));
export const month = (date: string): string => MONTH.format(new Date(date));

/** A time in the time zone of the browser. */
export const time = (dateTime: string): string => TIME.format(new Date(dateTime));

/** The day now, in UTC as in reports. */
export const today = (): string => new Date().toISOString().slice(0, 10);

/** The last day of the month that begins on this day. */
export function endOfMonth(startDate: string): string {
  const start = new Date(startDate);
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).toISOString().slice(0, 10);
}

export function range(firstDate: string | null, lastDate: string | null): string {
  return firstDate === null || lastDate === null ? 'days not known' : `${day(firstDate)} to ${day(lastDate)}`;
}
