import type { FastifyRequest } from 'fastify';
import type { Problem } from '../graphql/errors/problem.js';

export const REQUEST_TIMEOUT_HEADER = 'x-request-timeout';

export const BAD_REQUEST_TIMEOUT: Problem = {
  status: 400,
  code: 'BAD_REQUEST',
  title: `${REQUEST_TIMEOUT_HEADER} must be a whole number of milliseconds from 1 to 999999`,
};

/**
 * How long a client waits for its response, in ms. It may only shorten the time of an operation.
 *
 * @returns null when the client does not say, undefined when it says something else.
 */
export function requestTimeoutOf({ headers }: Pick<FastifyRequest, 'headers'>): number | null | undefined {
  const value = headers[REQUEST_TIMEOUT_HEADER];
  if (value === undefined) return null;
  return typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined;
}
