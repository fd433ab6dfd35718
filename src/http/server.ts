import cors from '@fastify/cors';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type RouteHandlerMethod,
} from 'fastify';
import type { Logger } from 'pino';
import { describeError } from '../lib/describe-error.js';
import { DOWNLOAD_PATH } from './download-endpoint.js';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.js';

export interface HttpServerOptions {
  readonly graphql: RouteHandlerMethod;
  readonly welcome: RouteHandlerMethod;
  readonly download: RouteHandlerMethod;
  /** Origins whose pages may call us, besides our own. */
  readonly corsOrigins: readonly string[];
  /** The names under which we may be called; null for any. */
  readonly hostNames: readonly string[] | null;
  readonly log: Logger;
}

const MISDIRECTED = 421;

const BODY_LIMIT_BYTES = 256 * 1024;

/** How long a request may take to arrive. */
const REQUEST_TIMEOUT_MS = 30_000;

/** Sockets and headers. Routes in the order in which a reader meets them; what they do is handed in. */
export async function createHttpServer({
  graphql,
  welcome,
  download,
  corsOrigins,
  hostNames,
  log,
}: HttpServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    genReqId: requestIdOf,
    // The ticket of a download is a parameter, and longer than Fastify's default of 100.
    routerOptions: { maxParamLength: 4_096 },
    // A GET carries its document in the URL, so lines about requests are written below, without URLs.
    logger: false,
    forceCloseConnections: 'idle',
    // What Fastify refuses before a route is found, such as a URL that cannot be decoded.
    frameworkErrors: (error, request, reply) => {
      const status = statusOf(error);
      (reply as FastifyReply).code(status).send(graphqlError(status, request.id));
    },
  });

  // GraphQL over HTTP is JSON; Fastify would also take plain text.
  server.removeContentTypeParser('text/plain');
  server.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id);
    if (hostNames?.includes(request.hostname) === false) {
      reply.code(MISDIRECTED).send(graphqlError(MISDIRECTED, request.id));
      return;
    }
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    if (log.isLevelEnabled('info')) {
      log.info(
        {
          requestId: request.id,
          method: request.method,
          route: request.routeOptions.url ?? 'none',
          status: reply.statusCode,
          durationMs: Math.round(reply.elapsedTime),
        },
        'answered',
      );
    }
    done();
  });
  server.setErrorHandler((error: unknown, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) log.error({ requestId: request.id, error: describeError(error) }, 'a request failed');
    return reply.code(status).send(graphqlError(status, request.id));
  });
  server.setNotFoundHandler((request, reply) => reply.code(404).send(graphqlError(404, request.id)));

  await server.register(cors, {
    origin: [...corsOrigins],
    methods: ['GET', 'POST'],
    exposedHeaders: [REQUEST_ID_HEADER],
    maxAge: 600,
  });

  server.get('/', welcome);
  server.route({ method: ['GET', 'POST'], url: '/graphql', handler: graphql });
  // Not for HEAD: each call of Plaid's for a PDF is billed, and a HEAD would throw it away.
  server.get(`${DOWNLOAD_PATH}/:ticket`, { exposeHeadRoute: false }, download);
  return server;
}

/** The status that Fastify or a plugin gave an error; 500 for anything else that was thrown. */
function statusOf(error: unknown): number {
  const status = error instanceof Error ? (error as Partial<FastifyError>).statusCode : undefined;
  return status !== undefined && status >= 400 && status < 600 ? status : 500;
}

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'The body is not valid JSON',
  404: 'There is nothing here; the graph is at /graphql',
  421: 'This server is not called by that name; PUBLIC_URL may add one',
  413: `The body is larger than ${BODY_LIMIT_BYTES} bytes`,
  415: 'The body must be application/json',
};

/** Also what fails before the graph is reached is answered in the graph's own form, and without the library's words. */
function graphqlError(status: number, requestId: string) {
  const [message, code] =
    status >= 500
      ? ['Internal server error', 'INTERNAL_SERVER_ERROR']
      : [MESSAGES[status] ?? 'The request cannot be read', 'BAD_REQUEST'];
  return { errors: [{ message, extensions: { code, requestId } }] };
}
