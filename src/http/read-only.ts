import type { FastifyRequest } from 'fastify';
import type { Problem } from '../graphql/errors/problem.js';

export const READ_ONLY_HEADER = 'x-read-only';

export const BAD_READ_ONLY: Problem = {
  status: 400,
  code: 'BAD_REQUEST',
  title: `${READ_ONLY_HEADER} must be one header with the value true`,
};

export const NOT_READ_ONLY: Problem = {
  status: 400,
  code: 'BAD_REQUEST',
  title: `A mutation was sent with ${READ_ONLY_HEADER}: true, and was not executed`,
};

/**
 * Whether the client says that its operation changes nothing. A balancer may then send the request again after its connection was
 * lost (RFC 9110, section 9.2.2), so a mutation with this header must not be executed.
 *
 * @returns undefined when the header has another value than `true`, or was sent several times.
 */
export function readOnlyOf({ headers }: Pick<FastifyRequest, 'headers'>): boolean | undefined {
  const value = headers[READ_ONLY_HEADER];
  if (value === undefined) return false;
  return value === 'true' ? true : undefined;
}
