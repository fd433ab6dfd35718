import type { WebhookBody } from './bodies.js';
import type { PostResult } from './post.js';

/** One webhook to one address. The second webhook of the fault `duplicate` is a separate delivery. */
export interface Delivery {
  /** From 1, in the order of the events. */
  readonly number: number;
  readonly url: string;
  readonly body: WebhookBody;
  /**
   * `pending`: in progress, or waiting for the next attempt. `delivered`: the response was 200. `given-up`: all attempts failed.
   * `dropped`: not sent because of a fault.
   */
  readonly state: 'pending' | 'delivered' | 'given-up' | 'dropped';
  readonly attempts: readonly Attempt[];
}

export interface Attempt {
  /** On the sandbox's clock. */
  readonly at: Date;
  readonly result: PostResult;
}

/** An error that the sandbox simulates when it sends a webhook. */
export type WebhookFault = WebhookFaultKind & {
  /** The number of webhooks; default: all webhooks until the fault is cleared. */
  readonly times?: number;
};

type WebhookFaultKind =
  /** Never sent. */
  | { readonly kind: 'drop' }
  /** Sent twice. */
  | { readonly kind: 'duplicate' }
  /** Sent later, on the sandbox's clock. Other webhooks can arrive first. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Sent after the next webhook. */
  | { readonly kind: 'swap' };
