import type { FastifyReply } from 'fastify';
import type { Problem } from '../graphql/problem.js';

/** A request is refused before it reaches the graph: thrown by hooks, and answered in the graph's own form. */
export class Refusal extends Error {
  override readonly name = 'Refusal' as const;

  constructor(
    readonly problem: Problem,
    readonly headers: Readonly<Record<string, string>> = {},
    options?: ErrorOptions,
  ) {
    super(problem.title, options);
  }
}

/** Answers with a problem in the form of an answer of the graph. */
export function sendRefusal(
  reply: FastifyReply,
  { status, code, title: message, ...rest }: Problem,
  headers: Readonly<Record<string, string>> = {},
): FastifyReply {
  const { retryAfterMs } = rest;
  if (retryAfterMs !== undefined && retryAfterMs !== null) {
    reply.header('retry-after', Math.ceil(retryAfterMs / 1_000));
  }
  return reply
    .code(status)
    .headers(headers)
    .send({ errors: [{ message, extensions: { code, ...rest, requestId: reply.request.id } }] });
}
