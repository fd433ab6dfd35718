import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { describeError } from '../lib/describe-error.js';
import type { ReceiveWebhook } from '../webhooks/receive-webhook.js';
import { RefusedRequest } from './errors.js';
import { createInFlight } from './in-flight.js';

export const WEBHOOK_PATH = '/webhooks/plaid';

/** Plaid's webhooks have a few hundred bytes. */
const BODY_LIMIT_BYTES = 65_536;

/** A bound of their own, because webhooks do not count in `MAX_IN_FLIGHT`: a busy server still receives them. */
const MAX_IN_PROGRESS = 128;

const VERIFICATION_HEADER = 'plaid-verification';

/**
 * POST `/webhooks/plaid` and `/webhooks/plaid/:attempt`. The signature takes the place of a bearer token, so the body is not parsed
 * before it is verified. A refusal has a reason word as JSON.
 */
export function registerWebhooks(server: FastifyInstance, receive: ReceiveWebhook, log: Logger): void {
  const { admit } = createInFlight({
    maxInFlight: MAX_IN_PROGRESS,
    maxLoopDelayMs: Number.POSITIVE_INFINITY,
    loopDelayMs: () => 0,
  });

  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.setErrorHandler((error: unknown, { id: requestId }, reply) => {
      if (error instanceof RefusedRequest) return refuse(reply.header('retry-after', 1), 503, 'overloaded');
      const status = error instanceof Error ? (error as Partial<FastifyError>).statusCode : undefined;
      if (status === 413) return refuse(reply, 413, 'too-large');
      if (status !== undefined && status < 500) return refuse(reply, 400, 'unreadable');
      log.error({ requestId, error: describeError(error) }, 'a request failed');
      return refuse(reply, 500, 'internal-error');
    });
    for (const url of [WEBHOOK_PATH, `${WEBHOOK_PATH}/:attempt`]) {
      scope.post(url, { bodyLimit: BODY_LIMIT_BYTES, onRequest: admit }, handle);
    }
  });

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { attempt = null } = request.params as { readonly attempt?: string };
    const { status, reason } = await receive({
      body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      verification: request.headers[VERIFICATION_HEADER],
      attempt,
      requestId: request.id,
    });
    return reason === null ? reply.code(status).send() : refuse(reply, status, reason);
  }
}

function refuse(reply: FastifyReply, status: number, reason: string): FastifyReply {
  return reply.code(status).send({ reason });
}
