import { isObject } from '../lib/is-object.js';
import { Secret } from '../lib/secret.js';
import { textOf, wordOf } from '../plaid/parse-error.js';
import { parseJson, Unreadable } from '../plaid/parse-response.js';
import type { VerifiedBody } from './verify-plaid-webhook.js';
import { WebhookRefusedError } from './webhook-refused-error.js';

/**
 * What a webhook says. A member is null if the webhook does not have it. Webhooks of reports name the report by its id, never by its
 * token. They may arrive twice, and in any order.
 */
export type WebhookEvent =
  /** ASSETS / PRODUCT_READY. A report with `fast_assets` has two: FAST, then FULL. The type of a report is optional. */
  | {
      readonly kind: 'report-ready';
      readonly assetReportId: string | null;
      readonly reportType: 'FULL' | 'FAST' | null;
    }
  /** ASSETS / ERROR. */
  | { readonly kind: 'report-failed'; readonly assetReportId: string | null; readonly error: WebhookFailure }
  /**
   * RELAY_EVENT: a relay token was used. Plaid documents that it is sent, but has published no body since September 2022. This is
   * the last one published. Nothing may depend on it.
   */
  | {
      readonly kind: 'relay-event';
      readonly assetReportId: string | null;
      /** A live token. */
      readonly relayToken: Secret | null;
      /** Such as GET_CALLED. */
      readonly relayEvent: string | null;
      readonly secondaryClientId: string | null;
    }
  /** CASHFLOW_REPORT_READY. Plaid documents the code, but neither a type nor a body, except that it may have an error code. */
  | {
      readonly kind: 'cashflow-report-ready';
      readonly itemId: string | null;
      /** Null if it is ready. */
      readonly error: WebhookFailure | null;
    }
  /** Every other webhook. Type and code are null unless they look like Plaid's, such as TRANSACTIONS, so they are safe to log. */
  | { readonly kind: 'unknown'; readonly type: string | null; readonly code: string | null };

/** Plaid's error, such as ASSET_REPORT_ERROR / DATA_UNAVAILABLE. Null is a value that does not look like it. Safe to log. */
export interface WebhookFailure {
  readonly errorType: string | null;
  readonly errorCode: string | null;
}

/**
 * Parses a webhook. Additional fields are ignored. No JSON value throws: what cannot be understood is `unknown`.
 *
 * @throws {WebhookRefusedError} if the body is not JSON in UTF-8.
 */
export function parseWebhook(body: VerifiedBody): WebhookEvent {
  const webhook = parseJson(body);
  if (webhook instanceof Unreadable) throw new WebhookRefusedError('not-json');
  const [type, code] = [wordOf(webhook, 'webhook_type'), wordOf(webhook, 'webhook_code')];
  const assetReportId = textOf(webhook, 'asset_report_id');
  if (code === 'RELAY_EVENT') return relayEventOf(webhook, assetReportId);
  if (code === 'CASHFLOW_REPORT_READY') {
    return {
      kind: 'cashflow-report-ready',
      itemId: textOf(webhook, 'item_id'),
      error: hasError(webhook) ? failureOf(webhook.error) : null,
    };
  }
  if (type === 'ASSETS' && code === 'PRODUCT_READY')
    return { kind: 'report-ready', assetReportId, reportType: reportTypeOf(webhook) };
  if (type === 'ASSETS' && code === 'ERROR') {
    const error = failureOf(hasError(webhook) ? webhook.error : null);
    return { kind: 'report-failed', assetReportId, error };
  }
  return { kind: 'unknown', type, code };
}

/** The id of the report that a body names, which is not verified yet. Null for none. */
export function reportNamedIn(body: Buffer): string | null {
  const webhook = parseJson(body);
  return webhook instanceof Unreadable ? null : textOf(webhook, 'asset_report_id');
}

function relayEventOf(webhook: unknown, assetReportId: string | null): WebhookEvent {
  const token = textOf(webhook, 'asset_relay_token') ?? textOf(webhook, 'relay_token');
  return {
    kind: 'relay-event',
    assetReportId,
    relayToken: token === null ? null : new Secret(token),
    relayEvent: wordOf(webhook, 'relay_event'),
    secondaryClientId: textOf(webhook, 'secondary_client_id'),
  };
}

/** Plaid's schema has FULL and FAST, its prose `full` and `fast`. */
function reportTypeOf(webhook: unknown): 'FULL' | 'FAST' | null {
  const reportType = textOf(webhook, 'report_type')?.toUpperCase();
  return reportType === 'FULL' || reportType === 'FAST' ? reportType : null;
}

/** Other webhooks of Plaid's have `error: null` when nothing failed. */
function hasError(webhook: unknown): webhook is { readonly error: unknown } {
  return isObject(webhook) && webhook.error !== undefined && webhook.error !== null;
}

function failureOf(error: unknown): WebhookFailure {
  return { errorType: wordOf(error, 'error_type'), errorCode: wordOf(error, 'error_code') };
}
