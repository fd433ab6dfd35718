import { createHmac, randomUUID } from 'node:crypto';
import type { SealingKey } from '../config/sealing-keys.js';
import { deriveKey } from '../sealing/derive-key.js';
import { createRingSealer, type ValueSealer } from '../sealing/sealed-value.js';
import type { StateStore } from '../state/state-store.js';
import { StateUnavailableError } from '../state/state-unavailable.js';
import { type Attempt, type AttemptedMutation, decodeAttempt, encodeAttempt } from './attempt.js';

/** Whose attempt it is, by which Plaid client, and the key that the caller gave it. */
export interface AttemptKey {
  readonly tenant: string;
  readonly principal: string;
  readonly mutation: AttemptedMutation;
  readonly idempotencyKey: string;
  /** The key of the Plaid client that is called; null for the only client of a server. */
  readonly client: string | null;
}

/** An attempt as it is stored. */
export interface StoredAttempt {
  readonly attempt: Attempt;
  /** Where it is stored. */
  readonly place: string;
  /** The stored bytes, to notice that somebody else has changed it. */
  readonly sealed: Buffer;
}

/** What is stored at a place; null for an attempt that cannot be read. */
export type AttemptEntry = Omit<StoredAttempt, 'attempt'> & { readonly attempt: Attempt | null };

export interface AttemptStoreOptions {
  readonly state: StateStore;
  /** The first encrypts and names new attempts; all find and open them. */
  readonly keys: readonly SealingKey[];
  /** How long an attempt is stored, in ms. */
  readonly ttlMs: number;
}

const PREFIX = 'attempt/';

/** Attempts in the state: encrypted, under names that are HMACs. */
export class AttemptStore {
  readonly #state: StateStore;
  readonly #sealer: ValueSealer;
  readonly #nameKeys: readonly Buffer[];
  readonly #ttlMs: number;

  constructor({ state, keys, ttlMs }: AttemptStoreOptions) {
    this.#state = state;
    this.#sealer = createRingSealer(keys, 'attempt-encryption');
    this.#nameKeys = keys.map((key) => deriveKey(key, 'attempt-name'));
    this.#ttlMs = ttlMs;
  }

  /** HMAC of a request. The same request has another hash after a rotation of keys, so all hashes are compared. */
  isInput(attempt: Attempt, request: object): boolean {
    return this.#nameKeys.some((key) => hmac(key, ['input', request]) === attempt.inputHash);
  }

  hashOf(request: object): string {
    return hmac(this.#firstKey(), ['input', request]);
  }

  /** The place of an attempt. Without a key nobody can ask for it, so any place will do. */
  placeOf(key: AttemptKey | null): string {
    return key === null ? `${PREFIX}${randomUUID()}` : placeWith(this.#firstKey(), key);
  }

  /** @throws {StateUnavailableError} when there is an attempt that cannot be read. */
  async find(key: AttemptKey): Promise<StoredAttempt | null> {
    for (const nameKey of this.#nameKeys) {
      const found = await this.at(placeWith(nameKey, key));
      if (found !== null) return found;
    }
    return null;
  }

  /** @throws {StateUnavailableError} when there is an attempt that cannot be read. */
  async at(place: string): Promise<StoredAttempt | null> {
    const sealed = await this.#state.get(place);
    return sealed && { attempt: this.#open(place, sealed), place, sealed };
  }

  /**
   * Writes an attempt if there is none at the place. Returns what is there then.
   *
   * @throws {StateUnavailableError} also when there is an attempt that cannot be read.
   */
  async create(place: string, attempt: Attempt): Promise<StoredAttempt & { readonly isNew: boolean }> {
    const sealed = this.#seal(place, attempt);
    const found = await this.#state.create(place, sealed, this.#ttlMs);
    if (found === null) return { attempt, place, sealed, isNew: true };
    return { attempt: this.#open(place, found), place, sealed: found, isNew: false };
  }

  /** Writes another state of an attempt. Returns false when somebody else has changed it meanwhile. */
  replace({ place, sealed }: Pick<StoredAttempt, 'place' | 'sealed'>, attempt: Attempt): Promise<boolean> {
    return this.#state.replace(place, sealed, this.#seal(place, attempt), this.#ttlMs);
  }

  async delete(place: string): Promise<void> {
    await this.#state.delete(place);
  }

  async *all(): AsyncIterable<AttemptEntry> {
    for await (const [place, sealed] of this.#state.entries(PREFIX)) {
      yield { attempt: this.#tryOpen(place, sealed), place, sealed };
    }
  }

  /**
   * Erases the attempts of a tenant that name a token, or Plaid's id of a report.
   *
   * @returns how many were erased, and how many, of any tenant, cannot be read.
   */
  async erase(
    tenant: string,
    subject: string,
  ): Promise<{ readonly erased: number; readonly unreadable: number }> {
    let erased = 0;
    let unreadable = 0;
    for await (const { attempt, place } of this.all()) {
      if (attempt === null) unreadable += 1;
      if (attempt?.tenant !== tenant || !subjectsOf(attempt).includes(subject)) continue;
      await this.delete(place);
      erased += 1;
    }
    return { erased, unreadable };
  }

  #seal(place: string, attempt: Attempt): Buffer {
    return this.#sealer.seal(place, encodeAttempt(attempt));
  }

  #open(place: string, sealed: Buffer): Attempt {
    const attempt = this.#tryOpen(place, sealed);
    if (attempt === null)
      throw new StateUnavailableError(
        'an attempt cannot be read: it was damaged, or written by a newer server',
      );
    return attempt;
  }

  #tryOpen(place: string, sealed: Buffer): Attempt | null {
    const bytes = this.#sealer.open(place, sealed);
    return bytes && decodeAttempt(bytes);
  }

  #firstKey(): Buffer {
    const [first] = this.#nameKeys;
    if (first === undefined) throw new Error('Attempts need a key for their names');
    return first;
  }
}

function placeWith(
  nameKey: Buffer,
  { tenant, principal, mutation, idempotencyKey, client }: AttemptKey,
): string {
  const parts = [tenant, principal, mutation, idempotencyKey, ...(client === null ? [] : [client])];
  return `${PREFIX}${hmac(nameKey, parts)}`;
}

function hmac(key: Buffer, parts: readonly unknown[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
}

/** The tokens and ids that an attempt contains. */
function subjectsOf({ tokens, before, outcome }: Attempt): readonly unknown[] {
  const known = outcome.state === 'SUCCEEDED' ? Object.values(outcome.response) : [];
  const created = outcome.state === 'CREATED_UNREACHABLE' ? [outcome.assetReportId] : [];
  return [...tokens, ...known, ...created, ...(before?.match(/[\w-]+/g) ?? [])];
}
