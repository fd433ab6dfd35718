import { hkdfSync } from 'node:crypto';
import type { SealingKey } from '../config/sealing-keys.js';

const KEY_BYTES = 32;

/** Each purpose has its own key, so that no two ciphers or formats share one. */
export type KeyPurpose =
  | 'attempt-encryption'
  | 'attempt-name'
  | 'audit-chain'
  | 'audit-subject'
  | 'download-ticket'
  | 'event-encryption'
  | 'event-topic'
  | 'invalidation'
  | 'rate-limit-name'
  | 'sealed-id-encryption'
  | 'sealed-id-nonce'
  | 'shared-report-encryption'
  | 'shared-report-name'
  | 'webhook-address'
  | 'webhook-inbox';

/**
 * Derives 32 bytes from a configured key for one purpose (HKDF, RFC 5869). A derived key reveals nothing about the others or about
 * the configured key. Without a salt, because the configured key is random.
 */
export function deriveKey({ key }: SealingKey, purpose: KeyPurpose): Buffer {
  const secret = Buffer.from(key.reveal(), 'base64url');
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `creditgraph ${purpose} v1`, KEY_BYTES));
}
