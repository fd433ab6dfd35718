import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import type { Problem } from '../graphql/errors/problem.js';

export const JSON_TYPE = 'application/json; charset=utf-8';

/** The media types of responses (GraphQL over HTTP, section 5.2). The first is the default. */
const RESPONSE_TYPES = [JSON_TYPE, 'application/graphql-response+json; charset=utf-8'];

export const NOT_ACCEPTABLE: Problem = {
  status: 406,
  code: 'BAD_REQUEST',
  title: 'Responses are application/json or application/graphql-response+json',
};

/** The media type of the response; null when the client accepts none of the supported ones. */
export function responseTypeOf({ accept }: FastifyRequest['headers']): string | null {
  if (accept === undefined || accept === '') return JSON_TYPE;
  const known = knownTypes.get(accept);
  if (known !== undefined) return known.type;
  const type = new Negotiator({ headers: { accept } }).mediaType(RESPONSE_TYPES) ?? null;
  knownTypes.set(accept, { type });
  return type;
}

/** Media types by Accept header. A client sends the same with each request. */
const knownTypes = new LRUCache<string, { readonly type: string | null }>({ max: 100 });
