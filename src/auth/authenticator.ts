import type { AuthConfig } from '../config/config.js';
import { API_KEY_PREFIX, type ApiKey, createApiKeyCheck } from './api-key.js';
import { AuthenticationError } from './authentication-error.js';
import { createJwtCheck } from './jwt.js';
import { createKeySet, type KeySetOptions } from './key-set.js';
import { ANYBODY, type Principal } from './principal.js';

/**
 * Authenticates a caller by the Authorization header.
 *
 * @throws {AuthenticationError} when the token is missing or not accepted.
 * @throws {KeySetUnavailableError} when no keys of the issuer are available.
 */
export type Authenticate = (authorization: string | undefined) => Promise<Principal>;

export interface AuthenticatorOptions {
  readonly apiKeys: readonly ApiKey[];
  readonly keySet: Omit<KeySetOptions, 'url'>;
}

/** RFC 6750, section 2.1. The scheme is case-insensitive. */
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;
const SCHEME = /^Bearer(?: |$)/i;

/** Limits the work of verifying a signature, which grows with the length. Real tokens are shorter. */
const MAX_TOKEN_LENGTH = 8_192;

/** @param config null accepts all requests: the embedded sandbox on this machine. */
export function createAuthenticator(
  config: AuthConfig | null,
  { apiKeys, keySet }: AuthenticatorOptions,
): Authenticate {
  if (config === null) return async () => ANYBODY;
  const { jwt } = config;
  const ofApiKey = createApiKeyCheck(apiKeys);
  const ofJwt =
    jwt === null ? null : createJwtCheck(jwt, createKeySet({ ...keySet, url: jwt.jwksUrl }), keySet.now);

  return async (authorization = '') => {
    const token = BEARER.exec(authorization)?.[1];
    if (token === undefined)
      throw new AuthenticationError(SCHEME.test(authorization) ? 'invalid' : 'missing');
    if (token.length > MAX_TOKEN_LENGTH) throw new AuthenticationError('invalid');
    if (token.startsWith(API_KEY_PREFIX)) return ofApiKey(token);
    if (ofJwt === null) throw new AuthenticationError('invalid');
    return ofJwt(token);
  };
}
