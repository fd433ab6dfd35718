import type { AuthConfig } from '../config/config.js';
import { API_KEY_PREFIX, type ApiKey, createApiKeyCheck } from './api-key.js';
import { AuthenticationError } from './authentication-error.js';
import { createJwtCheck } from './jwt.js';
import { createKeySet, type KeySetOptions } from './key-set.js';
import { ANYBODY, type Principal } from './principal.js';

/**
 * Tells who asks, from a request's Authorization header. The only way in, whatever the transport.
 *
 * @throws {AuthenticationError} when nobody can be recognised.
 * @throws {KeySetUnavailableError} when it cannot be told, because the issuer's keys have never been read.
 */
export type Authenticate = (authorization: string | undefined) => Promise<Principal>;

export interface AuthenticatorOptions {
  readonly apiKeys: readonly ApiKey[];
  readonly keySet: Omit<KeySetOptions, 'url'>;
}

/** RFC 6750. The scheme in any case, and the token in the characters that it may have. */
const BEARER = /^Bearer +([A-Za-z0-9._~+/-]+=*)$/i;
const SCHEME = /^Bearer(?: |$)/i;

/** Longer than any token of an issuer that means well: checking a signature costs by length. */
const MAX_TOKEN_LENGTH = 8_192;

/** @param config null lets everybody in: the embedded sandbox, on this machine. */
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
