import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Clock, createClock } from '../../src/state/clock.js';

const start = new Date('2026-03-02T10:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);

describe('a scheduled action', () => {
  let clock: Clock;
  let kept: string[];
  beforeEach(() => {
    jest.useFakeTimers({ now: start });
    clock = createClock(start);
    kept = [];
  });
  afterEach(() => void jest.useRealTimers());
  const appoint = (ms: number, name: string) => clock.at(later(ms), () => kept.push(name));

  it('runs once, at its time', () => {
    appoint(1_000, 'one');
    jest.advanceTimersByTime(999);
    expect(kept).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(kept).toEqual(['one']);
    jest.advanceTimersByTime(10_000);
    expect(kept).toEqual(['one']);
  });

  it('runs in the order of times, then of scheduling', () => {
    appoint(2_000, 'second');
    appoint(2_000, 'third');
    appoint(1_000, 'first');
    jest.advanceTimersByTime(2_000);
    expect(kept).toEqual(['first', 'second', 'third']);
  });

  it('runs before advance returns, and so does an action that it schedules', () => {
    clock.at(later(1_000), () => appoint(2_000, 'led to'));
    appoint(4_000, 'later');
    clock.advance(3_000);
    expect(kept).toEqual(['led to']);
    jest.advanceTimersByTime(1_000);
    expect(kept).toEqual(['led to', 'later']);
  });

  it('with a time in the past runs soon, but not synchronously', () => {
    appoint(-1_000, 'late');
    expect(kept).toEqual([]);
    jest.advanceTimersByTime(0);
    expect(kept).toEqual(['late']);
  });

  it('can be later than the maximum delay of a Node.js timer', () => {
    const days = 86_400_000;
    appoint(30 * days, 'a month away');
    jest.advanceTimersByTime(30 * days - 1);
    expect(kept).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(kept).toEqual(['a month away']);
  });

  it('is canceled when the clock is stopped', () => {
    appoint(1_000, 'one');
    clock.stop();
    jest.advanceTimersByTime(5_000);
    clock.advance(5_000);
    expect(kept).toEqual([]);
  });
});
