import { setTimeout as pause } from 'node:timers/promises';
import { Deadline } from '../lib/deadline.js';
import { untilAborted } from '../lib/until-aborted.js';
import { OutcomeUnknownError, PlaidError, UpstreamError } from '../plaid/errors.js';
import type { Processes } from '../state/processes.js';
import { StateUnavailableError } from '../state/state-unavailable.js';
import type { Attempt, AttemptOutcome } from './attempt.js';
import { AttemptOwners } from './attempt-owners.js';
import type { AttemptKey, AttemptStore, StoredAttempt } from './attempt-store.js';
import type { AttemptEvent, Change, Changed, Evidence } from './change.js';
import { effectOf } from './effect.js';
import { IdempotencyKeyReusedError } from './idempotency-key-reused.js';
import { type Recovered, recoverAttempts } from './recovery.js';
import { RunningAttempts, type Sending } from './running-attempts.js';
import { settleByRead } from './settled-by-read.js';
import { outcomeProvedBy, type WebhookProof } from './webhook-proof.js';

export interface AttemptsOptions {
  readonly store: AttemptStore;
  readonly processes: Processes;
  /**
   * Is told when the outcome of a call that was sent cannot be written for some seconds, or its audit line cannot. The caller gets the
   * outcome nevertheless; later the attempt is UNKNOWN.
   */
  readonly onUnwritten: (error: unknown) => void;
  /** The longest wait for the read before a call, in ms. Without its result no read can settle the attempt. */
  readonly readBeforeMs?: number;
  /** Between two of the tries to write an outcome, in ms. */
  readonly writePauseMs?: number;
  readonly now?: () => Date;
}

/** Short beside the 50 s of a mutation, which calls Plaid for up to 30 s. */
const READ_BEFORE_MS = 5_000;

/** Together 10 s: longer than a short outage of Redis, or a failover that is set up to be quick. */
const WRITES = 40;
const WRITE_PAUSE_MS = 250;

/**
 * Sends each change to Plaid once. An attempt is written before anything is sent, and is never sent twice: a repeat with the same key
 * gets what came of the first attempt.
 */
export class Attempts {
  readonly #store: AttemptStore;
  readonly #onUnwritten: (error: unknown) => void;
  readonly #readBeforeMs: number;
  readonly #writePauseMs: number;
  readonly #now: () => Date;
  readonly #processes: Processes;
  readonly #owners: AttemptOwners;
  readonly #stopping = new AbortController();
  readonly #running = new RunningAttempts();

  constructor({
    store,
    processes,
    onUnwritten,
    readBeforeMs = READ_BEFORE_MS,
    writePauseMs = WRITE_PAUSE_MS,
    now = () => new Date(),
  }: AttemptsOptions) {
    this.#store = store;
    this.#processes = processes;
    this.#owners = new AttemptOwners(store, processes);
    this.#onUnwritten = onUnwritten;
    this.#readBeforeMs = readBeforeMs;
    this.#writePauseMs = writePauseMs;
    this.#now = now;
  }

  /**
   * Makes a change, or returns what came of it before. The caller that makes the change waits for it also after its signal has aborted:
   * the response may be the only copy of a token.
   *
   * @throws {IdempotencyKeyReusedError} when the key was used with another request.
   * @throws {OutcomeUnknownError} when the call, or an earlier attempt, was sent and its response was lost.
   * @throws {StateUnavailableError} when the attempt cannot be written, or an earlier one cannot be read. Nothing was sent then.
   * @throws the errors of the call, and those of the earlier attempt.
   */
  async run<Response extends object>(change: Change<Response>): Promise<Changed<Response>> {
    const place = this.#store.placeOf(keyOf(change));
    const inputHash = this.#store.hashOf(change.request);
    return this.#running.startOrJoin({ place, change, inputHash }, (running) =>
      this.#begin(place, change, running),
    );
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
    const wasRunning = this.#running.has(this.#store.placeOf(key));
    const found = await this.#store.find(key);
    if (found === null) return null;
    if (wasRunning || this.#running.has(found.place)) return found.attempt;
    const { stored, isElsewhere } = await this.#owners.look(found);
    if (stored === null || isElsewhere) return stored?.attempt ?? null;
    const { attempt } = stored;
    return this.#settle(stored, evidenceOf(attempt), (event) => note(attempt, event));
  }

