import { hkdfSync } from 'node:crypto';
import type { SealingKey } from '../config/sealing-keys.js';

const KEY_BYTES = 32;

/** What a derived key is for. Each has a key of its own, so that no two ciphers and no two formats share one. */
export type KeyPurpose =
  | 'audit-chain'
  | 'audit-subject'
  | 'download-ticket'
  | 'sealed-id-encryption'
  | 'sealed-id-nonce';

/**
 * The 32 bytes that a configured key gives for one purpose (HKDF, RFC 5869). Nothing can be said of one from another, or of
 * the configured key from any of them. No salt: the configured key is random to begin with.
 */
export function deriveKey({ key }: SealingKey, purpose: KeyPurpose): Buffer {
  const secret = Buffer.from(key.reveal(), 'base64url');
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `creditgraph ${purpose} v1`, KEY_BYTES));
}
