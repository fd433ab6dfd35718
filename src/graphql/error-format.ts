import { unwrapResolverError } from '@apollo/server/errors';
import {
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  isInputObjectType,
} from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import type { Scope } from '../auth/scope.js';
import { MalformedAnswerError } from '../lib/malformed-answer.js';
import {
  isReportPending,
  OutcomeUnknownError,
  PlaidError,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from '../plaid/errors.js';
import { ForbiddenError } from './access/forbidden-error.js';
import type { ErrorCode } from './error-code.js';
import { BadInputError, NotFoundError, ReportNotReadyError } from './errors.js';
import { describeArgumentErrors, withoutValues } from './input-message.js';

/** What `extensions` may hold. The HTTP layer adds `requestId`. */
export interface ErrorExtensions {
  readonly code: ErrorCode;
  /** Whether the same operation may succeed later. Absent where the question makes no sense. */
  readonly retryable?: boolean;
  /** When to ask again, in ms; null when nobody knows. */
  readonly retryAfterMs?: number | null;
  readonly plaid?: PlaidErrorExtensions;
  /** All scopes that the operation takes. */
  readonly requiredScopes?: readonly Scope[];
}

export interface PlaidErrorExtensions {
  readonly errorType: string;
  readonly errorCode: string;
  readonly displayMessage: string | null;
  readonly requestId: string | null;
  readonly documentationUrl: string | null;
  readonly causes: PlaidError['causes'];
}

/** Plaid names no wait. Its windows are a minute long, and allow a report to be read every 4 s. */
const PAUSE_MS = 5_000;

/** Refused for good, although the type is that of a passing limit. */
const EXHAUSTED = 'CREDITS_EXHAUSTED';

/**
 * The one gate through which errors leave. An allow-list: an error that is not known here shows a code and, from the
 * HTTP layer, a request id, and neither its message nor its stack.
 */
export function createErrorFormat(
  schema: GraphQLSchema,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  const names = inputNames(schema);
  return (formatted, error) => {
    const { message, extensions } = translate(formatted, unwrapResolverError(error), (name) =>
      names.has(name),
    );
    return {
      message,
      ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { ...extensions },
    };
  };
}

/** Whether an error is a fault of ours: one that belongs in the log, because clients are told nothing of it. */
export function isFault(error: GraphQLError): boolean {
  return (
    translate(error.toJSON(), unwrapResolverError(error), () => false).extensions.code ===
    'INTERNAL_SERVER_ERROR'
  );
}

interface Translated {
  readonly message: string;
  readonly extensions: ErrorExtensions;
}

function translate(
  formatted: GraphQLFormattedError,
  error: unknown,
  isName: (name: string) => boolean,
): Translated {
  if (error instanceof ArgumentValidationError) {
    return { message: describeArgumentErrors(error), extensions: { code: 'BAD_USER_INPUT' } };
  }
  const extensions = ownExtensions(error) ?? upstreamExtensions(error);
  // These classes write their own messages, from our names and endpoints and Plaid's codes.
  if (extensions !== null && error instanceof Error) return { message: error.message, extensions };
  const code = requestErrorCode(formatted);
  if (code !== null) return { message: withoutValues(formatted.message, isName), extensions: { code } };
  return { message: 'Internal server error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

/** What is said of an error that is thrown on purpose, by a resolver or before the first; null for any other. */
function ownExtensions(error: unknown): ErrorExtensions | null {
  if (error instanceof BadInputError) return { code: 'BAD_USER_INPUT' };
  if (error instanceof ForbiddenError) {
    return { code: 'FORBIDDEN', retryable: false, requiredScopes: error.requiredScopes };
  }
  if (error instanceof NotFoundError) return { code: 'NOT_FOUND', retryable: false };
  if (error instanceof ReportNotReadyError) {
    return { code: 'REPORT_NOT_READY', retryable: true, retryAfterMs: error.retryAfterMs };
  }
  return null;
}

/** What is said of an error from upstream; null for any other. */
export function upstreamExtensions(error: unknown): ErrorExtensions | null {
  if (error instanceof PlaidError) return plaidExtensions(error);
  if (error instanceof UpstreamTimeoutError)
    return { code: 'UPSTREAM_TIMEOUT', retryable: true, retryAfterMs: null };
  if (error instanceof UpstreamUnavailableError) {
    return { code: 'UPSTREAM_UNAVAILABLE', retryable: true, retryAfterMs: null };
  }
  if (error instanceof OutcomeUnknownError) return { code: 'OUTCOME_UNKNOWN', retryable: false };
  if (error instanceof MalformedAnswerError) return { code: 'UPSTREAM_MALFORMED', retryable: false };
  return null;
}

function plaidExtensions(error: PlaidError): ErrorExtensions {
  const plaid = plaidErrorExtensions(error);
  if (error.errorType === 'RATE_LIMIT_EXCEEDED') {
    const retryable = error.errorCode !== EXHAUSTED;
    const retryAfterMs = retryable ? (error.retryAfterMs ?? PAUSE_MS) : null;
    return { code: 'RATE_LIMITED', retryable, retryAfterMs, plaid };
  }
  if (isReportPending(error)) {
    const retryAfterMs = error.retryAfterMs ?? PAUSE_MS;
    return { code: 'REPORT_NOT_READY', retryable: true, retryAfterMs, plaid };
  }
  return {
    code: 'PLAID_ERROR',
    retryable: error.isPassing,
    retryAfterMs: error.retryAfterMs,
    plaid,
  };
}

export function plaidErrorExtensions(error: PlaidError): PlaidErrorExtensions {
  const { errorType, errorCode, displayMessage, requestId, documentationUrl, causes } = error;
  return { errorType, errorCode, displayMessage, requestId, documentationUrl, causes };
}

/** The names that a message about input may repeat: those of types and of input fields. */
function inputNames(schema: GraphQLSchema): ReadonlySet<string> {
  const types = Object.values(schema.getTypeMap());
  const fields = types.filter(isInputObjectType).flatMap((type) => Object.keys(type.getFields()));
  return new Set([...types.map(({ name }) => name), ...fields]);
}

/** What Apollo Server and graphql-js call the faults of a request. */
const REQUEST_CODES: ReadonlySet<string> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'AUDIT_UNAVAILABLE',
]);

/**
 * The code of an error that is the request's own fault, or null. An error with a path comes out of a resolver, and never
 * counts, whatever its extensions say.
 */
function requestErrorCode({ path, message, extensions }: GraphQLFormattedError): ErrorCode | null {
  // graphql-js gives this one no code: the graph has no subscriptions.
  if (path === undefined && message.startsWith('Schema is not configured to execute')) {
    return 'OPERATION_RESOLUTION_FAILURE';
  }
  // Nor this one, which stands for all bad variables behind the first few.
  if (path === undefined && message.startsWith('Too many errors processing variables')) {
    return 'BAD_USER_INPUT';
  }
  const code = extensions?.code;
  return path === undefined && typeof code === 'string' && REQUEST_CODES.has(code)
    ? (code as ErrorCode)
    : null;
}
