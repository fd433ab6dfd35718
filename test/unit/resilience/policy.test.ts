import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Deadline } from '../../../src/lib/deadline.js';
import { CircuitOpenError } from '../../../src/resilience/circuit-breaker.js';
import {
  createPolicy,
  LEAST_LEFT_MS,
  OutOfTimeError,
  QueueFullError,
  TooLateError,
} from '../../../src/resilience/policy.js';

const forever = () => new Promise<never>(() => undefined);
const failing = (message: string) => () => Promise.reject(new Error(message));

afterEach(() => {
  jest.useRealTimers();
});

describe('a policy', () => {
  it('answers with what the work gives', async () => {
    const policy = createPolicy({ attemptMs: 1_000, retries: 0, retryPause: () => null });
    await expect(policy.execute(async () => 7)).resolves.toBe(7);
  });

  it('retries what may be retried as often as it may, once calls have earned it', async () => {
    const policy = createPolicy({ attemptMs: 1_000, retries: 2, retryPause: () => 0 });
    const attempts = async () => {
      let count = 0;
      const call = () => {
        count += 1;
        return failing('again')();
      };
      await expect(policy.execute(call)).rejects.toThrow('again');
      return count;
    };
    expect(await attempts()).toBe(1);
    for (let call = 0; call < 30; call += 1) await policy.execute(async () => call);
    expect(await attempts()).toBe(3);
  });

  it('waits before a retry for as long as it is told', async () => {
    const policy = createPolicy({ attemptMs: 1_000, retries: 1, retryPause: () => 300 });
    for (let call = 0; call < 10; call += 1) await policy.execute(async () => call);
    const at: number[] = [];
    const call = () => {
      at.push(performance.now());
      return failing('again')();
    };
    await expect(policy.execute(call)).rejects.toThrow('again');
    expect(at).toHaveLength(2);
    expect(Number(at[1]) - Number(at[0])).toBeGreaterThan(295);
  });

  it('does not retry when the pause would use up the time of all attempts', async () => {
    const policy = createPolicy({ attemptMs: 1_000, totalMs: 1_000, retries: 2, retryPause: () => 800 });
    for (let call = 0; call < 20; call += 1) await policy.execute(async () => call);
    let attempts = 0;
    const call = () => {
      attempts += 1;
      return failing('again')();
    };
    await expect(policy.execute(call)).rejects.toThrow('again');
    expect(attempts).toBe(1);
  });

  it('does not call again for a caller who has gone in the pause before a retry', async () => {
    jest.useFakeTimers();
    const leaving = new AbortController();
    const policy = createPolicy({ attemptMs: 1_000, retries: 1, retryPause: () => 300 });
    for (let call = 0; call < 10; call += 1) await policy.execute(async () => call);
    const work = jest.fn(failing('again'));
    const asked = expect(policy.execute(work, leaving.signal)).rejects.toThrow('gone');
    await jest.advanceTimersByTimeAsync(100);
    leaving.abort(new Error('gone'));
    await asked;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('makes at most 1.1 calls for each of its own while all of them fail', async () => {
    let calls = 0;
    const policy = createPolicy({ attemptMs: 1_000, retries: 2, retryPause: () => 0 });
    const call = () => {
      calls += 1;
      return failing('down')();
    };
    for (let index = 0; index < 200; index += 1) await policy.execute(call).catch(() => undefined);
    expect(calls).toBeGreaterThan(200);
    expect(calls).toBeLessThanOrEqual(220);
  });

  it('runs so many at once, has so many wait, and refuses the rest', async () => {
    const bulkhead = { concurrent: 2, queue: 3 };
    const policy = createPolicy({ attemptMs: 5_000, retries: 0, retryPause: () => null, bulkhead });
    let running = 0;
    let release: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const asked = Array.from({ length: 6 }, () =>
      policy.execute(async () => {
        running += 1;
        await gate;
        return 'done';
      }),
    );
    await expect(asked[5]).rejects.toThrow(QueueFullError);
    expect(running).toBe(2);
    release();
    expect(await Promise.all(asked.slice(0, 5))).toEqual(Array(5).fill('done'));
  });

  it('makes the next waiting call in place of one whose caller has gone', async () => {
    const policy = createPolicy({
      attemptMs: 1_000,
      totalMs: 1_000,
      retries: 0,
      retryPause: () => null,
      bulkhead: { concurrent: 1, queue: 3 },
    });
    let end = () => {};
    const first = policy.execute(() => new Promise<void>((resolve) => (end = resolve)));
    const leaving = new AbortController();
    const left = jest.fn(async () => 'left');
    const gone = [leaving, leaving].map(({ signal }) => policy.execute(left, signal));
    const last = policy.execute(async () => 'last');
    leaving.abort(new Error('gone'));
    for (const call of gone) await expect(call).rejects.toThrow('gone');
    end();
    await first;
    await expect(last).resolves.toBe('last');
    expect(left).not.toHaveBeenCalled();
    expect(policy.state).toMatchObject({ running: 0, waiting: 0 });
  });

  it('makes no call while its circuit is open, which running out of time opens too', async () => {
    const policy = createPolicy({ attemptMs: 5, retries: 0, retryPause: () => null });
    await Promise.allSettled(Array.from({ length: 10 }, () => policy.execute(forever)));
    let calls = 0;
    const call = async () => {
      calls += 1;
    };
    await expect(policy.execute(call)).rejects.toThrow(CircuitOpenError);
    expect(calls).toBe(0);
  });

  it('does not try again what may not be', async () => {
    let attempts = 0;
    const policy = createPolicy({
      attemptMs: 1_000,
      retries: 2,
      retryPause: ({ message }) => (message === 'temporary' ? 0 : null),
    });
    const work = () => {
      attempts++;
      return failing('final')();
    };
    await expect(policy.execute(work)).rejects.toThrow('final');
    expect(attempts).toBe(1);
  });

  it('ends an attempt at its time, even one that ignores its signal, and does not try it again', async () => {
    let attempts = 0;
    const policy = createPolicy({ attemptMs: 20, retries: 2, retryPause: () => 0 });
    const work = () => {
      attempts++;
      return forever();
    };
    await expect(policy.execute(work)).rejects.toThrow(OutOfTimeError);
    expect(attempts).toBe(1);
  });

  it('calls out of time also what the work made of its signal', async () => {
    const policy = createPolicy({ attemptMs: 20, totalMs: 1_000, retries: 2, retryPause: () => 0 });
    const work = (signal: AbortSignal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    await expect(policy.execute(work)).rejects.toThrow(OutOfTimeError);
  });

  it('ends all attempts at the time of all', async () => {
    const policy = createPolicy({ attemptMs: 60_000, totalMs: 50, retries: 2, retryPause: () => 0 });
    await expect(policy.execute(forever)).rejects.toThrow(OutOfTimeError);
  });

  it('hands on the end of whoever waits, and does not call that out of time', async () => {
    const leaving = new AbortController();
    const policy = createPolicy({ attemptMs: 5_000, totalMs: 5_000, retries: 2, retryPause: () => 0 });
    const work = (signal: AbortSignal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('left'))));
    const asked = policy.execute(work, leaving.signal);
    leaving.abort();
    await expect(asked).rejects.not.toThrow(OutOfTimeError);
  });
});

describe('the time of a caller', () => {
  /** A policy, and a caller who waits for `ms` from now on. */
  function start(ms: number, options: Partial<Parameters<typeof createPolicy>[0]> = {}) {
    jest.useFakeTimers();
    const deadline = new Deadline(new AbortController().signal);
    deadline.limit(ms);
    const policy = createPolicy({ attemptMs: 60_000, retries: 0, retryPause: () => null, ...options });
    const made: string[] = [];
    const call = (name: string, work: () => Promise<unknown> = async () => name) =>
      policy.execute(() => {
        made.push(name);
        return work();
      }, deadline.signal);
    return { deadline, policy, made, call };
  }

  it.each([
    [LEAST_LEFT_MS - 1, []],
    [LEAST_LEFT_MS, ['call']],
  ])('of %i ms makes the calls %j', async (ms, expected) => {
    const { made, call } = start(ms);
    const settled = call('call');
    if (expected.length === 0) await expect(settled).rejects.toThrow(TooLateError);
    else await settled;
    expect(made).toEqual(expected);
  });

  it('may be used up in the queue: the call is then not made, and no outage', async () => {
    const { policy, made, call } = start(1_000, { bulkhead: { concurrent: 1, queue: 30 } });
    let release: () => void = () => {};
    const first = policy.execute(() => new Promise<void>((resolve) => (release = resolve)));
    const queued = Array.from({ length: 20 }, (_, index) => call(`queued ${index}`));
    expect(policy.state).toMatchObject({ running: 1, waiting: 20 });
    jest.advanceTimersByTime(751);
    release();
    await first;
    const settled = await Promise.allSettled(queued);
    expect(settled.map((each) => each.status === 'rejected' && each.reason instanceof TooLateError)).toEqual(
      Array(20).fill(true),
    );
    expect(made).toEqual([]);
    await expect(policy.execute(async () => 'the circuit is closed')).resolves.toBeTruthy();
  });

  it('may be longer than a call waits in the queue: after 2 s it is not made', async () => {
    const { policy, made, call } = start(60_000, { bulkhead: { concurrent: 1, queue: 30 } });
    let release: () => void = () => {};
    const first = policy.execute(() => new Promise<void>((resolve) => (release = resolve)));
    const long = Array.from({ length: 5 }, (_, index) => call(`queued ${index}`));
    jest.advanceTimersByTime(1_500);
    const short = call('queued later');
    jest.advanceTimersByTime(501);
    release();
    await first;
    const settled = await Promise.allSettled(long);
    expect(settled.every((each) => each.status === 'rejected' && each.reason instanceof QueueFullError)).toBe(
      true,
    );
    await short;
    expect(made).toEqual(['queued later']);
    expect(policy.state.refused).toBe(5);
  });

  it.each([
    ['in time', 60_000, 2],
    ['too late', LEAST_LEFT_MS - 1, 1],
  ])('decides after the pause before a retry whether it is made: %s', async (_what, ms, attempts) => {
    const { deadline, policy, made, call } = start(60_000, {
      retries: 1,
      retryPause: () => 0,
      // At the begin of the pause, whose random length is 200 ms at most.
      onRetry: () => deadline.limit(ms),
    });
    for (let index = 0; index < 10; index += 1) await policy.execute(async () => index);
    const settled = expect(call('call', failing('again'))).rejects.toThrow('again');
    await jest.advanceTimersByTimeAsync(200);
    await settled;
    expect(made).toHaveLength(attempts);
  });

  it('does not concern a policy whose own total is set to less', async () => {
    const { made, call } = start(60_000, { totalMs: 100 });
    await call('call');
    expect(made).toEqual(['call']);
  });
});

describe('the state of a policy', () => {
  it('counts refused calls, and has the retries that are saved up', async () => {
    const policy = createPolicy({
      attemptMs: 1_000,
      retries: 1,
      retryPause: () => null,
      bulkhead: { concurrent: 1, queue: 0 },
    });
    for (let index = 0; index < 5; index += 1) await policy.execute(async () => index);
    const running = policy.execute(async () => 'first');
    await expect(policy.execute(async () => 'second')).rejects.toThrow(QueueFullError);
    await running;
    expect(policy.state).toMatchObject({ running: 0, waiting: 0, refused: 1 });
    expect(policy.state.retriesLeft).toBeCloseTo(0.6);
  });
});