  /**
   * Settles an attempt by a webhook to its own address. Waits for the call, if it is in progress in any process: a webhook may arrive
   * before the response.
   *
   * @returns what is known of the attempt then; null if the tenant has none at this place.
   * @throws {StateUnavailableError} when the attempt cannot be read or written, or when this process stops.
   */
  async settleByWebhook(
    { tenant, place }: { readonly tenant: string; readonly place: string },
    proof: WebhookProof,
    note: (attempt: Attempt) => Promise<void>,
  ): Promise<Attempt | null> {
    await this.#running.endOf(place);
    for (;;) {
      const found = await this.#store.at(place);
      if (found?.attempt.tenant !== tenant) return null;
      const stored = await this.#owners.whenEnded(found, this.#stopping.signal);
      if (stored === null) return null;
      const { attempt } = stored;
      const outcome = outcomeProvedBy(proof, attempt);
      if (outcome === null) return attempt;
      const settled: Attempt = { ...attempt, outcome };
      await note(settled);
      if (await this.#store.replace(stored, settled)) return settled;
    }
  }

  /**
   * Marks what processes that have ended left unfinished.
   *
   * @throws {StateUnavailableError} when it cannot be read or written.
   */
  recover(): Promise<Recovered> {
    return recoverAttempts(this.#store, this.#processes);
  }

  /** Ends the work of webhooks that waits for other processes. Resolves when no attempt is in progress any more. */
  async stop(): Promise<void> {
    this.#stopping.abort(new StateUnavailableError('the process stops'));
    await this.#running.ended();
  }

  async #begin<Response extends object>(
    place: string,
    change: Change<Response>,
    running: Sending,
  ): Promise<Changed<Response>> {
    for (;;) {
      const key = keyOf(change);
      const found = key && (await this.#findEnded(key, change));
      if (found !== null) return this.#repeat(found, change);
      const attempt = await this.#newAttempt(change, running.inputHash);
      await change.note('attempted');
      const stored = await this.#store.create(place, attempt);
      // If not, another process was faster.
      if (!stored.isNew) continue;
      running.isSent = true;
      return { response: await this.#send(stored, change), isReplay: false };
    }
  }

  /** The attempt of a key, when no other process works on it any more. */
  async #findEnded(key: AttemptKey, { request, signal }: Change<object>): Promise<StoredAttempt | null> {
    const found = await this.#store.find(key);
    if (found === null) return null;
    if (!this.#store.isInput(found.attempt, request)) throw new IdempotencyKeyReusedError();
    return this.#owners.whenEnded(found, signal);
  }

  async #newAttempt(change: Change<object>, inputHash: string): Promise<Attempt> {
    const { mutation, tenant, principal, tokens, idempotencyKey } = change;
    return {
      mutation,
      tenant,
      principal,
      inputHash,
      owner: this.#processes.id,
      createdAt: this.#now().toISOString(),
      tokens,
      // Nobody can ask for an attempt without a key, so no read is spent on it.
      before: idempotencyKey === null ? null : await this.#readBefore(change),
      outcome: { state: 'PENDING' },
    };
  }

  async #readBefore({ evidence, signal }: Change<object>): Promise<string | null> {
    if (evidence === null) return null;
    const deadline = new Deadline(signal);
    deadline.limit(this.#readBeforeMs);
    try {
      return (await untilAborted(evidence.read(), deadline.signal)).seen;
    } catch (error) {
      const isTimeout = deadline.signal.aborted && !signal.aborted;
      if (isTimeout || error instanceof UpstreamError) return null;
      throw error;
    } finally {
      deadline.clear();
    }
  }

  async #send<Response extends object>(stored: StoredAttempt, change: Change<Response>): Promise<Response> {
    let response: Response;
    try {
      response = await change.call(stored.place);
    } catch (error) {
      const effect = effectOf(error);
      if (effect === 'unknown') {
        await this.#replace(stored, { state: 'UNKNOWN' }).catch(this.#onUnwritten);
        await this.#note(change, 'unknown');
        throw error instanceof PlaidError ? new OutcomeUnknownError(change.path, { cause: error }) : error;
      }
      if (effect === 'refused' && error instanceof PlaidError) {
        await this.#keep(stored, change, { state: 'FAILED', error: error.fields });
      } else {
        await this.#forget(stored);
      }
      await this.#note(change, 'failed');
      throw error;
    }
    await this.#keep(stored, change, { state: 'SUCCEEDED', response, isSettled: false });
    await this.#note(change, 'succeeded');
    return response;
  }

  async #repeat<Response extends object>(
    found: StoredAttempt,
    { evidence, path, note }: Change<Response>,
  ): Promise<Changed<Response>> {
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

  #settle(stored: StoredAttempt, evidence: Evidence | null, note: Change<object>['note']): Promise<Attempt> {
    const write = async (found: StoredAttempt, outcome: AttemptOutcome) => {
      await this.#replace(found, outcome).catch(this.#onUnwritten);
    };
    return settleByRead(stored, { evidence, note, write });
  }

  /** Writes a known outcome. Without a key nobody can ask for it, so it is not kept, unless a webhook will. */
  async #keep(stored: StoredAttempt, change: Change<object>, outcome: AttemptOutcome): Promise<void> {
    await (change.idempotencyKey === null && !change.hasAddress
      ? this.#forget(stored)
      : this.#write(stored, outcome));
  }

  /**
   * Writes what the response says. It is better than what others have written meanwhile: that a webhook has come, or that this process
   * has ended, because it was stopped for some time.
   */
  #write(stored: StoredAttempt, outcome: AttemptOutcome): Promise<void> {
    return this.#persist(async () => {
      let found: StoredAttempt | null = stored;
      while (found !== null && !(await this.#replace(found, outcome)))
        found = await this.#store.at(stored.place);
    });
  }

  /** Tries again while the state is unavailable. The caller waits, because what it is told must be known later. */
  async #persist(write: () => Promise<void>): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await write();
      } catch (error) {
        if (!(error instanceof StateUnavailableError) || tries === WRITES) return this.#onUnwritten(error);
      }
      await pause(this.#writePauseMs);
    }
  }

  /** Returns false when somebody else has changed the attempt meanwhile. */
  #replace(stored: StoredAttempt, outcome: AttemptOutcome): Promise<boolean> {
    return this.#store.replace(stored, { ...stored.attempt, outcome });
  }

  async #forget({ place }: StoredAttempt): Promise<void> {
    await this.#persist(() => this.#store.delete(place));
  }

  /** The call was made, so its outcome is told also when the audit log cannot be written any more. */
  async #note({ note }: Change<object>, event: AttemptEvent): Promise<void> {
    await note(event).catch(this.#onUnwritten);
  }
}

function keyOf({ tenant, principal, client, mutation, idempotencyKey }: Change<object>): AttemptKey | null {
  return idempotencyKey === null ? null : { tenant, principal, client, mutation, idempotencyKey };
}
