/** More detail would help to forge a token. */
export type AuthenticationRefusal = 'missing' | 'expired' | 'invalid';

/** A request has no bearer token, or one that is not accepted. */
export class AuthenticationError extends Error {
  override readonly name = 'AuthenticationError' as const;

  constructor(
    readonly refusal: AuthenticationRefusal,
    options?: ErrorOptions,
  ) {
    super(`The bearer token is ${refusal}`, options);
  }
}

/** No keys of the issuer are available, so no JWT can be verified. */
export class KeySetUnavailableError extends Error {
  override readonly name = 'KeySetUnavailableError' as const;

  constructor(
    /** When to retry, in ms. */
    readonly retryAfterMs: number,
    options?: ErrorOptions,
  ) {
    super('The key set of the issuer of bearer tokens cannot be read', options);
  }
}
