import { PlaidError, type PlaidErrorCause } from './errors.js';

/**
 * Reads Plaid's error body (`PlaidError` in its OpenAPI), or gives null when the body is not one. Only the fields that
 * may be shown are kept.
 */
export function parsePlaidError(
  endpoint: string,
  httpStatus: number,
  headers: Headers,
  body: unknown,
): PlaidError | null {
  const errorType = textOf(body, 'error_type');
  const errorCode = textOf(body, 'error_code');
  if (errorType === null || errorCode === null) return null;
  return new PlaidError({
    endpoint,
    httpStatus,
    errorType,
    errorCode,
    displayMessage: textOf(body, 'display_message'),
    requestId: textOf(body, 'request_id'),
    documentationUrl: textOf(body, 'documentation_url'),
    causes: causesOf(body),
    retryAfterMs: retryAfterMs(headers),
  });
}

function causesOf(body: unknown): PlaidErrorCause[] {
  const causes: unknown = property(body, 'causes');
  if (!Array.isArray(causes)) return [];
  return causes.map((cause: unknown) => ({
    itemId: textOf(cause, 'item_id'),
    errorType: textOf(cause, 'error_type'),
    errorCode: textOf(cause, 'error_code'),
    displayMessage: textOf(cause, 'display_message'),
  }));
}

function retryAfterMs(headers: Headers): number | null {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

function textOf(value: unknown, key: string): string | null {
  const inner = property(value, key);
  return typeof inner === 'string' && inner !== '' ? inner : null;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
