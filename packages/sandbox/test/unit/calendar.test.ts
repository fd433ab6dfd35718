import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  businessDayAfter,
  businessDayBefore,
  dayInMonthOf,
  daysBetween,
  isDay,
  weekday,
} from '../../src/lib/calendar.js';

const someDay = fc.integer({ min: -20_000, max: 20_000 }).map((count) => addDays('2000-01-01', count));

describe('the calendar', () => {
  it('daysBetween is the inverse of addDays', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -5_000, max: 5_000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  it('supports leap years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
  });

  it('sorts days as text', () => {
    fc.assert(fc.property(someDay, (day) => expect(day < addDays(day, 1)).toBe(true)));
  });

  it('uses the last day of a shorter month', () => {
    expect(dayInMonthOf('2024-02-10', 31)).toBe('2024-02-29');
    expect(dayInMonthOf('2026-11-01', 31)).toBe('2026-11-30');
    expect(dayInMonthOf('2026-12-01', 31)).toBe('2026-12-31');
    expect(dayInMonthOf('2026-11-21', 3)).toBe('2026-11-03');
  });

  it('moves paydays before a weekend and bills after it', () => {
    expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(businessDayBefore)).toEqual([
      '2026-11-20',
      '2026-11-20',
      '2026-11-20',
      '2026-11-23',
    ]);
    expect(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23'].map(businessDayAfter)).toEqual([
      '2026-11-20',
      '2026-11-23',
      '2026-11-23',
      '2026-11-23',
    ]);
    fc.assert(fc.property(someDay, (day) => expect([0, 6]).not.toContain(weekday(businessDayAfter(day)))));
  });

  it.each(['2026-11-21', '2024-02-29', '1999-12-31'])('accepts %s as a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(['2023-02-29', '2026-13-01', '2026-1-1', '2026-11-21T00:00:00Z', '21.11.2026', ''])(
    'does not accept "%s" as a day',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );
});
