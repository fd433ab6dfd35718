import type { AssetsErrorWebhook, AssetsProductReadyWebhook } from 'plaid';
import { formatCause } from '../formatters/error.js';
import type { Wire } from '../formatters/wire.js';
import type { PlaidApiError } from '../http/errors.js';

/** Without types of Plaid's SDK, which those who start a sandbox may not have. */
export type WebhookBody =
  | ReportReadyWebhook
  | ReportFailedWebhook
  | RelayEventWebhook
  | CashflowReportReadyWebhook;

export interface ReportReadyWebhook {
  readonly asset_report_id: string;
  readonly environment: 'sandbox';
  readonly report_type: 'FULL' | 'FAST';
  readonly webhook_code: 'PRODUCT_READY';
  readonly webhook_type: 'ASSETS';
}

export interface ReportFailedWebhook {
  readonly asset_report_id: string;
  readonly environment: 'sandbox';
  readonly error: {
    /** One for each Item that failed. */
    readonly causes?: {
      readonly display_message: string | null;
      readonly error_code: string;
      readonly error_message: string;
      readonly error_type: string;
      readonly item_id: string;
    }[];
    readonly display_message: null;
    readonly error_code: string;
    readonly error_message: string;
    readonly error_type: string;
    readonly status: number;
  };
  readonly webhook_code: 'ERROR';
  readonly webhook_type: 'ASSETS';
}

/**
 * Sent to the owner of a relay token when it is used. Plaid's OpenAPI description had this body from February to September 2022.
 * Plaid still documents the webhook at `/credit/relay/create`, but no longer its body, so receivers must not depend on it.
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
 * A Cashflow Report is ready. Plaid documents the code at `/cashflow_report/refresh`, but neither a type nor a body. This body
 * is an assumption, modelled on Plaid's other webhooks of an Item.
 */
export interface CashflowReportReadyWebhook {
  readonly environment: 'sandbox';
  readonly item_id: string;
  readonly webhook_code: 'CASHFLOW_REPORT_READY';
  readonly webhook_type: 'CASHFLOW_REPORT';
}

export const webhookCodes = ['PRODUCT_READY', 'ERROR', 'RELAY_EVENT', 'CASHFLOW_REPORT_READY'] as const;

const environment = 'sandbox';

/** The body has the id of the report, not the token. */
export function productReady(assetReportId: string, reportType: 'FULL' | 'FAST'): WebhookBody {
  const body: ReportReadyWebhook = {
    asset_report_id: assetReportId,
    environment,
    report_type: reportType,
    webhook_code: 'PRODUCT_READY',
    webhook_type: 'ASSETS',
  };
  return body satisfies Wire<AssetsProductReadyWebhook>;
}

/** Unlike the error in a response, this error has its HTTP status and no request id. */
export function reportFailed(assetReportId: string, error: PlaidApiError): WebhookBody {
  const body: ReportFailedWebhook = {
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
  return body satisfies Wire<AssetsErrorWebhook>;
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

/** Plaid's exact format: two spaces, keys in alphabetical order, as above, and no newline at the end. */
export function serialize(body: WebhookBody): Buffer {
  return Buffer.from(JSON.stringify(body, null, 2));
}
