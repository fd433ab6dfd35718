import { hash, timingSafeEqual } from 'node:crypto';
import {
  decodeProtectedHeader,
  errors,
  type JWTPayload,
  jwtVerify,
  type ProtectedHeaderParameters,
} from 'jose';
import type { WebhookKey, WebhookKeyOf } from './webhook-key.js';
import { type WebhookRefusal, WebhookRefusedError } from './webhook-refused-error.js';

/** The bytes of a body that Plaid signed. Only `verifyPlaidWebhook` makes one. */
export type VerifiedBody = Buffer & { readonly [VERIFIED]: true };
declare const VERIFIED: unique symbol;

export interface VerifyOptions {
  /** Finds Plaid's public keys, of the environment that sends the webhooks: `createWebhookKeys`. */
  readonly keyOf: WebhookKeyOf;
  /** The time, in ms. Default: the clock of the machine. */
  readonly now?: () => number;
}

const ALGORITHM = 'ES256';

/** The age at which a signature is too old, in ms. Plaid's rule. */
const MAX_AGE_MS = 5 * 60_000;
/** How far Plaid's clock may be ahead of this one, in ms. */
const SKEW_MS = 30_000;

/** Plaid's tokens have 350 characters. */
const MAX_TOKEN_LENGTH = 4_096;
const MAX_KEY_ID_LENGTH = 128;

/** Three parts in base64url. Two headers, which Node.js joins with a comma, do not match. */
const COMPACT_JWS = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Verifies that Plaid sent a webhook: the JWT in its header `Plaid-Verification` is signed by a key of Plaid's with ES256, was issued
 * in the last five minutes, and contains the SHA-256 of the body. It accepts the same webhook again: it does not detect duplicates.
 *
 * @param rawBody the bytes as received. JSON that was parsed and serialized again has other bytes.
 * @param verification the header `Plaid-Verification`.
 * @returns the same bytes.
 * @throws {WebhookRefusedError} whose `reason` is safe to log. If it is temporary, respond so that Plaid sends the webhook again: with
 * any status except 200.
 * @see docs/WEBHOOKS.md
 */
export async function verifyPlaidWebhook(
  rawBody: Buffer,
  verification: string | readonly string[] | undefined,
  { keyOf, now = Date.now }: VerifyOptions,
): Promise<VerifiedBody> {
  if (verification === undefined || verification === '') throw new WebhookRefusedError('missing-signature');
  const token = compactJwsIn(verification);
  const key = await keyOfToken(token, keyOf);
  const claims = await claimsOf(token, key, now());
  const { iat, request_body_sha256: bodyHash } = claims;
  if (!isTime(iat)) throw new WebhookRefusedError('malformed-signature');
  const ageMs = now() - iat * 1_000;
  if (ageMs > MAX_AGE_MS) throw new WebhookRefusedError('too-old');
  if (ageMs < -SKEW_MS) throw new WebhookRefusedError('in-the-future');
  if (key.expiredAt !== null && iat > key.expiredAt) throw new WebhookRefusedError('expired-key');
  if (!isHashOf(rawBody, bodyHash)) throw new WebhookRefusedError('wrong-body');
  return rawBody as VerifiedBody;
}

function compactJwsIn(verification: string | readonly string[]): string {
  if (
    typeof verification === 'string' &&
    verification.length <= MAX_TOKEN_LENGTH &&
    COMPACT_JWS.test(verification)
  )
    return verification;
  throw new WebhookRefusedError('malformed-signature');
}

async function keyOfToken(token: string, keyOf: WebhookKeyOf): Promise<WebhookKey> {
  const { alg, kid } = headerOf(token);
  if (alg !== ALGORITHM) throw new WebhookRefusedError('wrong-algorithm');
  if (typeof kid !== 'string' || kid === '' || kid.length > MAX_KEY_ID_LENGTH)
    throw new WebhookRefusedError('unknown-key');
  const key = await keyOf(kid).catch((cause: unknown) => {
    throw new WebhookRefusedError('key-unavailable', { cause });
  });
  if (key === null) throw new WebhookRefusedError('unknown-key');
  return key;
}

function headerOf(token: string): ProtectedHeaderParameters {
  try {
    return decodeProtectedHeader(token);
  } catch {
    // The error of jose is dropped, because its cause may quote the header.
    throw new WebhookRefusedError('malformed-signature');
  }
}

/** Verifies the signature. No key is read from the token. */
async function claimsOf(token: string, { publicKey }: WebhookKey, now: number): Promise<JWTPayload> {
  try {
    const options = { algorithms: [ALGORITHM], currentDate: new Date(now) };
    return (await jwtVerify(token, publicKey, options)).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new WebhookRefusedError(refusalOf(error));
    throw error;
  }
}

/** The error itself is dropped, because some contain the claims. */
function refusalOf(error: errors.JOSEError): WebhookRefusal {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'invalid-signature';
  if (error instanceof errors.JWTExpired) return 'too-old';
  return 'malformed-signature';
}

/** JSON.parse reads 1e999 as Infinity. */
function isTime(claim: unknown): claim is number {
  return Number.isFinite(claim);
}

/** Compares in constant time. Plaid's hash has lower-case letters. */
function isHashOf(body: Buffer, claim: unknown): boolean {
  if (typeof claim !== 'string') return false;
  const [claimed, actual] = [Buffer.from(claim), Buffer.from(hash('sha256', body, 'hex'))];
  return claimed.length === actual.length && timingSafeEqual(claimed, actual);
}
