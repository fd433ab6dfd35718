import type { EndpointKind, EndpointRole } from './endpoint.js';

/** The error classes of calls to Plaid. `error-codec.ts` sends them between threads. */
export type UpstreamErrorName =
  | 'PlaidError'
  | 'UpstreamTimeoutError'
  | 'UpstreamUnavailableError'
  | 'UpstreamBusyError'
  | 'OutcomeUnknownError'
  | 'MalformedResponseError'
  | 'NoPlaidClientError';

/** A call to Plaid failed, or could not be made. */
export abstract class UpstreamError extends Error {
  abstract override readonly name: UpstreamErrorName;
}

/** One Item's part in a failed report, as Plaid lists it under `causes`. */
export interface PlaidErrorCause {
  readonly itemId: string | null;
  readonly errorType: string | null;
  readonly errorCode: string | null;
  readonly displayMessage: string | null;
  readonly status: number | null;
  /** As Plaid names them, such as `checking`. */
  readonly requiredAccountSubtypes: readonly string[] | null;
  readonly providedAccountSubtypes: readonly string[] | null;
}

export interface PlaidErrorFields {
  /** Plaid's path, such as `/credit/relay/get`. */
  readonly endpoint: string;
  /** Decides whether the call is safe to repeat. */
  readonly kind: EndpointKind;
  /** Plaid uses 400 for wrong keys, reports that are not ready and bad input. Branch on the type and the code instead. */
  readonly httpStatus: number;
  readonly errorType: string;
  readonly errorCode: string;
  readonly displayMessage: string | null;
  readonly requestId: string | null;
  readonly documentationUrl: string | null;
  /** As Plaid names them, such as `checking`. */
  readonly requiredAccountSubtypes: readonly string[] | null;
  readonly providedAccountSubtypes: readonly string[] | null;
  readonly causes: readonly PlaidErrorCause[];
  /** Plaid's Retry-After header, in whole ms. Usually null: Plaid documents no such header. */
  readonly retryAfterMs: number | null;
}

/**
 * Plaid refused the call. `error_message` is dropped: it may quote the request, tokens included, and Plaid says that
 * programs must not use it.
 */
export class PlaidError extends UpstreamError implements Omit<PlaidErrorFields, 'kind'> {
  override readonly name = 'PlaidError' as const;
  readonly endpoint: string;
  readonly httpStatus: number;
  readonly errorType: string;
  readonly errorCode: string;
  readonly displayMessage: string | null;
  readonly requestId: string | null;
  readonly documentationUrl: string | null;
  readonly requiredAccountSubtypes: readonly string[] | null;
  readonly providedAccountSubtypes: readonly string[] | null;
  readonly causes: readonly PlaidErrorCause[];
  readonly retryAfterMs: number | null;
  /** Whether the same call may succeed later and is safe to repeat: a read met an internal error of Plaid. */
  readonly isTemporary: boolean;
  /** Whether Plaid refused the token of a read; `likely` when Plaid only says that a field is not valid. */
  readonly isTokenRefused: boolean | 'likely';
  /** All that another error is made from. */
  readonly fields: PlaidErrorFields;

  constructor(fields: PlaidErrorFields) {
    super(`Plaid refused POST ${fields.endpoint}: ${fields.errorType}/${fields.errorCode}`);
    this.fields = fields;
    this.endpoint = fields.endpoint;
    this.httpStatus = fields.httpStatus;
    this.errorType = fields.errorType;
    this.errorCode = fields.errorCode;
    this.displayMessage = fields.displayMessage;
    this.requestId = fields.requestId;
    this.documentationUrl = fields.documentationUrl;
    this.requiredAccountSubtypes = fields.requiredAccountSubtypes;
    this.providedAccountSubtypes = fields.providedAccountSubtypes;
    this.causes = fields.causes;
    this.retryAfterMs = fields.retryAfterMs;
    this.isTemporary = fields.errorType === 'API_ERROR' && fields.kind === 'read';
    this.isTokenRefused = fields.kind === 'read' && isTokenRefused(fields);
  }
}

function isTokenRefused({ errorType, errorCode }: PlaidErrorFields): boolean | 'likely' {
  if (errorType === 'INVALID_INPUT') return TOKEN_REFUSALS.has(errorCode);
  // Plaid documents no error code for relay tokens. The other fields of a read were validated before.
  return errorType === 'INVALID_REQUEST' && errorCode === 'INVALID_FIELD' && 'likely';
}

