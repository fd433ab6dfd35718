import type { Redis } from 'ioredis';

/** Everything in a Redis: keys, names of fields, and values. */
export async function bytesIn(admin: Redis): Promise<Buffer[]> {
  const found: Buffer[] = [];
  for (const key of await admin.keysBuffer('*')) found.push(key, ...(await partsOf(admin, key)));
  return found;
}

async function partsOf(admin: Redis, key: Buffer): Promise<Buffer[]> {
  const type = await admin.type(key);
  switch (type) {
    case 'string':
      return flat([await admin.getBuffer(key)]);
    case 'hash':
      return flat(Object.entries(await admin.hgetallBuffer(key)));
    case 'set':
      return flat(await admin.smembersBuffer(key));
    case 'stream':
      return flat(await admin.xrangeBuffer(key, '-', '+'));
    // A key that has expired meanwhile.
    case 'none':
      return [];
    default:
      throw new Error(`a key of the type ${type} is not read`);
  }
}

function flat(value: unknown): Buffer[] {
  if (Buffer.isBuffer(value)) return [value];
  if (typeof value === 'string') return [Buffer.from(value, 'latin1')];
  return Array.isArray(value) ? value.flatMap(flat) : [];
}
