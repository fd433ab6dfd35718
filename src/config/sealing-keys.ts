import { Secret } from '../lib/secret.js';

/** A key that seals what leaves the server and comes back: ids and download URLs. */
export interface SealingKey {
  /** Names the key in what it has sealed, so that a later ring still opens it. */
  readonly id: string;
  /** 32 bytes in base64url. */
  readonly key: Secret;
}

const KEY_BYTES = 32;
const ENTRY = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_-]{43})=?$/;

export const SEALING_KEYS_RULE =
  'must be keys such as 2026:<32 bytes in base64url>, separated by commas; the first seals, all of them open';

/** The ring that a setting spells, or null when it is misspelt. */
export function parseSealingKeys(setting: string): SealingKey[] | null {
  const keys = setting.split(',').map((entry) => {
    const [, id, key] = ENTRY.exec(entry.trim()) ?? [];
    return id === undefined || key === undefined ? null : { id, key: new Secret(key) };
  });
  const ring = keys.filter((key) => key !== null);
  const distinct = new Set(ring.map(({ id }) => id)).size === keys.length;
  return ring.length === keys.length && distinct ? ring : null;
}

/** Whether a key is one that everybody knows, under whatever id. */
export function isKnownToAll({ key }: SealingKey): boolean {
  return SANDBOX_SEALING_KEYS.some((known) => bytesOf(known).equals(bytesOf({ key })));
}

/** The same bytes can be written in several ways: the last character has bits to spare. */
function bytesOf({ key }: Pick<SealingKey, 'key'>): Buffer {
  return Buffer.from(key.reveal(), 'base64url');
}

/** A shell command that prints a value for the setting. */
export const MAKE_SEALING_KEYS = `node -p "'key1:' + require('crypto').randomBytes(32).toString('base64url')"`;

/** For the embedded sandbox, whose data is invented: known to everybody, and the same at every start. */
export const SANDBOX_SEALING_KEYS: readonly SealingKey[] = [
  { id: 'sandbox', key: new Secret(Buffer.alloc(KEY_BYTES, 'creditgraph').toString('base64url')) },
];
