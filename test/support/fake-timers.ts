import { jest } from '@jest/globals';

/** Fakes the timers of the modules under test and `Date`, and nothing that sockets need. `jest.useRealTimers()` ends it. */
export function fakeTimers(): void {
  jest.useFakeTimers({
    doNotFake: ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'],
  });
}

/** Waits for what sockets do, while the timers are faked. */
export async function turnsUntil(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
}
