import type { RedisConnection } from '../redis/redis-connection.js';

/** A hash has the reads of one token, and `generation`, which is another one after each invalidation. */
const SCRIPTS = {
  /** Returns the value and the generation; without a value, locks the read, or returns how long another one has locked it, in ms. */
  reportFind: {
    numberOfKeys: 2,
    lua: `
      local found = redis.call('HMGET', KEYS[1], ARGV[1], 'generation')
      if found[1] then return {found[1], found[2], 0} end
      if redis.call('SET', KEYS[2], ARGV[2], 'NX', 'PX', ARGV[3]) then return {false, found[2], 0} end
      return {false, found[2], math.max(1, redis.call('PTTL', KEYS[2]))}`,
  },
  reportShare: {
    numberOfKeys: 1,
    lua: `
      if (redis.call('HGET', KEYS[1], 'generation') or '') ~= ARGV[3] then return 0 end
      redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
      if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[4]) then redis.call('PEXPIRE', KEYS[1], ARGV[4]) end
      return 1`,
  },
  /** Removes a value, unless it is another one now. */
  reportDiscard: {
    numberOfKeys: 1,
    lua: `
      if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
      return redis.call('HDEL', KEYS[1], ARGV[1])`,
  },
  reportDrop: {
    numberOfKeys: 1,
    lua: `
      redis.call('DEL', KEYS[1])
      redis.call('HSET', KEYS[1], 'generation', ARGV[1])
      return redis.call('PEXPIRE', KEYS[1], ARGV[2])`,
  },
  reportRenew: {
    numberOfKeys: 1,
    lua: `
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      return redis.call('PEXPIRE', KEYS[1], ARGV[2])`,
  },
  /** Unlocks the read, and tells those who wait. */
  reportUnlock: {
    numberOfKeys: 1,
    lua: `
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      redis.call('DEL', KEYS[1])
      return redis.call('PUBLISH', ARGV[2], ARGV[3])`,
  },
} as const;

/** The scripts as commands. A key is followed by the arguments, as in the script. */
export interface ReportScripts {
  reportFindBuffer(
    ...args: [key: string, lock: string, field: string, owner: string, lockMs: number]
  ): Promise<[value: Buffer | null, generation: Buffer | null, lockedMs: number]>;
  reportShare(
    ...args: [key: string, field: string, value: Buffer, generation: Buffer | '', ttlMs: number]
  ): Promise<number>;
  reportDiscard(key: string, field: string, value: Buffer): Promise<number>;
  reportDrop(key: string, generation: string, ttlMs: number): Promise<number>;
  reportRenew(lock: string, owner: string, lockMs: number): Promise<number>;
  reportUnlock(lock: string, owner: string, channel: string, message: string): Promise<number>;
}

export function defineReportScripts({ client }: RedisConnection): ReportScripts {
  for (const [name, script] of Object.entries(SCRIPTS)) client.defineCommand(name, script);
  return client as unknown as ReportScripts;
}
