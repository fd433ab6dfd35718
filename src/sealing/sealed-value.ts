import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SealingKey } from '../config/sealing-keys.js';
import { deriveKey, type KeyPurpose } from './derive-key.js';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts values that are stored outside of the process. */
export interface ValueSealer {
  /** @param place where the value is stored, such as its key. A value that is moved to another place cannot be opened. */
  seal(place: string, plaintext: Buffer): Buffer;
  /** Null when no key of the ring sealed the value for this place, or when it was modified. */
  open(place: string, sealed: Buffer): Buffer | null;
}

/** Seals with a key for one purpose. The first of the configured keys seals; all open. */
export function createRingSealer(keys: readonly SealingKey[], purpose: KeyPurpose): ValueSealer {
  return createValueSealer(new Map(keys.map((key) => [key.id, deriveKey(key, purpose)])));
}

/**
 * Values as
 *
 *     length of the key id, 1 byte | key id | nonce, 12 | tag, 16 | ciphertext
 *
 * encrypted with AES-256-GCM and a random nonce.
 *
 * @param keys derived keys by the id of the configured key. The first seals; all open.
 */
export function createValueSealer(keys: ReadonlyMap<string, Buffer>): ValueSealer {
  const [first] = keys;
  if (first === undefined) throw new Error('Sealing needs a key');
  const [sealingKeyId, sealingKey] = first;
  const id = Buffer.from(sealingKeyId);
  const header = Buffer.concat([Buffer.of(id.length), id]);
  return {
    seal(place, plaintext) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, sealingKey, nonce, { authTagLength: TAG_BYTES });
      const ciphertext = Buffer.concat([
        cipher.setAAD(contextOf(header, place)).update(plaintext),
        cipher.final(),
      ]);
      return Buffer.concat([header, nonce, cipher.getAuthTag(), ciphertext]);
    },

    open(place, sealed) {
      const end = 1 + (sealed[0] ?? 0);
      const key = keys.get(sealed.subarray(1, end).toString());
      const tagAt = end + NONCE_BYTES;
      const textAt = tagAt + TAG_BYTES;
      if (key === undefined || sealed.length < textAt) return null;
      const nonce = sealed.subarray(end, tagAt);
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(contextOf(sealed.subarray(0, end), place)).setAuthTag(sealed.subarray(tagAt, textAt));
      const plaintext = decipher.update(sealed.subarray(textAt));
      try {
        return Buffer.concat([plaintext, decipher.final()]);
      } catch {
        // The tag does not match.
        return null;
      }
    },
  };
}

function contextOf(header: Buffer, place: string): Buffer {
  return Buffer.concat([header, Buffer.from(place)]);
}
