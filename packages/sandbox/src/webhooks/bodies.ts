import type { AssetsErrorWebhook, AssetsProductReadyWebhook } from 'plaid';
import { formatCause } from '../formatters/error.js';
import type { Wire } from '../formatters/wire.js';
import type { PlaidApiError } from '../http/errors.js';

export type WebhookBody =
  | Wire<AssetsProductReadyWebhook>
  | Wire<AssetsErrorWebhook>
  | RelayEventWebhook
  | CashflowReportReadyWebhook;

/**
 * What an owner was sent when its relay token was used, as Plaid's published description had it from February to September
 * 2022. That a webhook is sent is still documented, at `/credit/relay/create`; what is in it no longer is, so a
 * receiver may learn from it but must not depend on it.
 */
export interface RelayEventWebhook {
  readonly asset_relay_token: string;
  readonly asset_report_id: string;
  readonly relay_event: 'GET_CALLED';
  readonly secondary_client_id: string;
  readonly webhook_code: 'RELAY_EVENT';
  readonly webhook_type: 'ASSETS';
}

/**
 * That a Cashflow Report can be read. Plaid names the code, at `/cashflow_report/refresh`, and publishes neither a type nor
 * a body: this form is the sandbox's own, after those of Plaid's other webhooks about an Item.
 */
export interface CashflowReportReadyWebhook {
  readonly environment: 'sandbox';
  readonly item_id: string;
  readonly webhook_code: 'CASHFLOW_REPORT_READY';
  readonly webhook_type: 'CASHFLOW_REPORT';
}

export const webhookCodes = ['PRODUCT_READY', 'ERROR', 'RELAY_EVENT', 'CASHFLOW_REPORT_READY'] as const;

const environment = 'sandbox';

/** Names the report by its id: the token is for its owner to remember. */
export function productReady(assetReportId: string, reportType: 'FULL' | 'FAST'): WebhookBody {
  return {
    asset_report_id: assetReportId,
    environment,
    report_type: reportType,
    webhook_code: 'PRODUCT_READY',
    webhook_type: 'ASSETS',
  };
}

/** Unlike the answer to a call, the error has its HTTP status and no request id: there was no request. */
export function reportFailed(assetReportId: string, error: PlaidApiError): WebhookBody {
  return {
    asset_report_id: assetReportId,
    environment,
    error: {
      ...(error.causes && { causes: error.causes.map((cause) => formatCause(cause.itemId, cause)) }),
      display_message: null,
      error_code: error.errorCode,
      error_message: error.message,
      error_type: error.errorType,
      status: error.status,
    },
    webhook_code: 'ERROR',
    webhook_type: 'ASSETS',
  };
}

export function relayRead(relay: {
  readonly relayToken: string;
  readonly assetReportId: string;
  readonly secondaryClientId: string;
}): WebhookBody {
  return {
    asset_relay_token: relay.relayToken,
    asset_report_id: relay.assetReportId,
    relay_event: 'GET_CALLED',
    secondary_client_id: relay.secondaryClientId,
    webhook_code: 'RELAY_EVENT',
    webhook_type: 'ASSETS',
  };
}

export function cashflowReportReady(itemId: string): WebhookBody {
  return {
    environment,
    item_id: itemId,
    webhook_code: 'CASHFLOW_REPORT_READY',
    webhook_type: 'CASHFLOW_REPORT',
  };
}

/** Two spaces, keys in the order above, which is the alphabet's, and no newline at the end: Plaid's very bytes. */
export function serialize(body: WebhookBody): Buffer {
  return Buffer.from(JSON.stringify(body, null, 2));
}
