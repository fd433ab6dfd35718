import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { AttemptStore } from '../idempotency/attempt-store.js';
import { Attempts } from '../idempotency/attempts.js';
import { describeError } from '../lib/describe-error.js';
import type { StateStore } from '../state/state-store.js';

/** Creates the attempts over the state, and logs what an earlier process left unfinished. */
export async function startAttempts(
  { sealingKeys: keys, idempotencyTtlMs: ttlMs }: Config,
  state: StateStore,
  log: Logger,
): Promise<Attempts> {
  const attempts = new Attempts({
    store: new AttemptStore({ state, keys, ttlMs }),
    onUnwritten: (error) =>
      log.error({ error: describeError(error) }, 'the outcome of a mutation cannot be written'),
  });
  if (state.isShared) return attempts;
  const { unknown, unreadable } = await attempts.recover();
  if (Object.keys(unknown).length > 0) {
    log.warn({ unknown }, 'the outcome of mutations is unknown: the server ended before their responses');
  }
  if (unreadable > 0) {
    log.warn(
      { count: unreadable },
      'attempts cannot be read: if SEALING_KEYS lacks their key, a repeat of their mutations is sent again',
    );
  }
  return attempts;
}
