import type { WebhookEvent } from './webhook-event.js';
import type { WebhookRefusal } from './webhook-refused-error.js';

export const WEBHOOK_OUTCOMES = ['accepted', 'duplicate', 'inbox-full', 'state-unavailable'] as const;

/** What became of a webhook that was received: accepted, known already, or not accepted and why. */
export type WebhookOutcome = (typeof WEBHOOK_OUTCOMES)[number] | WebhookRefusal;

export const WORK_OUTCOMES = ['done', 'failed', 'given-up'] as const;

/** What became of one try to do the work of a webhook. */
export type WorkOutcome = (typeof WORK_OUTCOMES)[number];

/** Is told of webhooks. */
export interface WebhookObserver {
  /**
   * @param event null for a webhook that was not verified.
   * @param cause of a refusal, if it has one.
   */
  readonly onReceived: (event: WebhookEvent | null, outcome: WebhookOutcome, cause?: unknown) => void;
  /** A verified webhook arrived at the address of an attempt that cannot be opened. It is accepted as one without an attempt. */
  readonly onUnknownAddress: () => void;
  /** @param error of a try that has failed. */
  readonly onWorked: (outcome: WorkOutcome, error?: unknown) => void;
}
