import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import type { Caller, Principal } from '../auth/principal.js';
import type { SealingKey } from '../config/sealing-keys.js';
import type { Download } from '../reports/sources/sources.js';
import { deriveKey } from '../sealing/derive-key.js';

/** For how long a download URL works. It may be followed more than once in that time. */
export const TICKET_LIFETIME_MS = 5 * 60_000;

/** Why a ticket was refused. What is forged, foreign or of another server looks the same: there is no such download. */
export type TicketRefusal = 'expired' | 'unknown';

/** Refused, and why. */
export class TicketError extends Error {
  override readonly name = 'TicketError' as const;

  constructor(
    readonly refusal: TicketRefusal,
    options?: ErrorOptions,
  ) {
    super(`The ticket is ${refusal}`, options);
  }
}

export interface SealedTicket {
  readonly ticket: string;
  readonly expiresAt: Date;
}

/** What a ticket was sealed for. */
export interface OpenedTicket {
  readonly download: Download;
  /** What its caller said to ask for. */
  readonly purpose: string | null;
}

/** Seals and opens what a download URL carries. */
export interface Tickets {
  /** @param caller whom the download is for; nobody else can open the ticket. */
  seal(download: Download, caller: Caller): Promise<SealedTicket>;
  /** @throws {TicketError} */
  open(ticket: string, principal: Principal): Promise<OpenedTicket>;
}

const ALGORITHM = { alg: 'dir', enc: 'A256GCM' } as const;
const AUDIENCE = 'download';

/**
 * Tickets as JSON Web Encryption (RFC 7516): encrypted, because they carry a live token of Plaid's; authenticated, so that
 * nobody can make one.
 *
 * @param keys the first seals, all of them open. Servers that share them open each other's tickets.
 * @param now the time, for expiry.
 */
export function createTickets(keys: readonly SealingKey[], now: () => Date = () => new Date()): Tickets {
  const bytes = new Map(keys.map((key) => [key.id, deriveKey(key, 'download-ticket')]));
  const [first] = bytes;
  if (first === undefined) throw new Error('There must be a key to seal with');
  const [sealingKeyId, sealingKey] = first;

  return {
    async seal(download, { principal, purpose }) {
      // The claim counts whole seconds; rounding up keeps the promised time.
      const expiresAt = new Date(Math.ceil((now().getTime() + TICKET_LIFETIME_MS) / 1_000) * 1_000);
      const ticket = await new EncryptJWT({ download, purpose })
        .setProtectedHeader({ ...ALGORITHM, kid: sealingKeyId })
        .setSubject(subjectOf(principal))
        .setAudience(AUDIENCE)
        .setExpirationTime(expiresAt)
        .encrypt(sealingKey);
      return { ticket, expiresAt };
    },

    async open(ticket, principal) {
      try {
        const { payload } = await jwtDecrypt<OpenedTicket>(ticket, keyOf, {
          subject: subjectOf(principal),
          audience: AUDIENCE,
          currentDate: now(),
          keyManagementAlgorithms: [ALGORITHM.alg],
          contentEncryptionAlgorithms: [ALGORITHM.enc],
          requiredClaims: ['exp', 'download', 'purpose'],
        });
        const { download, purpose } = payload;
        return { download, purpose };
      } catch (error) {
        if (!(error instanceof errors.JOSEError)) throw error;
        throw new TicketError(error instanceof errors.JWTExpired ? 'expired' : 'unknown', { cause: error });
      }
    },
  };
  function keyOf({ kid }: { kid?: string }): Uint8Array {
    const key = kid === undefined ? undefined : bytes.get(kid);
    if (key === undefined) throw new errors.JWEDecryptionFailed();
    return key;
  }
}

/** Tenant and subject in one text, so that no two pairs read the same. */
function subjectOf({ tenant, subject }: Principal): string {
  return JSON.stringify([tenant, subject]);
}
