import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  CircuitBreaker,
  type CircuitChange,
  CircuitOpenError,
} from '../../../src/resilience/circuit-breaker.js';

class Outage extends Error {}
class Refusal extends Error {}

const fails = () => Promise.reject(new Outage('down'));
const refuses = () => Promise.reject(new Refusal('no'));
const answers = async () => 'answer';

beforeEach(() => {
  jest.useFakeTimers({ now: new Date('2026-03-15T12:00:00Z') });
});
afterEach(() => {
  jest.useRealTimers();
});

function start() {
  const changes: CircuitChange[] = [];
  const breaker = new CircuitBreaker({
    isOutage: (error) => error instanceof Outage,
    onChange: (change) => changes.push(change),
  });
  const times = async (count: number, call: () => Promise<unknown>) => {
    for (let index = 0; index < count; index += 1) await breaker.execute(call).catch(() => undefined);
  };
  /** Whether a call is made, and after how long the next one may be. */
  const tryCall = (call: () => Promise<unknown> = answers) =>
    breaker.execute(call).then(
      () => 'made',
      (error: unknown) => (error instanceof CircuitOpenError ? error.retryAfterMs : 'failed'),
    );
  return { breaker, changes, times, tryCall };
}

describe('a circuit', () => {
  it('opens when more than half of at least ten calls failed, and says when to come back', async () => {
    const { times, tryCall, changes } = start();
    await times(9, fails);
    expect(await tryCall(fails)).toBe('failed');
    expect(await tryCall()).toBe(5_000);
    jest.advanceTimersByTime(2_000);
    expect(await tryCall()).toBe(3_000);
    expect(changes).toEqual(['opened']);
  });

  it('stays closed while half of the calls are answered', async () => {
    const { times, tryCall } = start();
    for (let round = 0; round < 20; round += 1) {
      await times(1, answers);
      await times(1, fails);
    }
    expect(await tryCall()).toBe('made');
  });

  it('stays closed however many calls are refused: the other side answers', async () => {
    const { times, tryCall } = start();
    await times(1_000, refuses);
    expect(await tryCall()).toBe('made');
    await times(900, fails);
    expect(await tryCall()).toBe('made');
  });

  it('forgets failures after 30 s, also when no call came meanwhile', async () => {
    const { times, tryCall } = start();
    await times(9, fails);
    jest.advanceTimersByTime(31_000);
    await times(1, fails);
    expect(await tryCall()).toBe('made');
  });

  it('closes when a probe is answered, also by a refusal', async () => {
    const { times, tryCall, changes } = start();
    await times(10, fails);
    jest.advanceTimersByTime(5_000);
    expect(await tryCall(refuses)).toBe('failed');
    expect(await tryCall()).toBe('made');
    expect(changes).toEqual(['opened', 'half-opened', 'closed']);
  });

  it('opens for twice as long after each probe that fails, up to a minute', async () => {
    const { times, tryCall } = start();
    await times(10, fails);
    const waits: unknown[] = [];
    for (let probe = 0; probe < 6; probe += 1) {
      const wait = await tryCall();
      waits.push(wait);
      jest.advanceTimersByTime(Number(wait));
      expect(await tryCall(fails)).toBe('failed');
    }
    expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  });

  it('makes one probe at a time: other calls fail at once while it is under way', async () => {
    const { times, tryCall } = start();
    await times(10, fails);
    jest.advanceTimersByTime(5_000);
    let answer: (value: string) => void = () => {};
    const probe = tryCall(() => new Promise((resolve) => (answer = resolve)));
    expect(await tryCall()).toBe(1_000);
    answer('back');
    expect(await probe).toBe('made');
    expect(await tryCall()).toBe('made');
  });

  it('stays open when the caller of a probe leaves: that proves nothing', async () => {
    const { breaker, times, tryCall } = start();
    await times(10, fails);
    jest.advanceTimersByTime(5_000);
    const leaving = new AbortController();
    const probe = breaker.execute(
      () =>
        new Promise((_resolve, reject) =>
          leaving.signal.addEventListener('abort', () => reject(new Error('left'))),
        ),
      leaving.signal,
    );
    leaving.abort();
    await expect(probe).rejects.toThrow('left');
    expect(await tryCall()).toBe(10_000);
  });
});
