import { untilAborted } from '../lib/until-aborted.js';
import type { Processes } from '../state/processes.js';
import type { AttemptStore, StoredAttempt } from './attempt-store.js';

/** The pauses between two looks at an attempt of another process, in ms. */
const PAUSE_MS = { first: 20, longest: 500, factor: 1.5 };

/** Tells whether another process still works on an attempt, and waits for it. */
export class AttemptOwners {
  readonly #store: Pick<AttemptStore, 'at'>;
  readonly #processes: Processes;

  constructor(store: Pick<AttemptStore, 'at'>, processes: Processes) {
    this.#store = store;
    this.#processes = processes;
  }

  /**
   * The attempt as it is stored now, and whether another process works on it.
   *
   * @throws {StateUnavailableError} when the state cannot be read.
   */
  async look(stored: StoredAttempt): Promise<OwnedAttempt> {
    const { outcome, owner } = stored.attempt;
    if (outcome.state !== 'PENDING' || owner === this.#processes.id) return { stored, isElsewhere: false };
    if (await this.#processes.isAlive(owner)) return { stored, isElsewhere: true };
    // Its last write may have come before its end, and after the attempt was read.
    return { stored: await this.#store.at(stored.place), isElsewhere: false };
  }

  /**
   * Waits until no other process works on an attempt. Returns what is stored then; null if it is removed, because nothing was changed.
   *
   * @throws the reason of the signal when it aborts.
   * @throws {StateUnavailableError} when the state cannot be read.
   */
  async whenEnded(stored: StoredAttempt, signal: AbortSignal): Promise<StoredAttempt | null> {
    let found: StoredAttempt | null = stored;
    let pauseMs = PAUSE_MS.first;
    while (found !== null) {
      const looked = await this.look(found);
      if (!looked.isElsewhere) return looked.stored;
      await untilAborted(pause(pauseMs), signal);
      pauseMs = Math.min(PAUSE_MS.longest, pauseMs * PAUSE_MS.factor);
      found = await this.#store.at(stored.place);
    }
    return null;
  }
}

/** An attempt, null if it was removed, and whether another process works on it. */
interface OwnedAttempt {
  readonly stored: StoredAttempt | null;
  readonly isElsewhere: boolean;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
