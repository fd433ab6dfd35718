import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { AttemptStore } from '../idempotency/attempt-store.js';
import { Attempts } from '../idempotency/attempts.js';
import { describeError } from '../lib/describe-error.js';
import { deriveKey } from '../sealing/derive-key.js';
import { createValueSealer } from '../sealing/sealed-value.js';
import type { StateStore } from '../state/state-store.js';

/** Creates the attempts over the state, and logs what an earlier process left unfinished. */
export async function startAttempts(
  { sealingKeys, idempotencyTtlMs }: Config,
  state: StateStore,
  log: Logger,
): Promise<Attempts> {
  const attempts = new Attempts(
    new AttemptStore({
      state,
      sealer: createValueSealer(
        new Map(sealingKeys.map((key) => [key.id, deriveKey(key, 'attempt-encryption')])),
      ),
      nameKeys: sealingKeys.map((key) => deriveKey(key, 'attempt-name')),
      ttlMs: idempotencyTtlMs,
    }),
    (error) => log.error({ error: describeError(error) }, 'the outcome of a mutation cannot be written'),
  );
  if (!state.isShared) {
    const counts = await attempts.recover();
    for (const [mutation, count] of Object.entries(counts)) {
      log.warn(
        { mutation, count },
        'the outcome of mutations is unknown: the server ended before their responses',
      );
    }
  }
  return attempts;
}
