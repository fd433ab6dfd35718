import { UpstreamError } from '../plaid/errors.js';
import type { Attempt, AttemptOutcome } from './attempt.js';
import type { StoredAttempt } from './attempt-store.js';
import type { Change, Evidence, Seen } from './change.js';

interface Settling {
  /** How reads show whether the attempt has happened. Null when none does. */
  readonly evidence: Evidence | null;
  readonly note: Change<object>['note'];
  readonly write: (stored: StoredAttempt, outcome: AttemptOutcome) => Promise<void>;
}

/** The attempt with what reads prove. Nobody works on it any more. */
export async function settleByRead(
  stored: StoredAttempt,
  { evidence, note, write }: Settling,
): Promise<Attempt> {
  const { attempt } = stored;
  const { before, outcome } = attempt;
  if (outcome.state !== 'PENDING' && outcome.state !== 'UNKNOWN') return attempt;
  const now = before === null || evidence === null ? null : await readNow(evidence);
  if (before === null || now === null || evidence?.proves(before, now.seen) !== true) {
    return { ...attempt, outcome: { state: 'UNKNOWN' } };
  }
  const settled: AttemptOutcome = { state: 'SUCCEEDED', response: now.response, isSettled: true };
  await note('settled');
  await write(stored, settled);
  return { ...attempt, outcome: settled };
}

/** Null when Plaid cannot be read now. */
async function readNow(evidence: Evidence): Promise<Seen | null> {
  try {
    return await evidence.read();
  } catch (error) {
    if (error instanceof UpstreamError) return null;
    throw error;
  }
}
