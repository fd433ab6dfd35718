import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { callAt } from '../../../src/lib/call-at.js';

const DAY_MS = 86_400_000;

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('a call at a time', () => {
  it.each([1, 40 * DAY_MS])('is made once, %d ms from now', (ms) => {
    const call = jest.fn();
    callAt(Date.now() + ms, call);
    jest.advanceTimersByTime(ms - 1);
    expect(call).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1 + DAY_MS);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('is made at once when the time has passed', () => {
    const call = jest.fn();
    callAt(Date.now() - DAY_MS, call);
    jest.advanceTimersByTime(0);
    expect(call).toHaveBeenCalledTimes(1);
  });

  it('is not made after its cancellation, or without a time', () => {
    const call = jest.fn();
    const cancel = callAt(Date.now() + 40 * DAY_MS, call);
    callAt(null, call);
    jest.advanceTimersByTime(30 * DAY_MS);
    cancel();
    jest.advanceTimersByTime(30 * DAY_MS);
    expect(call).not.toHaveBeenCalled();
  });
});
