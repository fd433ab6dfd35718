import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { SealingKey } from '../config/sealing-keys.js';
import { deriveKey } from './derive-key.js';

export interface SealedContent {
  /** A GraphQL type, such as `RelayToken`. Not encrypted, because the client knows it anyway. */
  readonly type: string;
  /** Contains a live Plaid token. */
  readonly content: string;
}

/** Seals Plaid tokens into ids that a browser may hold, and opens such ids. */
export interface SealedIds {
  /** The same content always gives the same id, until the first key of the ring changes. */
  seal(sealed: SealedContent): string;
  /** Null when this ring did not seal the id for this place and tenant, or when it was modified. */
  open(id: string): SealedContent | null;
}

/** Derived keys. The ids of a tenant cannot be opened for another tenant, or with other Plaid clients. */
export interface SealingRing {
  /** Cheap: each operation calls it. */
  forTenant(tenant: string): SealedIds;
}

/** Changes when the format of the bytes below or of any type's content changes. */
const VERSION = 1;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Ids in base64url over
 *
 *     version, 1 byte | key id and type, each after a byte with its length | nonce, 12 | tag, 16 | ciphertext
 *
 * Encrypted with AES-256-GCM. The nonce is not random. It is the first 96 bits of an HMAC over everything that is sealed, with its
 * own key. So the same content always has the same id, as client caches require. Two contents with the same nonce would reveal both;
 * that needs a collision of 96 bits: one in 2^33 after four billion ids. Opening verifies the nonce too, so an id must match both
 * keys.
 *
 * @param keys the first key seals; all keys open. Servers with the same keys open each other's ids.
 * @param placeOf where the ids of a tenant are valid: Plaid's environment, or the tenant's Plaid clients. An id of another place cannot
 * be opened, even with the same key.
 */
export function createSealingRing(
  keys: readonly SealingKey[],
  placeOf: (tenant: string) => string,
): SealingRing {
  const ring = new Map(
    keys.map((key) => [
      key.id,
      {
        encryption: deriveKey(key, 'sealed-id-encryption'),
        nonce: deriveKey(key, 'sealed-id-nonce'),
      },
    ]),
  );
  const [first] = ring;
  if (first === undefined) throw new Error('Sealing needs a key');
  return {
    forTenant: (tenant) => sealedIdsIn(ring, first, Buffer.concat([framed(placeOf(tenant)), framed(tenant)])),
  };
}

interface RingKeys {
  readonly encryption: Buffer;
  readonly nonce: Buffer;
}

/** @param place with the tenant. It is authenticated but not part of the id. */
function sealedIdsIn(
  ring: ReadonlyMap<string, RingKeys>,
  [sealingKeyId, sealingKeys]: readonly [string, RingKeys],
  place: Buffer,
): SealedIds {
  return {
    seal({ type, content }) {
      const header = Buffer.concat([Buffer.of(VERSION), framed(sealingKeyId), framed(type)]);
      const context = Buffer.concat([header, place]);
      const plaintext = Buffer.from(content);
      const nonce = nonceOf(sealingKeys.nonce, context, plaintext);
      const cipher = createCipheriv(CIPHER, sealingKeys.encryption, nonce, { authTagLength: TAG_BYTES });
      const ciphertext = Buffer.concat([cipher.setAAD(context).update(plaintext), cipher.final()]);
      return Buffer.concat([header, nonce, cipher.getAuthTag(), ciphertext]).toString('base64url');
    },

    open(id) {
      const bytes = Buffer.from(id, 'base64url');
      // The decoder ignores invalid characters, so several texts could be the same id.
      if (bytes.toString('base64url') !== id || bytes[0] !== VERSION) return null;
      const keyId = frameAt(bytes, 1);
      const type = frameAt(bytes, keyId.end);
      const sealed = bytes.subarray(type.end);
      const opening = ring.get(keyId.text);
      if (opening === undefined || sealed.length < NONCE_BYTES + TAG_BYTES) return null;

      const context = Buffer.concat([bytes.subarray(0, type.end), place]);
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const plaintext = decrypt(opening.encryption, context, nonce, sealed.subarray(NONCE_BYTES));
      if (plaintext === null || !timingSafeEqual(nonce, nonceOf(opening.nonce, context, plaintext)))
        return null;
      return { type: type.text, content: plaintext.toString() };
    },
  };
}

/** The parts of the context have length prefixes, so no other pair of context and content has the same bytes. */
function nonceOf(key: Buffer, context: Buffer, plaintext: Buffer): Buffer {
  return createHmac('sha256', key).update(context).update(plaintext).digest().subarray(0, NONCE_BYTES);
}

/** Null when the tag does not match. */
function decrypt(key: Buffer, context: Buffer, nonce: Buffer, tagAndText: Buffer): Buffer | null {
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(context).setAuthTag(tagAndText.subarray(0, TAG_BYTES));
  const plaintext = decipher.update(tagAndText.subarray(TAG_BYTES));
  try {
    return Buffer.concat([plaintext, decipher.final()]);
  } catch {
    return null;
  }
}

const MAX_FRAME_BYTES = 255;

/** A text after its length in one byte. */
function framed(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length > MAX_FRAME_BYTES)
    throw new RangeError(`A part of an id is longer than ${MAX_FRAME_BYTES} bytes`);
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

/** The framed text at an offset, and its end. Past the last byte, the text is empty. */
function frameAt(bytes: Buffer, start: number): { text: string; end: number } {
  const end = start + 1 + (bytes[start] ?? 0);
  return { text: bytes.subarray(start + 1, end).toString(), end };
}
