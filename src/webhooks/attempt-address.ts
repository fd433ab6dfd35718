import type { EndpointRole } from '../plaid/endpoint.js';
import type { ValueSealer } from '../sealing/sealed-value.js';

/** The attempt for which Plaid was given an address of its own. */
export interface AttemptAddress {
  readonly tenant: string;
  /** Where the attempt is stored. */
  readonly place: string;
  /** The role of the endpoint that was called; null in addresses of earlier versions. */
  readonly role: EndpointRole | null;
}

/** Makes and opens the last part of the address of an attempt's webhooks. */
export interface AttemptAddresses {
  seal(address: AttemptAddress): string;
  /** Null for a text that no key of the ring has sealed as an address. */
  open(text: string): AttemptAddress | null;
}

/** The form of addresses. The derived key is for addresses alone, so an address is bound to nothing else. */
const FORM = 'webhook-address v1';

export function createAttemptAddresses(sealer: ValueSealer): AttemptAddresses {
  return {
    seal: ({ tenant, place, role }) =>
      sealer.seal(FORM, Buffer.from(JSON.stringify([tenant, place, role]))).toString('base64url'),

    open(text) {
      const plaintext = sealer.open(FORM, Buffer.from(text, 'base64url'));
      if (plaintext === null) return null;
      const [tenant, place, role = null] = JSON.parse(plaintext.toString()) as [
        tenant: string,
        place: string,
        role?: EndpointRole,
      ];
      return { tenant, place, role };
    },
  };
}
