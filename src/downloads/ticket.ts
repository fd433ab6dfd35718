import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import type { Caller, Principal } from '../auth/principal.js';
import type { SealingKey } from '../config/sealing-keys.js';
import type { Download } from '../reports/sources/sources.js';
import { deriveKey } from '../sealing/derive-key.js';

/** How long a download URL works, any number of times. */
export const TICKET_LIFETIME_MS = 5 * 60_000;

/** `unknown` for a forged ticket, for one of another caller, and for one of a server with other keys. */
export type TicketRefusal = 'expired' | 'unknown';

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

export interface OpenedTicket {
  readonly download: Download;
  /** The purpose that the caller stated. */
  readonly purpose: string | null;
}

/** Seals and opens the tickets in download URLs. */
export interface Tickets {
  /** @param caller the only one who can open the ticket. */
  seal(download: Download, caller: Caller): Promise<SealedTicket>;
  /** @throws {TicketError} */
  open(ticket: string, principal: Principal): Promise<OpenedTicket>;
}

const ALGORITHM = { alg: 'dir', enc: 'A256GCM' } as const;
const AUDIENCE = 'download';

/**
 * Tickets as JSON Web Encryption (RFC 7516): encrypted, because they contain a live Plaid token; authenticated, so that they cannot be
 * forged.
 *
 * @param keys the first key seals; all keys open. Servers with the same keys open each other's tickets.
 */
export function createTickets(keys: readonly SealingKey[], now: () => Date = () => new Date()): Tickets {
  const bytes = new Map(keys.map((key) => [key.id, deriveKey(key, 'download-ticket')]));
  const [first] = bytes;
  if (first === undefined) throw new Error('Sealing needs a key');
  const [sealingKeyId, sealingKey] = first;

  return {
    async seal(download, { principal, purpose }) {
      // The claim has whole seconds. Rounding up keeps the promised lifetime.
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

/** Tenant and subject as one unambiguous text. */
function subjectOf({ tenant, subject }: Principal): string {
  return JSON.stringify([tenant, subject]);
}
