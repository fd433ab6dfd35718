/** The sandbox's idea of now: starts at a given moment and runs at the speed of the real one. */
export interface Clock {
  now(): Date;
  /** Moves on at once, so that a test need not wait for a report to be generated or a token to expire. */
  advance(ms: number): void;
}

/** The monotonic clock measures what has passed, so a correction of the machine's time does not reach the sandbox. */
export function createClock(start: Date): Clock {
  const startedAt = performance.now();
  let advancedMs = 0;
  return {
    now: () => new Date(start.getTime() + advancedMs + (performance.now() - startedAt)),
    advance(ms) {
      advancedMs += ms;
    },
  };
}
