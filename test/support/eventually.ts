import { setTimeout as sleep } from 'node:timers/promises';

/** Long enough for the slowest machine, and shorter than the timeout of a test, so that the failure names the missing value. */
export const DEADLINE_MS = 90_000;

/** Polls until there is a value. Fails after 90 s. */
export async function eventually<T>(what: string, ask: () => Promise<T | null | undefined>): Promise<T> {
  const deadline = Date.now() + DEADLINE_MS;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    await sleep(25);
  }
  throw new Error(`Not within 90 s: ${what}`);
}
