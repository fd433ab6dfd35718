import { webhookError } from './error.js';
import { object, oneOf, type Schema, text } from './schema.js';

const environment = oneOf('production', 'sandbox');

/** The bodies of webhooks by code. */
export const webhooks: Readonly<Record<string, Schema>> = {
  PRODUCT_READY: object({
    asset_report_id: text,
    environment,
    report_type: oneOf('FAST', 'FULL'),
    webhook_code: { const: 'PRODUCT_READY' },
    webhook_type: { const: 'ASSETS' },
  }),
  ERROR: object({
    asset_report_id: text,
    environment,
    error: webhookError,
    webhook_code: { const: 'ERROR' },
    webhook_type: { const: 'ASSETS' },
  }),
  // Last published by Plaid in 2022.
  RELAY_EVENT: object({
    asset_relay_token: text,
    asset_report_id: text,
    relay_event: oneOf('AUDIT_COPY_CREATE_CALLED', 'GET_CALLED', 'REFRESH_CALLED'),
    secondary_client_id: text,
    webhook_code: { const: 'RELAY_EVENT' },
    webhook_type: { const: 'ASSETS' },
  }),
  // An assumption: Plaid publishes no body.
  CASHFLOW_REPORT_READY: object({
    environment,
    item_id: text,
    webhook_code: { const: 'CASHFLOW_REPORT_READY' },
    webhook_type: { const: 'CASHFLOW_REPORT' },
  }),
};
