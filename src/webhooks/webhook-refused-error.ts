export const WEBHOOK_REFUSALS = [
  'missing-signature',
  'malformed-signature',
  'wrong-algorithm',
  'unknown-key',
  'key-unavailable',
  'invalid-signature',
  'too-old',
  'in-the-future',
  'expired-key',
  'wrong-body',
  'not-json',
] as const;

/** Why a webhook was refused: docs/WEBHOOKS.md explains each. Safe to log. */
export type WebhookRefusal = (typeof WEBHOOK_REFUSALS)[number];

/** A webhook is not Plaid's, or its key cannot be read at the moment. Neither the message nor the cause quotes the request. */
export class WebhookRefusedError extends Error {
  override readonly name = 'WebhookRefusedError';
  /** Whether the same webhook may be accepted later. Then Plaid should send it again. */
  readonly isTemporary: boolean;

  constructor(
    readonly reason: WebhookRefusal,
    options?: ErrorOptions,
  ) {
    super(`A webhook was refused: ${reason}`, options);
    this.isTemporary = reason === 'key-unavailable';
  }
}
