import type { AttemptedMutation, AttemptOutcome } from './attempt.js';
import type { AttemptStore, StoredAttempt } from './attempt-store.js';

/** What an earlier process left behind. */
export interface Recovered {
  /** How many attempts of each mutation were unfinished. */
  readonly unknown: Partial<Record<AttemptedMutation, number>>;
  /** How many attempts cannot be read. */
  readonly unreadable: number;
}

/** Marks what processes that have ended left unfinished. */
export async function recoverAttempts(
  store: AttemptStore,
  write: (stored: StoredAttempt, outcome: AttemptOutcome) => Promise<void>,
): Promise<Recovered> {
  const unknown: Partial<Record<AttemptedMutation, number>> = {};
  let unreadable = 0;
  for await (const { attempt, ...stored } of store.all()) {
    if (attempt === null) unreadable += 1;
    if (attempt?.outcome.state !== 'PENDING') continue;
    await write({ attempt, ...stored }, { state: 'UNKNOWN' });
    unknown[attempt.mutation] = (unknown[attempt.mutation] ?? 0) + 1;
  }
  return { unknown, unreadable };
}