const TOKEN_REFUSALS = new Set([
  'INVALID_ASSET_REPORT_TOKEN',
  'INVALID_AUDIT_COPY_TOKEN',
  'INVALID_ACCESS_TOKEN',
]);

/**
 * Whether a read failed in a way in which each repeat fails: Plaid refuses its token, or the tenant has no Plaid client for it.
 */
export function isReadRefused(error: unknown): error is PlaidError | NoPlaidClientError {
  return error instanceof PlaidError ? error.isTokenRefused !== false : error instanceof NoPlaidClientError;
}

/**
 * Whether Plaid is still generating the report. Checks type and code: as an ITEM_ERROR, PRODUCT_NOT_READY means something
 * else, and nearly every error has status 400.
 */
export function isReportPending({ errorType, errorCode }: PlaidError): boolean {
  return errorType === 'ASSET_REPORT_ERROR' && errorCode === 'PRODUCT_NOT_READY';
}

/**
 * How long clients wait before they read a report again, in ms, because Plaid names no wait. Longer than the 4 s between two gets
 * that Plaid's limit allows: 15 a minute for each report.
 */
export const READ_INTERVAL_MS = 5_000;

/** Whether Plaid refuses Insights: they are not enabled for the Plaid client, or were not when the report was created. */
export function isInsightsRefusal({ errorType, errorCode }: PlaidError): boolean {
  return errorType === 'ASSET_REPORT_ERROR' && INSIGHTS_REFUSALS.has(errorCode);
}

const INSIGHTS_REFUSALS = new Set(['INSIGHTS_NOT_ENABLED', 'INSIGHTS_PREVIOUSLY_NOT_ENABLED']);

/** Plaid did not respond to a read in time. The read is safe to repeat. */
export class UpstreamTimeoutError extends UpstreamError {
  override readonly name = 'UpstreamTimeoutError' as const;
  /** False when the request was certainly not sent, because too little time was left for it. */
  readonly sent: boolean;

  constructor(
    readonly endpoint: string,
    { sent = true, ...options }: ErrorOptions & { readonly sent?: boolean } = {},
  ) {
    super(
      sent
        ? `No response in time from POST ${endpoint}`
        : `POST ${endpoint} was not sent: too little time is left`,
      options,
    );
    this.sent = sent;
  }
}

/** Plaid could not be reached or closed the connection, or a proxy in front of Plaid responded. */
export class UpstreamUnavailableError extends UpstreamError {
  override readonly name = 'UpstreamUnavailableError' as const;
  /** When a call may succeed, in ms from now; null when unknown. */
  readonly retryAfterMs: number | null;

  constructor(
    readonly endpoint: string,
    /** False when the request was certainly not sent. Then even a call that creates something may be repeated. */
    readonly sent: boolean,
    readonly reason: string,
    options?: ErrorOptions & { readonly retryAfterMs?: number },
  ) {
    super(`POST ${endpoint} failed: ${reason}`, options);
    this.retryAfterMs = options?.retryAfterMs ?? null;
  }
}

/** Too many calls of this kind are waiting for Plaid, so this one was not made. */
export class UpstreamBusyError extends UpstreamError {
  override readonly name = 'UpstreamBusyError' as const;

  constructor(
    readonly endpoint: string,
    options?: ErrorOptions,
  ) {
    super(`Too many calls are waiting for POST ${endpoint}`, options);
  }
}

/**
 * A call that changes something was sent, and its response was lost. The change may or may not have happened. The call is
 * not retried: that could create a second report or a second live token.
 */
export class OutcomeUnknownError extends UpstreamError {
  override readonly name = 'OutcomeUnknownError' as const;

  constructor(
    readonly endpoint: string,
    options?: ErrorOptions,
  ) {
    super(`The outcome of POST ${endpoint} is unknown: it was sent, but no usable response arrived`, options);
  }
}

/** The tenant has no Plaid client in the role of a call. Nothing was sent. */
export class NoPlaidClientError extends UpstreamError {
  override readonly name = 'NoPlaidClientError' as const;

  constructor(readonly role: EndpointRole) {
    super(`This tenant has no Plaid client for the role ${role}, so nothing was sent`);
  }
}
