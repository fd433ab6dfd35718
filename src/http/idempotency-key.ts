import type { FastifyRequest } from 'fastify';
import { KEY_PATTERN, MAX_KEY_LENGTH } from '../graphql/attempt/idempotent.input.js';
import type { Problem } from '../graphql/errors/problem.js';
import { countOf } from './header-count.js';

export const IDEMPOTENCY_KEY_HEADER = 'idempotency-key';

export const BAD_IDEMPOTENCY_KEY: Problem = {
  status: 400,
  code: 'BAD_REQUEST',
  title: `Idempotency-Key must be one header of 1 to ${MAX_KEY_LENGTH} printable ASCII characters without spaces; in double quotes, it must be a string of RFC 8941 without parameters`,
};

/** A string of RFC 8941: a backslash comes before a double quote or another backslash, and nowhere else. */
const STRUCTURED_STRING = /^"((?:[^"\\]|\\["\\])*)"$/;

/**
 * The key of the one mutation in a request. A structured string, in double quotes, as in draft-ietf-httpapi-idempotency-key-header, or
 * the text alone, which does not begin with a double quote.
 *
 * @returns null without the header, undefined when it is not a key.
 */
export function idempotencyKeyOf({ headers, raw }: FastifyRequest): string | null | undefined {
  const value = headers[IDEMPOTENCY_KEY_HEADER];
  if (value === undefined) return null;
  if (typeof value !== 'string' || countOf(IDEMPOTENCY_KEY_HEADER, raw) > 1) return undefined;
  const key = value.startsWith('"') ? unquoted(value) : value;
  return key !== undefined && KEY_PATTERN.test(key) && key.length <= MAX_KEY_LENGTH ? key : undefined;
}

function unquoted(value: string): string | undefined {
  return STRUCTURED_STRING.exec(value)?.[1]?.replace(/\\(.)/g, '$1');
}
