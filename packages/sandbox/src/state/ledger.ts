import type { Clock } from './clock.js';

/** Something that a call created, changed or removed. */
export interface Effect {
  /** The tokens that the call named. */
  readonly concerns: readonly string[];
  /** The tokens and ids that the call created. */
  readonly made: readonly string[];
}

export interface LedgerEntry extends Effect {
  /** 1, 2, 3, in the order in which the effects happened. */
  readonly number: number;
  /** On the sandbox's clock. */
  readonly time: Date;
  readonly clientId: string;
  readonly path: string;
  /** The `request_id` of the response, also if the response was lost. */
  readonly requestId: string;
}

export interface LedgerFilter {
  readonly clientId?: string | undefined;
  /** A token or an id that an effect concerns, or that it made. */
  readonly token?: string | undefined;
}

/** Every effect of a call since the start, also when the response was lost. Calls that were refused have none. */
export interface Ledger {
  /** Oldest first. */
  entries(filter?: LedgerFilter): readonly LedgerEntry[];
}

export interface LedgerWriter extends Ledger {
  add(entry: Omit<LedgerEntry, 'number' | 'time'>): void;
}

export function createLedger(clock: Clock): LedgerWriter {
  const all: LedgerEntry[] = [];
  return {
    entries: ({ clientId, token } = {}) =>
      all.filter(
        (entry) =>
          (clientId === undefined || entry.clientId === clientId) &&
          (token === undefined || entry.concerns.includes(token) || entry.made.includes(token)),
      ),
    add(entry) {
      all.push({ number: all.length + 1, time: clock.now(), ...entry });
    },
  };
}
