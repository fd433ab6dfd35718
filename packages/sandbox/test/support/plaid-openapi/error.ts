import { address, nothing, object, oneOf, type Schema, text, textOrNull } from './schema.js';

const errorType = oneOf(
  'API_ERROR',
  'ASSET_REPORT_ERROR',
  'INVALID_INPUT',
  'INVALID_REQUEST',
  'ITEM_ERROR',
  'RATE_LIMIT_EXCEEDED',
  'SANDBOX_ERROR',
);

/** The error of one Item: the fields of an error plus the Item's id. */
export const cause: Schema = object({
  display_message: textOrNull,
  error_code: text,
  error_message: text,
  error_type: errorType,
  item_id: text,
});

const causes: Schema = { type: 'array', items: cause, minItems: 1 };

/** For all paths and statuses. Plaid's example of INVALID_AUDIT_COPY_TOKEN has a null `error_message`. */
export const error: Schema = object(
  {
    display_message: textOrNull,
    documentation_url: address,
    error_code: text,
    error_message: textOrNull,
    error_type: errorType,
    request_id: text,
    suggested_action: nothing,
  },
  { causes },
);

/** In a webhook an error has the HTTP status and no `request_id`. */
export const webhookError: Schema = object(
  {
    display_message: textOrNull,
    error_code: text,
    error_message: text,
    error_type: { const: 'ASSET_REPORT_ERROR' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
  },
  { causes },
);
