import { StateUnavailableError } from '../state/state-unavailable.js';
import type { AttemptAddresses } from './attempt-address.js';
import type { AddressedKeyOf } from './client-webhook-keys.js';
import { verifyPlaidWebhook } from './verify-plaid-webhook.js';
import { parseWebhook, reportNamedIn, type WebhookEvent } from './webhook-event.js';
import type { WebhookInbox } from './webhook-inbox.js';
import type { WebhookObserver, WebhookOutcome } from './webhook-observer.js';
import { type WebhookRefusal, WebhookRefusedError } from './webhook-refused-error.js';

/** A webhook as it arrives. */
export interface WebhookDelivery {
  /** The bytes as received. */
  readonly body: Buffer;
  /** The header `Plaid-Verification`. */
  readonly verification: string | readonly string[] | undefined;
  /** The last part of the address of an attempt; null for the common address. */
  readonly attempt: string | null;
  readonly requestId: string;
}

/** The response to Plaid. Plaid sends a webhook again unless its status is 200. */
export interface WebhookReply {
  readonly status: 200 | 400 | 401 | 503;
  /** Why it was not accepted; null for 200. */
  readonly reason: string | null;
}

export type ReceiveWebhook = (delivery: WebhookDelivery) => Promise<WebhookReply>;

export interface WebhookReceiverOptions {
  readonly keyOf: AddressedKeyOf;
  readonly addresses: AttemptAddresses;
  /** Whether this server has created or refreshed the report of an id. */
  readonly isOwnReport: (assetReportId: string) => Promise<boolean>;
  readonly inbox: Pick<WebhookInbox, 'accept'>;
  readonly observer: Omit<WebhookObserver, 'onWorked'>;
}

/** Verifies a webhook and stores it in the inbox, before it is acknowledged. */
export function createWebhookReceiver({
  keyOf,
  addresses,
  isOwnReport,
  inbox,
  observer,
}: WebhookReceiverOptions): ReceiveWebhook {
  async function store({ body, verification, attempt, requestId }: WebhookDelivery): Promise<Stored> {
    const address = attempt === null ? null : addresses.open(attempt);
    const originAtCommon = async () => {
      const reportId = reportNamedIn(body);
      return reportId !== null && (await isOwnReport(reportId)) ? 'report' : 'common';
    };
    const verified = await verifyPlaidWebhook(body, verification, {
      keyOf: (keyId) => keyOf(keyId, address, originAtCommon),
    });
    if (attempt !== null && address === null) observer.onUnknownAddress();
    const event = parseWebhook(verified);
    const arrived = { body: verified, verification: String(verification), event, address, requestId };
    try {
      return { event, outcome: await inbox.accept(arrived) };
    } catch (cause) {
      if (!(cause instanceof StateUnavailableError)) throw cause;
      return { event, outcome: 'state-unavailable', cause };
    }
  }

  return async (delivery) => {
    try {
      const { event, outcome, cause } = await store(delivery);
      observer.onReceived(event, outcome, cause);
      const isKnown = outcome === 'accepted' || outcome === 'duplicate';
      return isKnown ? { status: 200, reason: null } : { status: 503, reason: outcome };
    } catch (error) {
      if (!(error instanceof WebhookRefusedError)) throw error;
      observer.onReceived(null, error.reason, error.cause);
      return { status: error.isTemporary ? 503 : statusOf(error.reason), reason: error.reason };
    }
  };
}

interface Stored {
  readonly event: WebhookEvent;
  readonly outcome: WebhookOutcome;
  readonly cause?: unknown;
}

/** 400 for what Plaid signed, and 401 for everything else. */
function statusOf(reason: WebhookRefusal): 400 | 401 {
  return reason === 'not-json' || reason === 'wrong-body' ? 400 : 401;
}
