/**
 * Scripts that Redis executes as one step. ARGV[1] is the time in ms since 1970. Values begin with the time when they expire:
 * `expiring-value.ts`. All keys of a script are in one slot of a Cluster.
 */
const isLive = `
  local now = tonumber(ARGV[1])
  local function isLive(stored) return stored and struct.unpack('>d', stored) > now end
`;

/** KEYS: the value. ARGV: now, the new value, its time to live in Redis in ms. Returns the value that was there. */
const create = `${isLive}
  local found = redis.call('GET', KEYS[1])
  if isLive(found) then return found end
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return false
`;

/** As `create`, and ARGV[4]: the expected value, without a time. Returns 1 if it was replaced. */
const replace = `${isLive}
  local found = redis.call('GET', KEYS[1])
  if not isLive(found) or string.sub(found, 9) ~= ARGV[4] then return 0 end
  redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
  return 1
`;

/** KEYS: the value. ARGV: now. Returns 1 if there was one. */
const remove = `${isLive}
  local found = redis.call('GET', KEYS[1])
  redis.call('DEL', KEYS[1])
  return isLive(found) and 1 or 0
`;

const oldest = `
  local function oldest() return redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 1)[1] end
`;

/**
 * KEYS: the last number, the entries. ARGV: now, the entry, the time to live of the list in Redis in ms, its maximum length, the
 * channel. Returns the number of the entry.
 */
const append = `${isLive}${oldest}
  local sequence = redis.call('INCR', KEYS[1])
  redis.call('XADD', KEYS[2], 'MAXLEN', '=', ARGV[4], string.format('0-%.0f', sequence), 'v', ARGV[2])
  local entry = oldest()
  while entry and not isLive(entry[2][2]) do
    redis.call('XDEL', KEYS[2], entry[1])
    entry = oldest()
  end
  redis.call('PEXPIRE', KEYS[2], ARGV[3])
  redis.call('PUBLISH', ARGV[5], string.format('%.0f', sequence))
  return sequence
`;

/**
 * KEYS: the last number, the entries. ARGV: now, a number, the maximum count. Returns the last number, and the entries after the given
 * number, preceded by the oldest one.
 */
const after = `${isLive}
  local last = tonumber(redis.call('GET', KEYS[1]) or 0)
  local first, start = nil, '-'
  repeat
    local batch = redis.call('XRANGE', KEYS[2], start, '+', 'COUNT', 100)
    for _, entry in ipairs(batch) do
      if isLive(entry[2][2]) then
        first = entry
        break
      end
    end
    if #batch > 0 then start = '(' .. batch[#batch][1] end
  until first or #batch == 0
  if not first then return {last, {}} end
  local from = math.max(tonumber(ARGV[2]) + 1, tonumber(string.sub(first[1], 3)))
  local entries = redis.call('XRANGE', KEYS[2], string.format('0-%.0f', from), '+', 'COUNT', ARGV[3])
  table.insert(entries, 1, first)
  return {last, entries}
`;

/** KEYS: the last number. ARGV: the channel. Publishes the last number again. */
const ring = `
  local last = redis.call('GET', KEYS[1])
  if last then redis.call('PUBLISH', ARGV[1], last) end
`;

export const REDIS_SCRIPTS = {
  stateCreate: { numberOfKeys: 1, lua: create },
  stateReplace: { numberOfKeys: 1, lua: replace },
  stateDelete: { numberOfKeys: 1, lua: remove },
  stateAppend: { numberOfKeys: 2, lua: append },
  stateAfter: { numberOfKeys: 2, lua: after },
  stateRing: { numberOfKeys: 1, lua: ring },
};

/** The commands that ioredis makes of them. */
export type ScriptCommands = {
  readonly [name in `${keyof typeof REDIS_SCRIPTS}Buffer`]: (
    ...args: readonly (string | number | Buffer)[]
  ) => Promise<unknown>;
};
