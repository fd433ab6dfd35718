import type { AttemptAddress } from './attempt-address.js';
import type { WebhookEvent } from './webhook-event.js';

/** A verified webhook. */
export interface AcceptedWebhook {
  /** The same when its work begins again, so that repeats of what it causes can be recognized. */
  readonly id: string;
  readonly event: WebhookEvent;
  /** The attempt to whose own address it was sent; null for the common address. */
  readonly address: AttemptAddress | null;
  /** The id of the request that brought it. */
  readonly requestId: string;
}

/**
 * What webhooks cause. Webhooks arrive twice and in any order, and after a failure or a restart their work begins again. So each of these
 * changes nothing the second time, and nothing depends on what another webhook has done.
 */
export interface WebhookEffects<Attempt> {
  /** Settles the attempt if the webhook proves that it has happened. Returns the attempt; null if it is not stored any more. */
  settle(address: AttemptAddress, event: WebhookEvent, requestId: string): Promise<Attempt | null>;
  /** Invalidates the cached reports that the event concerns. */
  invalidate(event: WebhookEvent, attempt: Attempt | null): void;
  publish(event: WebhookEvent, origin: WebhookOrigin<Attempt>): Promise<void>;
}

/** For which attempt a webhook was sent. */
export interface WebhookOrigin<Attempt> {
  /** Of the webhook. */
  readonly id: string;
  /** Of the attempt; null for the common address. It is known also when the attempt is not stored any more. */
  readonly tenant: string | null;
  readonly attempt: Attempt | null;
}

/** The work of one webhook. */
export async function applyWebhook<Attempt>(
  { settle, invalidate, publish }: WebhookEffects<Attempt>,
  { id, event, address, requestId }: AcceptedWebhook,
): Promise<void> {
  if (event.kind === 'unknown') return;
  const attempt = address && (await settle(address, event, requestId));
  invalidate(event, attempt);
  await publish(event, { id, tenant: address?.tenant ?? null, attempt });
}
