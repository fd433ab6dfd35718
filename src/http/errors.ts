import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { ErrorCode } from '../graphql/errors/error-code.js';
import { failuresOf } from '../graphql/errors/failures-of.js';
import type { Problem } from '../graphql/errors/problem.js';
import type { Failure } from '../operation/failure.js';
import { EncodableResponse } from '../responses/encodable-response.js';
import { JSON_TYPE, responseTypeOf } from './response-type.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The errors of a request whose response has no data; null for others. For logs and metrics. */
    refusals: readonly Failure[] | null;
  }
}

/** Why a request is refused before its operation is executed. */
export interface Refusal {
  readonly problem: Problem;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal that hooks and parsers throw. The error handler of the server sends it. */
export class RefusedRequest extends Error implements Refusal {
  override readonly name = 'RefusedRequest' as const;

  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(problem.title, options);
  }
}

/** Refuses a request with a GraphQL response, in the media type that the client accepts. */
export function sendRefusal(
  reply: FastifyReply,
  { problem: { status, code, title: message, ...rest }, headers = {} }: Refusal,
): FastifyReply {
  const { id: requestId, headers: sent } = reply.request;
  const errors = [{ message, extensions: { code, ...rest, requestId } }];
  reply.request.refusals = failuresOf(errors);
  return reply
    .code(status)
    .headers({ ...headers, ...retryAfterHeader(rest), 'content-type': responseTypeOf(sent) ?? JSON_TYPE })
    .send(JSON.stringify({ errors }));
}

/** Refuses a download with a problem response (RFC 9457). */
export function sendProblem(reply: FastifyReply, { status, ...problem }: Problem): FastifyReply {
  reply.request.refusals = failuresOf([{ message: problem.title, extensions: { ...problem } }]);
  return reply
    .code(status)
    .headers(retryAfterHeader(problem))
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', status, ...problem, requestId: reply.request.id }));
}

function retryAfterHeader({ retryAfterMs }: Pick<Problem, 'retryAfterMs'>): Record<string, number> {
  return retryAfterMs === undefined || retryAfterMs === null
    ? {}
    : { 'retry-after': Math.ceil(retryAfterMs / 1_000) };
}

/** The response to an operation that is refused before its document is parsed. */
export function refusalResponse(
  { problem: { status, code, title: message }, headers = {} }: Refusal,
  request: FastifyRequest,
): EncodableResponse {
  return errorsResponse({ status, headers, errors: [{ message, extensions: { code } }] }, request);
}

export interface Errors {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly errors: readonly GraphQLFormattedError[];
}

/** The response to an operation that is not executed, in the media type that the client accepts. */
export function errorsResponse(
  { status, headers = {}, errors }: Errors,
  request: FastifyRequest,
): EncodableResponse {
  return apolloErrorsResponse(
    {
      status,
      headers: {
        ...headers,
        'content-type': responseTypeOf(request.headers) ?? JSON_TYPE,
        'cache-control': 'no-store',
      },
      body: JSON.stringify({ errors }),
    },
    request,
  );
}

interface ErrorBody {
  readonly errors?: readonly (GraphQLFormattedError & {
    readonly extensions?: { readonly code?: ErrorCode };
  })[];
}

/**
 * Adds the request id to each error of Apollo Server. The plugin that normally adds it does not run for requests that are refused
 * before there is an operation.
 *
 * With `application/json`, an error of the operation has status 200 (GraphQL over HTTP, section 6.4.1). Clients of that media type
 * ignore the body of other statuses, because a proxy may have sent it.
 */
export function apolloErrorsResponse(
  {
    status,
    headers,
    body,
  }: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  },
  request: FastifyRequest,
): EncodableResponse {
  const parsed = JSON.parse(body) as ErrorBody;
  const { errors = [] } = parsed;
  request.refusals = failuresOf(errors);
  const withId = errors.map((error) => ({
    ...error,
    extensions: { ...error.extensions, requestId: request.id },
  }));
  const isPlainJson = headers['content-type']?.startsWith('application/json') ?? true;
  // A client of streams alone does not, and needs the status.
  const acceptsJson = responseTypeOf(request.headers) !== null;
  const isOfOperation = errors.every(({ extensions }) =>
    extensions?.code === undefined ? false : OPERATION_FAULTS.has(extensions.code),
  );
  return new EncodableResponse(
    status === 400 && isPlainJson && acceptsJson && isOfOperation ? 200 : status,
    headers,
    Buffer.from(JSON.stringify({ ...parsed, errors: withId })),
  );
}

/** Errors of the operation. All other codes are errors of the HTTP request. */
const OPERATION_FAULTS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);
