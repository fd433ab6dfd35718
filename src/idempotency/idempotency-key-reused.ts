/** A caller used an idempotency key again with another input. Nothing was sent. */
export class IdempotencyKeyReusedError extends Error {
  override readonly name = 'IdempotencyKeyReusedError' as const;

  constructor() {
    super('This idempotency key was used before, with another input');
  }
}
