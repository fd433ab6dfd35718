import type { WebhookBody } from './bodies.js';
import type { PostResult } from './post.js';

/** One webhook on its way to one address. A forced duplicate is a delivery of its own. */
export interface Delivery {
  /** Counts from 1, in the order in which the reasons for the webhooks arose. */
  readonly number: number;
  readonly url: string;
  readonly body: WebhookBody;
  /**
   * `pending`: on its way, or waiting for its next attempt. `delivered`: answered with 200. `given-up`: refused as often
   * as Plaid would try. `dropped`: a fault made it disappear.
   */
  readonly state: 'pending' | 'delivered' | 'given-up' | 'dropped';
  readonly attempts: readonly Attempt[];
}

export interface Attempt {
  /** By the sandbox's clock. */
  readonly at: Date;
  readonly result: PostResult;
}

/** What can go wrong with a webhook before it leaves. What goes wrong at the receiver is the receiver's to do. */
export type WebhookFault = WebhookFaultKind & {
  /** For how many webhooks; for all until cleared when left out. */
  readonly times?: number;
};

type WebhookFaultKind =
  /** Is never sent. */
  | { readonly kind: 'drop' }
  /** Is sent twice. */
  | { readonly kind: 'duplicate' }
  /** Is sent this much later by the sandbox's clock, so that others may overtake it. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Waits until the next webhook has been sent, and comes after it. */
  | { readonly kind: 'swap' };
