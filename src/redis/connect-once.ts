import type { Secret } from '../lib/secret.js';
import { parseRedisUrl, REDIS_URL_RULE } from './redis-address.js';
import { RedisConnection } from './redis-connection.js';

/** Redis cannot be used now. The message has no value of the URL. */
export class RedisUnusableError extends Error {
  override readonly name = 'RedisUnusableError' as const;
}

/**
 * A connection for a command, which does not wait until Redis can be reached.
 *
 * @throws {RedisUnusableError} when the URL has another form, or Redis cannot be reached, or refuses the user.
 */
export async function connectOnce(url: Secret, commandTimeoutMs: number): Promise<RedisConnection> {
  const address = parseRedisUrl(url.reveal());
  if (address === null) throw new RedisUnusableError(REDIS_URL_RULE);
  let lost: Error | null = null;
  const connection = new RedisConnection({
    address,
    commandTimeoutMs,
    onLost(error) {
      lost = error;
    },
    onReady() {},
    // The command gets the error.
    onRefused() {},
  });
  if (await connection.connect()) return connection;
  connection.close();
  throw new RedisUnusableError(`cannot be reached (${faultOf(lost)})`);
}

/** A code of the system, or the first word of an error of Redis, such as WRONGPASS. */
function faultOf(error: NodeJS.ErrnoException | null): string {
  return error?.code ?? /^[A-Z]+(?= )/.exec(error?.message ?? '')?.[0] ?? 'no connection';
}
