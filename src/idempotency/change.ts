import type { AttemptedMutation } from './attempt.js';

/** What happened to an attempt, for the audit log. */
export type AttemptEvent = 'attempted' | 'succeeded' | 'failed' | 'unknown' | 'replayed' | 'settled';

/** What a read said. */
export interface Seen {
  /** A text that differs when what the call changes has changed. */
  readonly seen: string;
  /** The response of the call, if it has happened. */
  readonly response: object;
}

/** How reads show whether an attempt happened whose response was lost. */
export interface Evidence {
  /** Reads from Plaid what the call changes. A cached report will not do: it may be older than another change. */
  read(): Promise<Seen>;
  /** Whether the call has happened, by what was seen before it and what is seen now. */
  proves(before: string, now: string): boolean;
}

/** A call that makes, renews or removes something at Plaid. */
export interface Change<Response extends object> {
  readonly mutation: AttemptedMutation;
  readonly tenant: string;
  readonly principal: string;
  /** The key of the Plaid client that is called; null for the only client of a server. */
  readonly client: string | null;
  /** Without one, the attempt is written down, but no repeat of it is recognized. */
  readonly idempotencyKey: string | null;
  /** Plaid's path, for errors. */
  readonly path: string;
  readonly request: object;
  /** The live tokens that the request names. */
  readonly tokens: readonly string[];
  /** Null when no read shows whether the call has happened. */
  readonly evidence: Evidence | null;
  /**
   * Whether Plaid is given the attempt's own address for webhooks. What came of the attempt is then kept also without a key.
   */
  readonly hasAddress: boolean;
  /** @param place where the attempt is stored. */
  readonly call: (place: string) => Promise<Response>;
  /** Writes a line in the audit log. Nothing is sent when it fails. */
  readonly note: (event: AttemptEvent) => Promise<void>;
  /** Ends the reads before the call, and the wait for an attempt in progress. The call itself continues. */
  readonly signal: AbortSignal;
}

export interface Changed<Response extends object> {
  readonly response: Response;
  /** Whether this is the response of an earlier attempt, or of one in progress. */
  readonly isReplay: boolean;
}
