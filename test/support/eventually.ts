import { setTimeout as sleep } from 'node:timers/promises';

/** Longer than anything takes on the slowest machine, and less than a test may take: it is to say what was missing. */
const DEADLINE_MS = 90_000;

/** Asks until the answer is there. Fails after 90 s, with what was asked for. */
export async function eventually<T>(what: string, ask: () => Promise<T | null | undefined>): Promise<T> {
  const deadline = Date.now() + DEADLINE_MS;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    await sleep(25);
  }
  throw new Error(`Not within 90 s: ${what}`);
}
