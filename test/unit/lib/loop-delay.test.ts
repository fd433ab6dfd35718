import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LoopDelay } from '../../../src/lib/loop-delay.js';

let now = 0;
let waitMs = 0;
let delay: LoopDelay;
beforeEach(() => {
  now = 0;
  waitMs = 0;
  jest.useFakeTimers({ doNotFake: ['performance'] });
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  delay = new LoopDelay(() => waitMs);
});
afterEach(() => {
  delay.stop();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

/** Lets the timer fire once, so many ms too late. */
function fire(lateMs: number): void {
  now += 20 + lateMs;
  jest.advanceTimersByTime(20);
}

describe('the delay of the event loop', () => {
  it('is 0 while timers are on time', () => {
    for (let round = 0; round < 20; round += 1) fire(0);
    expect(delay.ms).toBe(0);
  });

  it('approaches a delay that lasts, and falls again after it', () => {
    for (let round = 0; round < 20; round += 1) fire(200);
    expect(delay.ms).toBeGreaterThan(190);
    for (let round = 0; round < 20; round += 1) fire(0);
    expect(delay.ms).toBeLessThan(3);
  });

  it('is the wait of operations for their turn while timers are on time', () => {
    waitMs = 200;
    for (let round = 0; round < 400; round += 1) fire(0);
    expect(delay.ms).toBeGreaterThan(190);
    expect(delay.ms).toBeLessThan(201);
  });

  it('counts a wait that many measurements see as much as one delay of that length', () => {
    waitMs = 200;
    // A delay of 200 ms comes after 20 ms, in which the timer sleeps.
    for (let passed = 0; passed < 220; passed += 20) fire(0);
    const ofWait = delay.ms;
    waitMs = 0;
    for (let round = 0; round < 200; round += 1) fire(0);
    fire(200);
    expect(ofWait / delay.ms).toBeGreaterThan(0.85);
    expect(ofWait / delay.ms).toBeLessThan(1.15);
  });

  it('of one long task is a fifth of it, and at most 80 ms', () => {
    fire(300);
    expect(delay.ms).toBeCloseTo(60);
    for (let round = 0; round < 60; round += 1) fire(0);
    fire(5_000);
    expect(delay.ms).toBeCloseTo(80, 1);
  });
});
