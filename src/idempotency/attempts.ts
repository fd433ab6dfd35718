import { randomUUID } from 'node:crypto';
import {
  isReportPending,
  OutcomeUnknownError,
  PlaidError,
  UpstreamBusyError,
  UpstreamError,
  UpstreamUnavailableError,
} from '../plaid/errors.js';
import { StateUnavailableError } from '../state/state-unavailable.js';
import type { Attempt, AttemptedMutation, AttemptOutcome } from './attempt.js';
import type { AttemptKey, AttemptStore, StoredAttempt } from './attempt-store.js';
import { IdempotencyKeyReusedError } from './idempotency-key-reused.js';

/** What happened to an attempt, for the audit log. */
export type AttemptEvent = 'attempted' | 'succeeded' | 'failed' | 'unknown' | 'replayed' | 'settled';

interface Seen {
  readonly seen: string;
  readonly response: object;
}

/** How reads show whether an attempt happened whose response was lost. */
export interface Evidence {
  /**
   * Reads what the call changes.
   *
   * @param isFresh false if a cached report will do.
   * @returns `seen`, a text that differs when that has changed, and the response of the call if it has happened.
   */
  read(isFresh: boolean): Promise<Seen>;
  /** Whether the call has happened, by what was seen before it and what is seen now. */
  proves(before: string, now: string): boolean;
}

/** A call that makes, renews or removes something at Plaid. */
export interface Change<Response extends object> {
  readonly mutation: AttemptedMutation;
  readonly tenant: string;
  readonly principal: string;
  /** Without one, the attempt is written down, but no repeat of it is recognized. */
  readonly idempotencyKey: string | null;
  /** Plaid's path, for errors. */
  readonly path: string;
  readonly request: object;
  /** The live tokens that the request names. */
  readonly tokens: readonly string[];
  /** Null when no read shows whether the call has happened. */
  readonly evidence: Evidence | null;
  readonly call: () => Promise<Response>;
  /** Writes a line in the audit log. Nothing is sent when it fails. */
  readonly note: (event: AttemptEvent) => Promise<void>;
  /** Ends the wait for an attempt in progress. The call itself continues. */
  readonly signal: AbortSignal;
}

export interface Changed<Response extends object> {
  readonly response: Response;
  /** Whether this is the response of an earlier attempt, or of one in progress. */
  readonly isReplay: boolean;
}

interface Running {
  readonly inputHash: string;
  readonly changed: Promise<Changed<object>>;
}

/**
 * Sends each change to Plaid once. An attempt is written before anything is sent, and is never sent twice: a repeat with the same key
 * gets what came of the first attempt.
 */
export class Attempts {
  readonly #store: AttemptStore;
  readonly #onUnwritten: (error: StateUnavailableError) => void;
  readonly #now: () => Date;
  /** Identifies this process among those that have used the state. */
  readonly #owner = randomUUID();
  readonly #running = new Map<string, Running>();

  /** @param onUnwritten is told when the outcome of a call that was sent cannot be written. Its attempt is UNKNOWN then. */
  constructor(
    store: AttemptStore,
    onUnwritten: (error: StateUnavailableError) => void,
    now: () => Date = () => new Date(),
  ) {
    this.#store = store;
    this.#onUnwritten = onUnwritten;
    this.#now = now;
  }

  /**
   * Makes a change, or returns what came of it before.
   *
   * @throws {IdempotencyKeyReusedError} when the key was used with another request.
   * @throws {OutcomeUnknownError} when an earlier attempt was sent and its response was lost.
   * @throws {StateUnavailableError} when the attempt cannot be written. Nothing was sent then.
   * @throws the errors of the call, and those of the earlier attempt.
   */
  async run<Response extends object>(change: Change<Response>): Promise<Changed<Response>> {
    const place = this.#store.placeOf(keyOf(change));
    const inputHash = this.#store.hashOf(change.request);
    const running = this.#running.get(place);
    if (running !== undefined) {
      if (running.inputHash !== inputHash) throw new IdempotencyKeyReusedError();
      const { response } = await untilAborted(running.changed as Promise<Changed<Response>>, change.signal);
      await change.note('replayed');
      return { response, isReplay: true };
    }
    const changed = this.#begin(place, change, inputHash);
    this.#running.set(place, { inputHash, changed });
    const end = () => this.#running.delete(place);
    changed.then(end, end);
    // The client that made the change waits for it beyond its own time: the response may hold the only copy of a token.
    return changed;
  }

