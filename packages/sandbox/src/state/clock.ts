/** The sandbox's idea of now: starts at a given moment and runs at the speed of the real one. */
export interface Clock {
  now(): Date;
  /**
   * Moves on at once, so that a test need not wait for a report to be generated or a token to expire. What falls due
   * on the way is done before this returns, in order.
   */
  advance(ms: number): void;
  /** Does it once, at that moment, or soon if the moment has passed. Waiting keeps no process alive. */
  at(moment: Date, action: () => void): void;
  /** Forgets whatever has not happened yet. */
  stop(): void;
}

interface Appointment {
  readonly moment: Date;
  readonly action: () => void;
}

/** The longest that a timer of Node's can wait. */
const maxWaitMs = 2 ** 31 - 1;

/** The monotonic clock measures what has passed, so a correction of the machine's time does not reach the sandbox. */
export function createClock(start: Date): Clock {
  const startedAt = performance.now();
  let advancedMs = 0;
  /** Soonest first; of two at the same moment, the one made first. */
  let appointments: Appointment[] = [];
  let timer: NodeJS.Timeout | undefined;
  const now = () => new Date(start.getTime() + advancedMs + (performance.now() - startedAt));

  /** One timer for all of them: it wakes for the first, which may then still be early by a fraction of a millisecond. */
  function wait(): void {
    clearTimeout(timer);
    const [first] = appointments;
    if (first === undefined) return;
    const waitMs = Math.min(Math.max(first.moment.getTime() - now().getTime(), 0), maxWaitMs);
    timer = setTimeout(keepAppointments, waitMs);
    timer.unref();
  }

  function keepAppointments(): void {
    for (let first = appointments[0]; first !== undefined && first.moment <= now(); first = appointments[0]) {
      appointments.shift();
      first.action();
    }
    wait();
  }

  return {
    now,
    advance(ms) {
      advancedMs += ms;
      keepAppointments();
    },
    at(moment, action) {
      const after = appointments.findIndex((other) => other.moment > moment);
      appointments.splice(after === -1 ? appointments.length : after, 0, { moment, action });
      wait();
    },
    stop() {
      appointments = [];
      clearTimeout(timer);
    },
  };
}
