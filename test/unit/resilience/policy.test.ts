import { describe, expect, it } from '@jest/globals';
import { createPolicy, OutOfTimeError } from '../../../src/resilience/policy.js';

const forever = () => new Promise<never>(() => undefined);
const failing = (message: string) => () => Promise.reject(new Error(message));

describe('a policy', () => {
  it('returns the result of the work', async () => {
    const policy = createPolicy({ attemptMs: 1_000, retries: 0, shouldRetry: () => false });
    await expect(policy.execute(async () => 7)).resolves.toBe(7);
  });

  it('retries retryable failures up to the limit', async () => {
    let attempts = 0;
    const policy = createPolicy({ attemptMs: 1_000, retries: 2, shouldRetry: () => true });
    await expect(
      policy.execute(() => {
        attempts++;
        return Promise.reject(new Error('again'));
      }),
    ).rejects.toThrow('again');
    expect(attempts).toBe(3);
  });

  it('does not retry other failures', async () => {
    let attempts = 0;
    const policy = createPolicy({
      attemptMs: 1_000,
      retries: 2,
      shouldRetry: ({ message }) => message === 'passing',
    });
    const work = () => {
      attempts++;
      return failing('final')();
    };
    await expect(policy.execute(work)).rejects.toThrow('final');
    expect(attempts).toBe(1);
  });

  it('ends an attempt at its timeout, even when it ignores its signal, and does not retry it', async () => {
    let attempts = 0;
    const policy = createPolicy({ attemptMs: 20, retries: 2, shouldRetry: () => true });
    const work = () => {
      attempts++;
      return forever();
    };
    await expect(policy.execute(work)).rejects.toThrow(OutOfTimeError);
    expect(attempts).toBe(1);
  });

  it('reports a timeout even when the work throws its own error for the signal', async () => {
    const policy = createPolicy({ attemptMs: 20, totalMs: 1_000, retries: 2, shouldRetry: () => true });
    const work = (signal: AbortSignal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    await expect(policy.execute(work)).rejects.toThrow(OutOfTimeError);
  });

  it('ends all attempts at the total deadline', async () => {
    const policy = createPolicy({ attemptMs: 1_000, totalMs: 50, retries: 1_000, shouldRetry: () => true });
    await expect(policy.execute(failing('again'))).rejects.toThrow(OutOfTimeError);
  });

  it("passes on the caller's abort, and does not report it as a timeout", async () => {
    const leaving = new AbortController();
    const policy = createPolicy({ attemptMs: 5_000, totalMs: 5_000, retries: 2, shouldRetry: () => true });
    const work = (signal: AbortSignal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('left'))));
    const asked = policy.execute(work, leaving.signal);
    leaving.abort();
    await expect(asked).rejects.not.toThrow(OutOfTimeError);
  });
});
