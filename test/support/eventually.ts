import { setTimeout as sleep } from 'node:timers/promises';

/** Asks until the answer is there. Fails after 10 s, with what was asked for. */
export async function eventually<T>(what: string, ask: () => Promise<T | null | undefined>): Promise<T> {
  const deadline = Date.now() + 10_000;
  while (Date.now() < deadline) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    await sleep(25);
  }
  throw new Error(`Not within 10 s: ${what}`);
}
