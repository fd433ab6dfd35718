import type { Cause, PlaidError } from 'plaid';
import type { PlaidApiError } from '../http/errors.js';
import type { ErrorDetail } from '../state/entities.js';
import type { Wire } from './wire.js';

/** The message is a string in Plaid's schema, but null in one of its examples. */
export type WireError = Omit<Wire<PlaidError>, 'error_message'> & { error_message: string | null };

export function formatError(error: PlaidApiError, requestId: string): WireError {
  return {
    ...(error.causes && { causes: error.causes.map((cause) => formatCause(cause.itemId, cause)) }),
    display_message: null,
    documentation_url: `https://plaid.com/docs/?ref=error#${documentationAnchor(error.errorType)}`,
    error_code: error.errorCode,
    error_message: error.errorMessage,
    error_type: error.errorType,
    request_id: requestId,
    suggested_action: null,
  };
}

/** Flat: `item_id` is next to the fields of the error, which are not nested. */
export function formatCause(itemId: string, detail: ErrorDetail): Wire<Cause> {
  return {
    display_message: detail.displayMessage,
    error_code: detail.errorCode,
    error_message: detail.errorMessage,
    error_type: detail.errorType,
    item_id: itemId,
  };
}

function documentationAnchor(errorType: string): string {
  return `${errorType
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/-error$/, '')}-errors`;
}
