import { AttemptStore } from '../../src/idempotency/attempt-store.js';
import { Attempts } from '../../src/idempotency/attempts.js';
import type { AttemptEvent, Change, Evidence } from '../../src/idempotency/change.js';
import {
  OutcomeUnknownError,
  PlaidError,
  type PlaidErrorFields,
  UpstreamUnavailableError,
} from '../../src/plaid/errors.js';
import { createMemoryStateStore } from '../../src/state/memory-state-store.js';
import { onlyProcess, type Processes } from '../../src/state/processes.js';
import type { StateStore } from '../../src/state/state-store.js';
import { StateUnavailableError } from '../../src/state/state-unavailable.js';
import { sealingKey } from './sealing-key.js';

export const PATH = '/credit/relay/create';
export const KEY = 'key-1';
const DAY_MS = 86_400_000;

/** What a call of the fake Plaid does. Only `ok` and `lost` have an effect. */
export type Fate = 'ok' | 'lost' | 'lost-unsent' | 'refused' | 'limited' | 'fails';

export interface Made {
  readonly relay_token: string;
  readonly request_id: string;
}

/** Counts calls and effects by the input that they carried. */
export class FakePlaid {
  readonly calls: string[] = [];
  readonly effects: string[] = [];

  async call(input: string, fate: Fate): Promise<Made> {
    this.calls.push(input);
    if (fate === 'ok' || fate === 'lost') this.effects.push(input);
    switch (fate) {
      case 'ok':
        return { relay_token: `relay-${this.effects.length}`, request_id: `request-${this.calls.length}` };
      case 'lost':
        throw new OutcomeUnknownError(PATH);
      case 'lost-unsent':
        throw new UpstreamUnavailableError(PATH, false, 'connection failed');
      case 'refused':
        throw plaidError({ errorType: 'INVALID_REQUEST', errorCode: 'INVALID_FIELD' });
      case 'limited':
        throw plaidError({ httpStatus: 429, errorType: 'RATE_LIMIT_EXCEEDED', errorCode: 'RATE_LIMIT' });
      case 'fails':
        throw plaidError({ httpStatus: 500, errorType: 'API_ERROR', errorCode: 'INTERNAL_SERVER_ERROR' });
    }
  }
}

export function plaidError(fields: Partial<PlaidErrorFields>): PlaidError {
  return new PlaidError({
    endpoint: PATH,
    kind: 'create',
    httpStatus: 400,
    errorType: 'INVALID_REQUEST',
    errorCode: 'INVALID_FIELD',
    displayMessage: null,
    requestId: 'request-refused',
    documentationUrl: null,
    requiredAccountSubtypes: null,
    providedAccountSubtypes: null,
    causes: [],
    retryAfterMs: null,
    ...fields,
  });
}

/** A state whose changes can be made to fail, as on a full disk. */
export interface FailingState extends StateStore {
  isFull: boolean;
}

export function failingState(): FailingState {
  const store = createMemoryStateStore();
  const unlessFull =
    <Args extends unknown[], Result>(change: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (state.isFull) throw new StateUnavailableError('the disk is full');
      return change(...args);
    };
  const state: FailingState = {
    isFull: false,
    isShared: false,
    get: (key) => store.get(key),
    entries: (prefix) => store.entries(prefix),
    after: (list, sequence, limit) => store.after(list, sequence, limit),
    watch: (list, onAppend) => store.watch(list, onAppend),
    close: () => store.close(),
    create: unlessFull((key, value, ttlMs) => store.create(key, value, ttlMs)),
    replace: unlessFull((key, expected, value, ttlMs) => store.replace(key, expected, value, ttlMs)),
    delete: unlessFull((key) => store.delete(key)),
    append: unlessFull((list, value, limits) => store.append(list, value, limits)),
  };
  return state;
}

/** The attempts of one process over a state. */
export interface TestProcess {
  readonly attempts: Attempts;
  readonly store: AttemptStore;
  /** What could not be written. */
  readonly unwritten: unknown[];
}

/** @param keys ids of sealing keys, the current one first. */
export function startProcess(
  state: StateStore,
  keys: readonly string[] = ['one'],
  processes: Processes = onlyProcess(),
): TestProcess {
  const store = new AttemptStore({ state, keys: keys.map(sealingKey), ttlMs: DAY_MS });
  const unwritten: unknown[] = [];
  const attempts = new Attempts({
    store,
    processes,
    onUnwritten: (error) => void unwritten.push(error),
    readBeforeMs: 50,
    writePauseMs: 1,
  });
  return { attempts, store, unwritten };
}

export interface ChangeTerms {
  readonly plaid: FakePlaid;
  readonly idempotencyKey?: string | null;
  readonly principal?: string;
  readonly tenant?: string;
  readonly input?: string;
  readonly fate?: Fate;
  /** Replaces the call of the fake Plaid. */
  readonly call?: () => Promise<Made>;
  readonly evidence?: Evidence | null;
  readonly signal?: AbortSignal;
  readonly events?: AttemptEvent[];
}

export function changeOf({
  plaid,
  idempotencyKey = KEY,
  principal = 'api-key:desk',
  tenant = '',
  input = 'assets-1',
  fate = 'ok',
  call = () => plaid.call(input, fate),
  evidence = null,
  signal = new AbortController().signal,
  events = [],
}: ChangeTerms): Change<Made> {
  return {
    mutation: 'createRelayToken',
    tenant,
    principal,
    client: null,
    idempotencyKey,
    path: PATH,
    request: { report_tokens: [input] },
    tokens: [input],
    evidence,
    hasAddress: false,
    call,
    note: async (event) => void events.push(event),
    signal,
  };
}
