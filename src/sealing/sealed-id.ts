import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { SealingKey } from '../config/sealing-keys.js';
import { deriveKey } from './derive-key.js';

/** What an id stands for. */
export interface SealedContent {
  /** The type of the thing, such as `RelayToken`. Readable in the id: a client that has one knows it anyway. */
  readonly type: string;
  /** What names it upstream. Holds a live token of Plaid's. */
  readonly content: string;
}

/** Seals what names a thing upstream into an id that may be in a browser, and opens such ids. */
export interface SealedIds {
  /** The id. Always the same for the same content, as long as the first key of the ring stays. */
  seal(sealed: SealedContent): string;
  /** Null for what this ring has not sealed for this place: tampered with, foreign, outdated or made up. */
  open(id: string): SealedContent | null;
}

/** Which Plaid the tokens in ids are of. An id that was sealed for another does not open, also under the same key. */
export type SealingEnvironment = 'embedded' | 'sandbox' | 'production';

/** The keys of ids, which are made once. Every tenant has ids of its own, and none opens another's. */
export interface SealingRing {
  /** Costs nothing: asked for anew by each operation. */
  forTenant(tenant: string): SealedIds;
}

/** Of the bytes below, and of what the types put into their content: it changes when either is read in another way. */
const VERSION = 1;
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Ids in base64url over
 *
 *     version, 1 byte | key id and type, each behind a byte with its length | nonce, 12 | tag, 16 | ciphertext
 *
 * Encrypted with AES-256-GCM. The nonce is not random but the first 96 bits of an HMAC over everything that is sealed, under
 * a key of its own, so that one thing has one id and client caches work. Two contents under one nonce, which would give
 * both away, take a collision of those 96 bits: one in 2^33 after four billion ids. Opening checks the nonce as well, so
 * that an id has to satisfy both keys.
 *
 * @param keys the first seals, all of them open. Servers that share them open each other's ids.
 */
export function createSealingRing(keys: readonly SealingKey[], environment: SealingEnvironment): SealingRing {
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
  if (first === undefined) throw new Error('There must be a key to seal with');
  return {
    forTenant: (tenant) => sealedIdsIn(ring, first, Buffer.concat([framed(environment), framed(tenant)])),
  };
}

/** The keys that one configured key gives. */
interface RingKeys {
  readonly encryption: Buffer;
  readonly nonce: Buffer;
}

/** @param place where the ids are valid; never in them, but without it they do not open. */
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
      // Decoding passes over what is not base64url, so one id could be written in many ways.
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

/** The context ends where the content begins: its parts carry their lengths, so no other pair reads the same. */
function nonceOf(key: Buffer, context: Buffer, plaintext: Buffer): Buffer {
  return createHmac('sha256', key).update(context).update(plaintext).digest().subarray(0, NONCE_BYTES);
}

/** Null when the tag does not fit, which is all that can go wrong at the end. */
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

/** A text behind its length in one byte. */
function framed(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (bytes.length > MAX_FRAME_BYTES)
    throw new RangeError(`A part of an id is longer than ${MAX_FRAME_BYTES} bytes`);
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

/** The framed text at a place, and where it ends. Behind the last byte there is the empty one. */
function frameAt(bytes: Buffer, start: number): { text: string; end: number } {
  const end = start + 1 + (bytes[start] ?? 0);
  return { text: bytes.subarray(start + 1, end).toString(), end };
}
