import { Secret } from '../lib/secret.js';

/** A key that seals ids and download URLs. */
export interface SealingKey {
  /** Is part of sealed values, so that they can be opened after the keys were rotated. */
  readonly id: string;
  /** 32 bytes in base64url. */
  readonly key: Secret;
}

const KEY_BYTES = 32;
const ENTRY = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_-]{43})=?$/;

export const SEALING_KEYS_RULE =
  'must be keys such as 2026:<32 bytes in base64url>, separated by commas, each with another id';

/** Null when the setting is malformed or two keys have the same id. */
export function parseSealingKeys(setting: string): SealingKey[] | null {
  const keys = setting.split(',').map((entry) => {
    const [, id, key] = ENTRY.exec(entry.trim()) ?? [];
    return id === undefined || key === undefined ? null : { id, key: new Secret(key) };
  });
  const ring = keys.filter((key) => key !== null);
  const distinct = new Set(ring.map(({ id }) => id)).size === keys.length;
  return ring.length === keys.length && distinct ? ring : null;
}

/** Whether a key is public, under any id. */
export function isPublicKey({ key }: SealingKey): boolean {
  return SANDBOX_SEALING_KEYS.some((known) => bytesOf(known).equals(bytesOf({ key })));
}

/** Compared as bytes: the last character has unused bits, so two texts can be the same key. */
function bytesOf({ key }: Pick<SealingKey, 'key'>): Buffer {
  return Buffer.from(key.reveal(), 'base64url');
}

/** A shell command that prints a value for the setting. */
export const MAKE_SEALING_KEYS = `node -p "'key1:' + require('crypto').randomBytes(32).toString('base64url')"`;

/** Public, because the embedded sandbox has invented data; the same at every start. */
export const SANDBOX_SEALING_KEYS: readonly SealingKey[] = [
  { id: 'sandbox', key: new Secret(Buffer.alloc(KEY_BYTES, 'creditgraph').toString('base64url')) },
];
