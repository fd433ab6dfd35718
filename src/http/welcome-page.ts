import type { RouteHandlerMethod } from 'fastify';

export function createWelcomePage(_sandbox: unknown): RouteHandlerMethod {
  return async (_request, reply) => reply.redirect('/graphql');
}
