import type { FastifyRequest } from 'fastify';
import type { ErrorCode } from '../graphql/error-code.js';
import { Answer } from './answer.js';
import { JSON_TYPE, responseTypeOf } from './response-type.js';

/** Faults of an operation itself, in contrast to those of the request that it came in. */
const OF_OPERATIONS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** A body with errors alone. */
interface ErrorBody {
  readonly errors?: readonly { readonly extensions?: { readonly code?: ErrorCode } }[];
}

/**
 * An answer that has errors and no data, with the request id on each of them: what is refused before there is an operation
 * has met no plugin that would have put it there.
 *
 * As `application/json`, a fault of the operation has status 200 (GraphQL over HTTP, section 6.4.1): an intermediary may
 * have written another status there, so clients of that type do not read the body of any.
 */
export function errorAnswer(
  status: number,
  headers: Readonly<Record<string, string>>,
  text: string,
  requestId: string,
): Answer {
  const body = JSON.parse(text) as ErrorBody;
  const { errors = [] } = body;
  const told = errors.map((error) => ({ ...error, extensions: { ...error.extensions, requestId } }));
  const isLegacy = headers['content-type']?.startsWith('application/json') ?? true;
  const ofOperation = errors.every(({ extensions }) =>
    extensions?.code === undefined ? false : OF_OPERATIONS.has(extensions.code),
  );
  return new Answer(
    status === 400 && isLegacy && ofOperation ? 200 : status,
    headers,
    Buffer.from(JSON.stringify({ ...body, errors: told })),
  );
}

/** The answer to an operation of which nothing is executed, in the type that the client accepts, or else in JSON. */
export function negotiatedErrors(
  status: number,
  headers: Readonly<Record<string, string>>,
  errors: readonly object[],
  { id, headers: sent }: Pick<FastifyRequest, 'id' | 'headers'>,
): Answer {
  return errorAnswer(
    status,
    {
      ...headers,
      'content-type': responseTypeOf(sent) ?? JSON_TYPE,
      'cache-control': 'no-store',
    },
    JSON.stringify({ errors }),
    id,
  );
}
