import { fetchKeys } from '../../auth/key-set.js';
import type { Check } from './check.js';
import { requestFault } from './failed-request.js';
import { failure, ok, skipped, warning } from './finding.js';

export const jwksCheck: Check = {
  name: 'jwks',
  async run({ auth }) {
    if (!auth?.jwt) return skipped('AUTH_JWKS_URL is not set: no JWT is accepted');
    const { jwksUrl, algorithms } = auth.jwt;
    try {
      const { keys } = await fetchKeys(jwksUrl);
      const usable = keys.filter(({ alg }) => alg === undefined || algorithms.includes(alg));
      return usable.length > 0
        ? ok(`AUTH_JWKS_URL has ${keys.length} ${keys.length === 1 ? 'key' : 'keys'}`)
        : warning(
            'no key of AUTH_JWKS_URL is for an algorithm in AUTH_ALGORITHMS, so every JWT is refused',
            'add the algorithm of the issuer to AUTH_ALGORITHMS',
          );
    } catch (error) {
      return failure(
        `AUTH_JWKS_URL cannot be used (${faultOf(error)}), so every JWT is refused`,
        "set it to the issuer's JWK set, and allow this machine to call it",
      );
    }
  },
};

function faultOf(error: unknown): string {
  if (error instanceof RangeError) return 'the response is too long';
  // A failed request has a cause.
  if (error instanceof TypeError && error.cause === undefined) return 'the response has no keys';
  return requestFault(error);
}
