import type { Logger } from 'pino';
import type { Config } from '../config/config.js';
import { AttemptStore } from '../idempotency/attempt-store.js';
import { Attempts } from '../idempotency/attempts.js';
import { describeError } from '../lib/describe-error.js';
import type { State } from './state.js';

/** Creates the attempts over the state. */
export function createAttempts(
  { sealingKeys: keys, idempotencyTtlMs: ttlMs }: Config,
  { store: state, processes }: Pick<State, 'store' | 'processes'>,
  log: Logger,
): Attempts {
  return new Attempts({
    store: new AttemptStore({ state, keys, ttlMs }),
    processes,
    onUnwritten: (error) =>
      log.error({ error: describeError(error) }, 'the outcome of a mutation cannot be written'),
  });
}

/** Marks what ended processes left unfinished, and logs it. */
export async function recoverAttempts(attempts: Attempts, log: Logger): Promise<void> {
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
}
