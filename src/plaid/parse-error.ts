import type { EndpointKind } from './endpoint.js';
import { PlaidError, type PlaidErrorCause } from './errors.js';

/**
 * Parses Plaid's error body (`PlaidError` in its OpenAPI) and keeps only the fields that clients may see. Returns null
 * when the body is not an error of Plaid's.
 */
export function parsePlaidError(
  { path, kind }: { path: string; kind: EndpointKind },
  httpStatus: number,
  headers: Headers,
  body: unknown,
): PlaidError | null {
  const errorType = wordOf(body, 'error_type');
  const errorCode = wordOf(body, 'error_code');
  if (errorType === null || errorCode === null) return null;
  return new PlaidError({
    endpoint: path,
    kind,
    httpStatus,
    errorType,
    errorCode,
    displayMessage: textOf(body, 'display_message'),
    requestId: textOf(body, 'request_id'),
    documentationUrl: linkOf(body, 'documentation_url'),
    ...subtypesOf(body),
    causes: causesOf(body),
    retryAfterMs: retryAfterMs(headers),
  });
}

function causesOf(body: unknown): PlaidErrorCause[] {
  const causes: unknown = property(body, 'causes');
  if (!Array.isArray(causes)) return [];
  return causes.map((cause: unknown) => ({
    itemId: textOf(cause, 'item_id'),
    errorType: wordOf(cause, 'error_type'),
    errorCode: wordOf(cause, 'error_code'),
    displayMessage: textOf(cause, 'display_message'),
    status: statusOf(cause),
    ...subtypesOf(cause),
  }));
}

function statusOf(value: unknown): number | null {
  const status = property(value, 'status');
  return typeof status === 'number' && Number.isInteger(status) && status >= 100 && status < 600
    ? status
    : null;
}

function subtypesOf(value: unknown) {
  return {
    requiredAccountSubtypes: subtypeWordsOf(value, 'required_account_subtypes'),
    providedAccountSubtypes: subtypeWordsOf(value, 'provided_account_subtypes'),
  };
}

/** Keeps only values that look like subtypes (`cash management`, `401k`), because they are shown to the client. */
function subtypeWordsOf(value: unknown, key: string): readonly string[] | null {
  const words = property(value, key);
  if (!Array.isArray(words)) return null;
  return words.filter(
    (word: unknown) => typeof word === 'string' && /^[a-z0-9][a-z0-9 _-]{0,31}$/.test(word),
  );
}

function retryAfterMs(headers: Headers): number | null {
  const seconds = headers.get('retry-after') ?? '';
  return /^\d{1,5}$/.test(seconds) ? Number(seconds) * 1_000 : null;
}

/** Types and codes appear in error messages and in the log, so only values that look like Plaid's (`INVALID_REQUEST`) are accepted. */
export function wordOf(value: unknown, key: string): string | null {
  const word = textOf(value, key);
  return word !== null && /^[A-Z][A-Z0-9_]{0,63}$/.test(word) ? word : null;
}

function linkOf(value: unknown, key: string): string | null {
  const link = textOf(value, key);
  return link?.startsWith('https://') === true ? link : null;
}

/** A text of a JSON object; null if it is empty, or something else. */
export function textOf(value: unknown, key: string): string | null {
  const inner = property(value, key);
  return typeof inner === 'string' && inner !== '' ? inner : null;
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
