const TIME_BYTES = 8;

/** The value after the time when it expires, in ms since 1970: a big-endian double, which scripts of Redis can read too. */
export function withExpiry(value: Buffer, expiresAt: number): Buffer {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeDoubleBE(expiresAt);
  return Buffer.concat([time, value]);
}

export function expiryOf(stored: Buffer): number {
  return stored.readDoubleBE();
}

export function withoutExpiry(stored: Buffer): Buffer {
  return stored.subarray(TIME_BYTES);
}
