import type { JWKPublicKey } from 'plaid';
import type { PlaidClient } from '../../src/plaid/client.js';
import { PlaidError } from '../../src/plaid/errors.js';

/** `/webhook_verification_key/get` without HTTP. */
export interface KeyEndpoint {
  readonly client: Pick<PlaidClient, 'call'>;
  /** The answers by key id. A missing one is Plaid's refusal. */
  readonly keys: Map<string, unknown>;
  /** The requested ids, oldest first. */
  readonly asked: string[];
  /** The error of the next calls; null for none. */
  failure: Error | null;
}

export function createKeyEndpoint(...keys: readonly { readonly jwk: JWKPublicKey }[]): KeyEndpoint {
  const endpoint: KeyEndpoint = {
    keys: new Map(keys.map(({ jwk }) => [jwk.kid, jwk])),
    asked: [],
    failure: null,
    client: {
      async call(_endpoint, request) {
        const { key_id: keyId } = request as { key_id: string };
        endpoint.asked.push(keyId);
        if (endpoint.failure !== null) throw endpoint.failure;
        if (!endpoint.keys.has(keyId))
          throw refusedBy('INVALID_INPUT', 'INVALID_WEBHOOK_VERIFICATION_KEY_ID');
        return { key: endpoint.keys.get(keyId), request_id: 'abc' } as never;
      },
    },
  };
  return endpoint;
}

/** Plaid's refusal of a call of that endpoint. */
export function refusedBy(errorType: string, errorCode: string): PlaidError {
  return new PlaidError({
    endpoint: '/webhook_verification_key/get',
    kind: 'read',
    httpStatus: 400,
    errorType,
    errorCode,
    displayMessage: null,
    requestId: null,
    documentationUrl: null,
    requiredAccountSubtypes: null,
    providedAccountSubtypes: null,
    causes: [],
    retryAfterMs: null,
  });
}
