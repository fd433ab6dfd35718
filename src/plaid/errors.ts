import type { EndpointKind } from './endpoint.js';

/** The classes of errors that a call of Plaid's ends with. Workers get them as objects of the same class. */
export type UpstreamErrorName =
  | 'PlaidError'
  | 'UpstreamTimeoutError'
  | 'UpstreamUnavailableError'
  | 'OutcomeUnknownError'
  | 'MalformedAnswerError';

/** A call of Plaid's failed. */
export abstract class UpstreamError extends Error {
  abstract override readonly name: UpstreamErrorName;
}

/** One Item's part in a failed report, as Plaid lists it under `causes`. */
export interface PlaidErrorCause {
  readonly itemId: string | null;
  readonly errorType: string | null;
  readonly errorCode: string | null;
  readonly displayMessage: string | null;
  /** As Plaid gives it beside the cause. */
  readonly status: number | null;
  /** In Plaid's words, such as `checking`. */
  readonly requiredAccountSubtypes: readonly string[] | null;
  readonly providedAccountSubtypes: readonly string[] | null;
}

export interface PlaidErrorFields {
  /** Plaid's path, such as `/credit/relay/get`. */
  readonly endpoint: string;
  /** What the call was to do; decides whether it is safe to repeat. */
  readonly kind: EndpointKind;
  /** Plaid's status; 400 covers wrong keys, not-ready and bad input alike, so decide by type and code. */
  readonly httpStatus: number;
  readonly errorType: string;
  readonly errorCode: string;
  readonly displayMessage: string | null;
  readonly requestId: string | null;
  readonly documentationUrl: string | null;
  /** In Plaid's words, such as `checking`. */
  readonly requiredAccountSubtypes: readonly string[] | null;
  readonly providedAccountSubtypes: readonly string[] | null;
  readonly causes: readonly PlaidErrorCause[];
  /** What Plaid's Retry-After header asked for, in whole ms; Plaid documents none, so usually null. */
  readonly retryAfterMs: number | null;
}

/**
 * Plaid understood the call and said no. `error_message` is dropped on arrival: it may quote what was sent, tokens
 * included, and Plaid calls it unfit for programs.
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
  /** Whether the same call may succeed later and is safe to repeat: Plaid's own trouble, met by a read. */
  readonly isPassing: boolean;
  /** Whether a read failed for its token; `likely` where Plaid says no more than that a field is not valid. */
  readonly isTokenRefused: boolean | 'likely';

  constructor(fields: PlaidErrorFields) {
    super(`Plaid refused POST ${fields.endpoint}: ${fields.errorType}/${fields.errorCode}`);
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
    this.isPassing = fields.errorType === 'API_ERROR' && fields.kind === 'read';
    this.isTokenRefused = fields.kind === 'read' && isTokenRefused(fields);
  }
}

function isTokenRefused({ errorType, errorCode }: PlaidErrorFields): boolean | 'likely' {
  if (errorType === 'INVALID_INPUT') return TOKEN_REFUSALS.has(errorCode);
  // Of relay tokens Plaid documents no code of their own. What else a read sends was checked before.
  return errorType === 'INVALID_REQUEST' && errorCode === 'INVALID_FIELD' && 'likely';
}

const TOKEN_REFUSALS = new Set([
  'INVALID_ASSET_REPORT_TOKEN',
  'INVALID_AUDIT_COPY_TOKEN',
  'INVALID_ACCESS_TOKEN',
]);

/**
 * Whether a report is still being made. Goes by type and code: PRODUCT_NOT_READY also exists as an ITEM_ERROR, which is
 * something else, and the status is 400 for almost everything.
 */
export function isReportPending({ errorType, errorCode }: PlaidError): boolean {
  return errorType === 'ASSET_REPORT_ERROR' && errorCode === 'PRODUCT_NOT_READY';
}

/** Whether Plaid refuses Insights: they are not switched on for us, or were not when the report was made. */
export function isInsightsRefusal({ errorType, errorCode }: PlaidError): boolean {
  return errorType === 'ASSET_REPORT_ERROR' && INSIGHTS_REFUSALS.has(errorCode);
}

const INSIGHTS_REFUSALS = new Set(['INSIGHTS_NOT_ENABLED', 'INSIGHTS_PREVIOUSLY_NOT_ENABLED']);

/** Plaid did not answer a read in time. Nothing changed there; ask again. */
export class UpstreamTimeoutError extends UpstreamError {
  override readonly name = 'UpstreamTimeoutError' as const;

  constructor(
    readonly endpoint: string,
    options?: ErrorOptions,
  ) {
    super(`No answer in time from POST ${endpoint}`, options);
  }
}

/** Plaid could not be reached, hung up, or something before it answered in its place. */
export class UpstreamUnavailableError extends UpstreamError {
  override readonly name = 'UpstreamUnavailableError' as const;

  constructor(
    readonly endpoint: string,
    /** False when the request provably never left, so that even a call that creates something may be repeated. */
    readonly sent: boolean,
    /** In our words. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`POST ${endpoint} failed: ${reason}`, options);
  }
}

/**
 * A call that changes something was sent, and its answer was lost: it may or may not have happened. Repeating it could
 * make a second report or a second live token, so nobody does that but a person who has looked.
 */
export class OutcomeUnknownError extends UpstreamError {
  override readonly name = 'OutcomeUnknownError' as const;

  constructor(
    readonly endpoint: string,
    options?: ErrorOptions,
  ) {
    super(`The outcome of POST ${endpoint} is unknown: it was sent, and no usable answer came back`, options);
  }
}
