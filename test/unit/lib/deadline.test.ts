import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Deadline, TimedSignal, timeLeft, withoutEnd } from '../../../src/lib/deadline.js';

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

  it('says how much time is left: the shortest of its limits and those around it', () => {
    const outer = new Deadline(new AbortController().signal);
    const inner = new Deadline(outer.signal);
    expect(timeLeft(inner.signal)).toBe(Number.POSITIVE_INFINITY);
    inner.limit(1_000);
    jest.advanceTimersByTime(100);
    expect(timeLeft(inner.signal)).toBe(900);
    outer.limit(400);
    expect(timeLeft(inner.signal)).toBe(300);
    jest.advanceTimersByTime(500);
    expect(timeLeft(inner.signal)).toBe(-200);
    expect(timeLeft(undefined)).toBe(Number.POSITIVE_INFINITY);
  });

  it('has a copy of its time that does not end', () => {
    const deadline = new Deadline(new AbortController().signal);
    const endless = withoutEnd(deadline.signal);
    deadline.limit(400);
    jest.advanceTimersByTime(500);
    expect(deadline.signal.aborted).toBe(true);
    expect(endless.aborted).toBe(false);
    expect(timeLeft(endless)).toBe(-100);
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

describe('a timed signal', () => {
  it('aborts once, tells each listener, and keeps the first reason', () => {
    const signal = new TimedSignal();
    const told = jest.fn();
    signal.addEventListener('abort', () => told(signal.reason));
    signal.throwIfAborted();
    signal.abort(new Error('first'));
    signal.abort(new Error('second'));
    expect(told.mock.calls).toEqual([[new Error('first')]]);
    expect(signal).toMatchObject({ aborted: true, reason: new Error('first') });
    expect(() => signal.throwIfAborted()).toThrow(new Error('first'));
  });

  it('aborts without a reason like the signal of an AbortController', () => {
    const controller = new AbortController();
    controller.abort();
    const signal = new TimedSignal();
    signal.abort();
    expect(signal.reason).toEqual(controller.signal.reason);
    expect((signal.reason as Error).name).toBe('AbortError');
  });

  it('tells each listener once, except those that have left, even while others are told', () => {
    const signal = new TimedSignal();
    const told: string[] = [];
    const left = () => told.push('left');
    const second = () => told.push('second');
    signal.addEventListener('abort', left);
    signal.addEventListener('abort', () => {
      told.push('first');
      signal.removeEventListener('abort', second);
    });
    signal.addEventListener('abort', second);
    signal.addEventListener('abort', { handleEvent: ({ type }: Event) => told.push(type) });
    signal.addEventListener('other', () => told.push('other'));
    signal.removeEventListener('abort', left);
    signal.abort();
    signal.abort();
    signal.addEventListener('abort', () => told.push('late'));
    expect(told).toEqual(['first', 'abort']);
  });

  it('tells the other listeners when one throws, and throws that error afterwards', () => {
    const signal = new TimedSignal();
    const other = jest.fn();
    signal.addEventListener('abort', () => {
      throw new Error('broken');
    });
    signal.addEventListener('abort', other);
    signal.abort();
    expect(other).toHaveBeenCalledTimes(1);
    expect(() => jest.runAllTicks()).toThrow('broken');
  });
});
