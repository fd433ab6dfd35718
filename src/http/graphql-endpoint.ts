import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Context } from '../graphql/context.js';
import { clientGone } from './client-gone.js';

/** Makes what resolvers work with; `signal` ends when the client goes before its answer is complete. */
export type CreateContext = (requestId: string, signal: AbortSignal) => Context;

/** GET and POST `/graphql`: hands an HTTP request to Apollo Server and its answer back. */
export function createGraphqlEndpoint(
  apollo: ApolloServer<Context>,
  createContext: CreateContext,
): RouteHandlerMethod {
  return async (request, reply) => {
    const signal = clientGone(reply);
    const { status, headers, body } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers: headersOf(request),
        search: new URL(request.url, 'http://localhost').search,
        body: request.body,
      },
      context: async () => createContext(request.id, signal),
    });
    reply.code(status ?? 200).headers(Object.fromEntries(headers));
    // An answer that describes a borrower belongs in no cache on the way; Apollo sets this only where it knows of caching.
    reply.header('cache-control', 'no-store');
    if (body.kind === 'chunked') throw new Error('Incremental delivery is not part of this graph');
    return reply.send(
      status !== undefined && status >= 400 ? withRequestId(body.string, request.id) : body.string,
    );
  };
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

/** What is refused before there is an operation has no plugin to put the request id on its errors. */
function withRequestId(body: string, requestId: string): string {
  const answer = JSON.parse(body) as { errors?: { extensions?: object }[] };
  const errors = answer.errors?.map((error) => ({
    ...error,
    extensions: { ...error.extensions, requestId },
  }));
  return JSON.stringify({ ...answer, errors });
}