  /**
   * What is known of an attempt; null for an unknown key.
   *
   * @param evidenceOf how reads settle an attempt whose response was lost.
   */
  async find(
    key: AttemptKey,
    evidenceOf: (attempt: Attempt) => Evidence | null,
    note: (attempt: Attempt, event: AttemptEvent) => Promise<void>,
  ): Promise<Attempt | null> {
    const found = await this.#store.find(key);
    if (found === null) return null;
    const { attempt, place } = found;
    if (this.#running.has(place)) return attempt;
    return this.#settle(found, evidenceOf(attempt), (event) => note(attempt, event));
  }

  /** Marks what processes that have ended left unfinished. Returns how many attempts of each mutation that were. */
  async recover(): Promise<Partial<Record<AttemptedMutation, number>>> {
    const counts: Partial<Record<AttemptedMutation, number>> = {};
    for await (const stored of this.#store.all()) {
      if (stored.attempt.outcome.state !== 'PENDING') continue;
      await this.#write(stored, { state: 'UNKNOWN' });
      counts[stored.attempt.mutation] = (counts[stored.attempt.mutation] ?? 0) + 1;
    }
    return counts;
  }

  async #begin<Response extends object>(
    place: string,
    change: Change<Response>,
    inputHash: string,
  ): Promise<Changed<Response>> {
    const { mutation, tenant, principal, tokens, evidence } = change;
    const key = keyOf(change);
    const found = key && (await this.#store.find(key));
    if (found !== null) return this.#repeat(found, change);
    const attempt: Attempt = {
      mutation,
      tenant,
      principal,
      inputHash,
      owner: this.#owner,
      createdAt: this.#now().toISOString(),
      tokens,
      // Nobody can ask for an attempt without a key, so no read is spent on it.
      before: key === null || evidence === null ? null : ((await readNow(evidence, false))?.seen ?? null),
      outcome: { state: 'PENDING' },
    };
    await change.note('attempted');
    const stored = await this.#store.create(place, attempt);
    return stored.isNew
      ? { response: await this.#send(stored, change), isReplay: false }
      : this.#repeat(stored, change);
  }

  async #send<Response extends object>(
    stored: StoredAttempt,
    { call, note }: Change<Response>,
  ): Promise<Response> {
    let response: Response;
    try {
      response = await call();
    } catch (error) {
      if (hasNoEffect(error)) {
        await this.#forget(stored);
      } else if (error instanceof PlaidError) {
        await this.#write(stored, { state: 'FAILED', error: error.fields });
        await note('failed');
      } else {
        await this.#write(stored, { state: 'UNKNOWN' });
        await note('unknown');
      }
      throw error;
    }
    await this.#write(stored, { state: 'SUCCEEDED', response, isSettled: false });
    await note('succeeded');
    return response;
  }

  async #repeat<Response extends object>(
    found: StoredAttempt,
    { request, evidence, path, note }: Change<Response>,
  ): Promise<Changed<Response>> {
    if (!this.#store.isInput(found.attempt, request)) throw new IdempotencyKeyReusedError();
    const { outcome } = await this.#settle(found, evidence, note);
    switch (outcome.state) {
      case 'SUCCEEDED':
        await note('replayed');
        return { response: outcome.response as Response, isReplay: true };
      case 'FAILED':
        await note('replayed');
        throw new PlaidError(outcome.error);
      case 'PENDING':
      case 'UNKNOWN':
      case 'CREATED_UNREACHABLE':
        throw new OutcomeUnknownError(path);
    }
  }

  /** The attempt with what reads prove. Nobody works on it any more. */
  async #settle(
    stored: StoredAttempt,
    evidence: Evidence | null,
    note: Change<object>['note'],
  ): Promise<Attempt> {
    const { attempt } = stored;
    const { before, outcome } = attempt;
    if (outcome.state !== 'PENDING' && outcome.state !== 'UNKNOWN') return attempt;
    const now = before === null || evidence === null ? null : await readNow(evidence, true);
    if (before === null || now === null || evidence?.proves(before, now.seen) !== true) {
      return { ...attempt, outcome: { state: 'UNKNOWN' } };
    }
    const settled: AttemptOutcome = { state: 'SUCCEEDED', response: now.response, isSettled: true };
    await note('settled');
    await this.#write(stored, settled);
    return { ...attempt, outcome: settled };
  }

  /** The caller gets the outcome also when it cannot be written. */
  async #write(stored: StoredAttempt, outcome: AttemptOutcome): Promise<void> {
    await this.#store.replace(stored, { ...stored.attempt, outcome }).catch(this.#ifUnavailable);
  }

  async #forget({ place }: StoredAttempt): Promise<void> {
    await this.#store.delete(place).catch(this.#ifUnavailable);
  }

  readonly #ifUnavailable = (error: unknown): void => {
    if (!(error instanceof StateUnavailableError)) throw error;
    this.#onUnwritten(error);
  };
}

function keyOf({ tenant, principal, mutation, idempotencyKey }: Change<object>): AttemptKey | null {
  return idempotencyKey === null ? null : { tenant, principal, mutation, idempotencyKey };
}

/** Null when Plaid cannot be read now. */
async function readNow(evidence: Evidence, isFresh: boolean): Promise<Seen | null> {
  try {
    return await evidence.read(isFresh);
  } catch (error) {
    if (error instanceof UpstreamError) return null;
    throw error;
  }
}

/** Whether nothing has happened at Plaid, and the same call may succeed later. Such an attempt is forgotten. */
function hasNoEffect(error: unknown): boolean {
  if (error instanceof UpstreamBusyError) return true;
  if (error instanceof UpstreamUnavailableError) return !error.sent;
  return error instanceof PlaidError && (error.httpStatus === 429 || isReportPending(error));
}

/** Waits for a promise until a signal aborts. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
