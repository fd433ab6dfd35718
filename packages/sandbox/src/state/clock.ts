/** The sandbox's time. It starts at a given time and runs at normal speed. */
export interface Clock {
  now(): Date;
  /**
   * Advances the time at once, so that a test need not wait for a report or for the expiry of a token. Runs all due actions in
   * order before it returns.
   */
  advance(ms: number): void;
  /** Schedules an action. If the time is in the past, it runs soon. The timer does not keep the process alive. */
  at(moment: Date, action: () => void): void;
  /** Cancels all scheduled actions. */
  stop(): void;
}

interface ScheduledAction {
  readonly moment: Date;
  readonly action: () => void;
}

/** The maximum delay of a Node.js timer. */
const maxWaitMs = 2 ** 31 - 1;

/** Uses the monotonic clock, so corrections of the machine's time do not affect the sandbox. */
export function createClock(start: Date): Clock {
  const startedAt = performance.now();
  let advancedMs = 0;
  /** By time, then in the order of scheduling. */
  let scheduled: ScheduledAction[] = [];
  let timer: NodeJS.Timeout | undefined;
  const now = () => new Date(start.getTime() + advancedMs + (performance.now() - startedAt));

  /** Sets one timer, for the first action. A timer can fire a fraction of a millisecond too early. */
  function wait(): void {
    clearTimeout(timer);
    const [first] = scheduled;
    if (first === undefined) return;
    const waitMs = Math.min(Math.max(first.moment.getTime() - now().getTime(), 0), maxWaitMs);
    timer = setTimeout(runDueActions, waitMs);
    timer.unref();
  }

  function runDueActions(): void {
    for (let first = scheduled[0]; first !== undefined && first.moment <= now(); first = scheduled[0]) {
      scheduled.shift();
      first.action();
    }
    wait();
  }

  return {
    now,
    advance(ms) {
      advancedMs += ms;
      runDueActions();
    },
    at(moment, action) {
      const after = scheduled.findIndex((other) => other.moment > moment);
      scheduled.splice(after === -1 ? scheduled.length : after, 0, { moment, action });
      wait();
    },
    stop() {
      scheduled = [];
      clearTimeout(timer);
    },
  };
}
