/** Why nobody was recognised. More is not said: it would help to make a token that passes. */
export type AuthenticationRefusal = 'missing' | 'expired' | 'invalid';

/** A request does not say who asks, or not so that it could be believed. */
export class AuthenticationError extends Error {
  override readonly name = 'AuthenticationError' as const;

  constructor(
    readonly refusal: AuthenticationRefusal,
    options?: ErrorOptions,
  ) {
    super(`The bearer token is ${refusal}`, options);
  }
}

/** The issuer's keys have never been read, so that no token can be told from a forged one. */
export class KeySetUnavailableError extends Error {
  override readonly name = 'KeySetUnavailableError' as const;

  constructor(
    /** When to ask again, in ms. */
    readonly retryAfterMs: number,
    options?: ErrorOptions,
  ) {
    super('The key set of the issuer of bearer tokens cannot be read', options);
  }
}
