import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import type { Caller } from '../../auth/principal.js';
import type { Scope } from '../../auth/scope.js';
import { IdempotencyKeyReusedError } from '../../idempotency/idempotency-key-reused.js';
import { DeadlineExceededError } from '../../lib/deadline.js';
import type { BrokenLimit } from '../../operation/limits.js';
import type { InvalidDocument } from '../../operation/prepare.js';
import { WorkLimitError } from '../../operation/work.js';
import {
  isReportPending,
  NoPlaidClientError,
  OutcomeUnknownError,
  PlaidError,
  READ_INTERVAL_MS,
  UpstreamBusyError,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from '../../plaid/errors.js';
import { MalformedResponseError } from '../../plaid/malformed-response.js';
import { StateUnavailableError } from '../../state/state-unavailable.js';
import { ForbiddenError } from '../access/forbidden-error.js';
import { SeveralMutationsRefusal } from '../attempt/several-mutations-refusal.js';
import { AUDIT_UNAVAILABLE, AuditRefusal } from '../audit/audit-refusal.js';
import type { ErrorCode } from './error-code.js';
import { BadInputError, NotFoundError, ReportNotReadyError, ReportSupersededError } from './errors.js';
import { type ClientMessage, toAll } from './messages/client-message.js';
import { argumentMessage } from './messages/input-message.js';
import { describeLimit } from './messages/limit-message.js';
import { errorMessage } from './messages/plaid-message.js';
import { isArgumentFault, requestMessage, tokenLimitOf } from './messages/request-message.js';
import { NO_NAMES, type SchemaNames, schemaNames } from './messages/schema-names.js';
import { busyPauseMs, OverloadRefusal } from './overload-refusal.js';

/** Content of `extensions`, besides `requestId`. */
export interface ErrorExtensions {
  readonly code: ErrorCode;
  /** Whether the same operation may succeed later. Absent when it does not apply. */
  readonly retryable?: boolean;
  /** Time to wait before the next request, in ms. Null when it is not known. */
  readonly retryAfterMs?: number | null;
  /** The `AssetReport.id` of the current report, which replaces the requested one. */
  readonly currentId?: string;
  readonly plaid?: PlaidErrorExtensions;
  /** All scopes that the operation requires. */
  readonly requiredScopes?: readonly Scope[];
  /** The limit that the operation exceeds. */
  readonly limit?: BrokenLimit;
}

export interface PlaidErrorExtensions {
  readonly errorType: string;
  readonly errorCode: string;
  readonly displayMessage: string | null;
  readonly requestId: string | null;
  readonly documentationUrl: string | null;
  readonly status: number;
  readonly requiredAccountSubtypes: readonly string[] | null;
  readonly providedAccountSubtypes: readonly string[] | null;
  readonly causes: PlaidError['causes'];
}

/** A permanent refusal, although its type is that of a temporary limit. */
const EXHAUSTED = 'CREDITS_EXHAUSTED';

/** Formats errors: first with the generic message, then with the detailed one for callers that may see it. */
export interface ErrorFormat {
  /** In the form that Apollo Server requires, with the generic message. */
  format(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
  /** The errors of a response as its caller may see them, with the request id. */
  finish(
    formatted: readonly GraphQLFormattedError[],
    requestId: string,
    caller: Caller,
  ): GraphQLFormattedError[];
  /** The same for a document that is refused. */
  refuse(invalid: InvalidDocument, requestId: string, caller: Caller): GraphQLFormattedError[];
}

/**
 * All errors leave through this function. It is an allow-list: an unknown error shows a code and its request id, but neither
 * its message nor its stack.
 */
export function createErrorFormat(schema: GraphQLSchema): ErrorFormat {
  const isName = schemaNames(schema);
  // Apollo Server formats errors without naming the caller. Detailed messages wait here until the caller is known.
  const detailedMessages = new WeakMap<GraphQLFormattedError, string>();

  function format(formatted: GraphQLFormattedError, error: unknown, isOfText = false): GraphQLFormattedError {
    const { message, extensions } = translate(formatted, error, isName, isOfText);
    const shown = {
      message: message.generic,
      ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: { ...extensions },
    };
    if (message.detailed !== message.generic) detailedMessages.set(shown, message.detailed);
    return shown;
  }

  function finish(
    errors: readonly GraphQLFormattedError[],
    requestId: string,
    caller: Caller,
  ): GraphQLFormattedError[] {
    const isReader = readsSchema(caller);
    return (isReader ? errors : withoutCount(errors)).map((formatted) => {
      const detailed = isReader ? detailedMessages.get(formatted) : undefined;
      return {
        ...formatted,
        ...(detailed !== undefined && { message: detailed }),
        extensions: { ...formatted.extensions, requestId },
      };
    });
  }

  return {
    format: (formatted, error) => format(formatted, error),
    finish,
    refuse({ code, errors, textFaults }, requestId, caller) {
      const isReader = readsSchema(caller);
      const shown = (isReader ? errors : textFaults).map((error) =>
        format({ ...error.toJSON(), extensions: { code } }, error, !isReader),
      );
      return finish(shown, requestId, caller);
    },
  };
}

function readsSchema({ principal }: Caller): boolean {
  return principal.scopes.has('schema:read');
}

/** Keeps only the first variable error: the number of errors would reveal which fields an input has. */
function withoutCount(errors: readonly GraphQLFormattedError[]): readonly GraphQLFormattedError[] {
  const first = errors.find(isOfVariables);
  return errors.filter((error) => error === first || !isOfVariables(error));
}

/** Variables are checked before execution, so their errors have no path. */
function isOfVariables({ path, extensions }: GraphQLFormattedError): boolean {
  return path === undefined && extensions?.code === 'BAD_USER_INPUT';
}

/** Whether an error is a fault of this server. Such an error must be logged, because clients see nothing of it. */
export function isFault(error: GraphQLError): boolean {
  return translate(error.toJSON(), error, NO_NAMES, false).extensions.code === 'INTERNAL_SERVER_ERROR';
}

interface Translated {
  readonly message: ClientMessage;
  readonly extensions: ErrorExtensions;
}

function translate(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  isName: SchemaNames,
  isOfText: boolean,
): Translated {
  const error = unwrapResolverError(thrown);
  if (error instanceof ArgumentValidationError) {
    return { message: argumentMessage(error), extensions: { code: 'BAD_USER_INPUT' } };
  }
  const extensions = ownExtensions(error) ?? upstreamExtensions(error);
  // These classes build their messages only from this server's names, its endpoints and Plaid's codes.
  if (extensions !== null && error instanceof Error)
    return { message: toAll(errorMessage(error)), extensions };
  const code = requestErrorCode(formatted, error);
  if (code === null) {
    return { message: toAll('Internal server error'), extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  }
  const limit = limitOf(formatted);
  if (limit !== null)
    return { message: toAll(describeLimit(limit)), extensions: { code: 'OPERATION_TOO_LARGE', limit } };
  const { message } = formatted;
  const reason = thrown instanceof GraphQLError ? (thrown.originalError?.message ?? null) : null;
  const node = thrown instanceof GraphQLError ? thrown.nodes?.[0] : undefined;
  return { message: requestMessage({ code, message, reason, node, isOfText }, isName), extensions: { code } };
}

/** The limit that an operation exceeded, if it was refused for that. */
function limitOf({ message, extensions }: GraphQLFormattedError): BrokenLimit | null {
  const tokens = tokenLimitOf(message);
  // The parser stops at the first token above the limit, so the real number is not known.
  if (tokens !== null) return { rule: 'tokens', max: tokens, actual: tokens + 1 };
  return extensions?.code === 'OPERATION_TOO_LARGE' ? (extensions.limit as BrokenLimit) : null;
}

/** Extensions of an error that is thrown on purpose, by a resolver or before the first one; null for any other. */
function ownExtensions(error: unknown): ErrorExtensions | null {
  if (error instanceof BadInputError) return { code: 'BAD_USER_INPUT' };
  if (error instanceof WorkLimitError) return { code: 'OPERATION_TOO_LARGE', limit: error.limit };
  if (error instanceof AuditRefusal) {
    const { code, retryable } = AUDIT_UNAVAILABLE;
    return { code, retryable };
  }
  if (error instanceof OverloadRefusal) {
    return { code: 'OVERLOADED', retryable: true, retryAfterMs: error.retryAfterMs };
  }
  if (error instanceof ForbiddenError) {
    return { code: 'FORBIDDEN', retryable: false, requiredScopes: error.requiredScopes };
  }
  if (error instanceof SeveralMutationsRefusal) return { code: 'BAD_REQUEST' };
  if (error instanceof IdempotencyKeyReusedError) return { code: 'IDEMPOTENCY_KEY_REUSED', retryable: false };
  if (error instanceof StateUnavailableError) {
    return { code: 'STATE_UNAVAILABLE', retryable: true, retryAfterMs: null };
  }
  if (error instanceof NotFoundError) return { code: 'NOT_FOUND', retryable: false };
  if (error instanceof ReportNotReadyError) {
    return { code: 'REPORT_NOT_READY', retryable: true, retryAfterMs: error.retryAfterMs };
  }
  if (error instanceof ReportSupersededError) {
    return { code: 'REPORT_SUPERSEDED', retryable: false, currentId: error.currentId };
  }
  return null;
}

/** Extensions of an upstream error; null for any other. */
export function upstreamExtensions(error: unknown): ErrorExtensions | null {
  if (error instanceof PlaidError) return plaidExtensions(error);
  if (error instanceof UpstreamTimeoutError || error instanceof DeadlineExceededError)
    return { code: 'UPSTREAM_TIMEOUT', retryable: true, retryAfterMs: null };
  if (error instanceof UpstreamUnavailableError) {
    return { code: 'UPSTREAM_UNAVAILABLE', retryable: true, retryAfterMs: error.retryAfterMs };
  }
  if (error instanceof UpstreamBusyError) {
    return { code: 'OVERLOADED', retryable: true, retryAfterMs: busyPauseMs() };
  }
  if (error instanceof OutcomeUnknownError) return { code: 'OUTCOME_UNKNOWN', retryable: false };
  if (error instanceof NoPlaidClientError) return { code: 'NO_PLAID_CLIENT', retryable: false };
  if (error instanceof MalformedResponseError) return { code: 'UPSTREAM_MALFORMED', retryable: false };
  return null;
}

function plaidExtensions(error: PlaidError): ErrorExtensions {
  const plaid = plaidErrorExtensions(error);
  if (error.errorType === 'RATE_LIMIT_EXCEEDED') {
    const retryable = error.errorCode !== EXHAUSTED;
    const retryAfterMs = retryable ? (error.retryAfterMs ?? READ_INTERVAL_MS) : null;
    return { code: 'RATE_LIMITED', retryable, retryAfterMs, plaid };
  }
  if (isReportPending(error)) {
    const retryAfterMs = error.retryAfterMs ?? READ_INTERVAL_MS;
    return { code: 'REPORT_NOT_READY', retryable: true, retryAfterMs, plaid };
  }
  return {
    code: 'PLAID_ERROR',
    retryable: error.isTemporary,
    retryAfterMs: error.retryAfterMs,
    plaid,
  };
}

export function plaidErrorExtensions(error: PlaidError): PlaidErrorExtensions {
  const { errorType, errorCode, displayMessage, requestId, documentationUrl, causes } = error;
  const { httpStatus: status, requiredAccountSubtypes, providedAccountSubtypes } = error;
  const subtypes = { requiredAccountSubtypes, providedAccountSubtypes };
  return { errorType, errorCode, displayMessage, requestId, documentationUrl, status, ...subtypes, causes };
}

/** The codes that Apollo Server and graphql-js use for faults of a request. */
const REQUEST_CODES: ReadonlySet<string> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'OPERATION_TOO_LARGE',
]);

/**
 * The code of an error that is the request's own fault, or null. An error with a path comes from execution and is almost
 * never the request's fault, even if its extensions say so.
 */
function requestErrorCode(
  { path, message, extensions }: GraphQLFormattedError,
  error: unknown,
): ErrorCode | null {
  // An invalid argument from a variable. graphql-js finds it during execution, anywhere in the operation.
  if (error instanceof GraphQLError && error.originalError === undefined && isArgumentFault(error.message)) {
    return 'BAD_USER_INPUT';
  }
  if (path !== undefined) return null;
  // graphql-js sends no code with this error. The schema has no subscriptions.
  if (message.startsWith('Schema is not configured to execute')) return 'OPERATION_RESOLUTION_FAILURE';
  // This error has no code either. It replaces all invalid variables after the first few.
  if (message.startsWith('Too many errors processing variables')) return 'BAD_USER_INPUT';
  const code = extensions?.code;
  return typeof code === 'string' && REQUEST_CODES.has(code) ? (code as ErrorCode) : null;
}
