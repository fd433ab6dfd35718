import type { Processes } from '../state/processes.js';
import type { AttemptedMutation } from './attempt.js';
import type { AttemptStore } from './attempt-store.js';

/** What ended processes left behind. */
export interface Recovered {
  /** How many attempts of each mutation were unfinished. */
  readonly unknown: Partial<Record<AttemptedMutation, number>>;
  /** How many attempts cannot be read. */
  readonly unreadable: number;
}

/** Marks what processes that have ended left unfinished. */
export async function recoverAttempts(
  store: AttemptStore,
  processes: Pick<Processes, 'isAlive'>,
): Promise<Recovered> {
  const unknown: Partial<Record<AttemptedMutation, number>> = {};
  let unreadable = 0;
  for await (const { attempt, ...stored } of store.all()) {
    if (attempt === null) unreadable += 1;
    if (attempt?.outcome.state !== 'PENDING' || (await processes.isAlive(attempt.owner))) continue;
    if (!(await store.replace(stored, { ...attempt, outcome: { state: 'UNKNOWN' } }))) continue;
    unknown[attempt.mutation] = (unknown[attempt.mutation] ?? 0) + 1;
  }
  return { unknown, unreadable };
}
