import { createHmac, randomUUID } from 'node:crypto';
import type { ValueSealer } from '../sealing/sealed-value.js';
import type { StateStore } from '../state/state-store.js';
import { type Attempt, type AttemptedMutation, decodeAttempt, encodeAttempt } from './attempt.js';

/** Whose attempt it is, and the key that the caller gave it. */
export interface AttemptKey {
  readonly tenant: string;
  readonly principal: string;
  readonly mutation: AttemptedMutation;
  readonly idempotencyKey: string;
}

/** An attempt as it is stored. */
export interface StoredAttempt {
  readonly attempt: Attempt;
  /** Where it is stored. */
  readonly place: string;
  /** The stored bytes, to notice that somebody else has changed it. */
  readonly sealed: Buffer;
}

export interface AttemptStoreOptions {
  readonly state: StateStore;
  readonly sealer: ValueSealer;
  /** Derived keys for the names of attempts. The first names new ones; all find them. */
  readonly nameKeys: readonly Buffer[];
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

  constructor({ state, sealer, nameKeys, ttlMs }: AttemptStoreOptions) {
    this.#state = state;
    this.#sealer = sealer;
    this.#nameKeys = nameKeys;
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

  async find(key: AttemptKey): Promise<StoredAttempt | null> {
    for (const nameKey of this.#nameKeys) {
      const place = placeWith(nameKey, key);
      const sealed = await this.#state.get(place);
      const attempt = sealed && this.#open(place, sealed);
      if (attempt) return { attempt, place, sealed };
    }
    return null;
  }

  /** Writes an attempt if there is none at the place. Returns what is there then. */
  async create(place: string, attempt: Attempt): Promise<StoredAttempt & { readonly isNew: boolean }> {
    const sealed = this.#seal(place, attempt);
    const found = await this.#state.create(place, sealed, this.#ttlMs);
    if (found === null) return { attempt, place, sealed, isNew: true };
    const known = this.#open(place, found);
    if (known === null) throw new Error('An attempt cannot be decrypted');
    return { attempt: known, place, sealed: found, isNew: false };
  }

  /** Writes another state of an attempt. Returns false when somebody else has changed it meanwhile. */
  replace({ place, sealed }: Pick<StoredAttempt, 'place' | 'sealed'>, attempt: Attempt): Promise<boolean> {
    return this.#state.replace(place, sealed, this.#seal(place, attempt), this.#ttlMs);
  }

  async delete(place: string): Promise<void> {
    await this.#state.delete(place);
  }

  /** All attempts that a key opens. */
  async *all(): AsyncIterable<StoredAttempt> {
    for await (const [place, sealed] of this.#state.entries(PREFIX)) {
      const attempt = this.#open(place, sealed);
      if (attempt !== null) yield { attempt, place, sealed };
    }
  }

  #seal(place: string, attempt: Attempt): Buffer {
    return this.#sealer.seal(place, encodeAttempt(attempt));
  }

  #open(place: string, sealed: Buffer): Attempt | null {
    const bytes = this.#sealer.open(place, sealed);
    return bytes && decodeAttempt(bytes);
  }

  #firstKey(): Buffer {
    const [first] = this.#nameKeys;
    if (first === undefined) throw new Error('Attempts need a key for their names');
    return first;
  }
}

function placeWith(nameKey: Buffer, { tenant, principal, mutation, idempotencyKey }: AttemptKey): string {
  return `${PREFIX}${hmac(nameKey, [tenant, principal, mutation, idempotencyKey])}`;
}

function hmac(key: Buffer, parts: readonly unknown[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('base64url');
}
