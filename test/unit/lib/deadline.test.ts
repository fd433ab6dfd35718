import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Deadline } from '../../../src/lib/deadline.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a deadline', () => {
  it('ends its signal after the shortest of its limits', () => {
    const deadline = new Deadline(new AbortController().signal);
    deadline.limit(1_000);
    deadline.limit(200);
    deadline.limit(3_000);
    jest.advanceTimersByTime(199);
    expect(deadline.signal.aborted).toBe(false);
    jest.advanceTimersByTime(2);
    expect(String(deadline.signal.reason)).toBe('DeadlineExceededError: Not finished within 200 ms');
  });

  it('ends with the signal around it, for the same reason', () => {
    const outer = new AbortController();
    const deadline = new Deadline(outer.signal);
    outer.abort(new Error('left'));
    expect(deadline.signal.reason).toEqual(new Error('left'));
    expect(new Deadline(outer.signal).signal.aborted).toBe(true);
  });

  it('does not end once it is cleared', () => {
    const outer = new AbortController();
    const deadline = new Deadline(outer.signal);
    deadline.limit(10);
    deadline.clear();
    jest.advanceTimersByTime(100);
    outer.abort();
    expect(deadline.signal.aborted).toBe(false);
  });
});
