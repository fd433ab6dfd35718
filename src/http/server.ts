import rateLimit from '@fastify/rate-limit';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type HTTPMethods,
  type onRequestAsyncHookHandler,
  type RouteHandlerMethod,
} from 'fastify';
import type { Logger } from 'pino';
import type { Problem } from '../graphql/errors/problem.js';
import { describeError } from '../lib/describe-error.js';
import { type CorsSettings, registerCors } from './cors.js';
import { DOWNLOAD_PATH } from './download-endpoint.js';
import { RefusedRequest, sendRefusal } from './errors.js';
import { countOf } from './header-count.js';
import { acceptJsonOnly } from './json-body.js';
import { GRAPHQL_PATH } from './landing-page.js';
import { rateLimitOptions } from './rate-limit.js';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.js';
import { securityHeaders } from './security-headers.js';

export interface HttpServerOptions {
  readonly graphql: RouteHandlerMethod;
  readonly welcome: RouteHandlerMethod;
  readonly download: RouteHandlerMethod;
  /** Finds out who asks, or refuses the request: before its body is read, for the graph and for downloads. */
  readonly authentication: onRequestAsyncHookHandler;
  /** How many requests each caller may send in a minute; 0 for any number. */
  readonly rateLimitPerMinute: number;
  /** Which pages may call us, besides our own. */
  readonly cors: CorsSettings;
  /** The names under which we may be called; null for any. */
  readonly hostNames: readonly string[] | null;
  readonly log: Logger;
  /** How long a request may take to arrive, in ms; 30 s when left out. Tests set a shorter one. */
  readonly requestTimeoutMs?: number;
}

const MISDIRECTED = 421;

/** OPTIONS is missing: it asks what may be asked, and is answered by CORS to everybody. */
const ALL_METHODS: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

const BODY_LIMIT_BYTES = 256 * 1024;

const REQUEST_TIMEOUT_MS = 30_000;

/** How often Node looks for connections that are past a limit, in ms. Its own default is 30 s. */
const CHECKING_INTERVAL_MS = 2_000;

/** Sockets and headers. Routes in the order in which a reader meets them; what they do is handed in. */
export async function createHttpServer({
  graphql,
  welcome,
  download,
  authentication,
  rateLimitPerMinute,
  cors,
  hostNames,
  log,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
}: HttpServerOptions): Promise<FastifyInstance> {
  const headers = securityHeaders();
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: requestTimeoutMs,
    // Given at creation as well: from `requestTimeout` alone, Node leaves headers a minute.
    http: {
      requestTimeout: requestTimeoutMs,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(CHECKING_INTERVAL_MS, requestTimeoutMs),
    },
    genReqId: requestIdOf,
    // The ticket of a download is a parameter, and longer than Fastify's default of 100.
    routerOptions: { maxParamLength: 4_096 },
    // A GET carries its document in the URL, so lines about requests are written below, without URLs.
    logger: false,
    forceCloseConnections: 'idle',
    // What Fastify refuses before a route is found, such as a URL that cannot be decoded.
    frameworkErrors: (error, request, reply) => {
      reply.header(REQUEST_ID_HEADER, request.id).headers(headers);
      const problem = problemOf(statusOf(error));
      const title = problem.status < 500 ? 'The URL cannot be read' : problem.title;
      sendRefusal(reply as FastifyReply, { problem: { ...problem, title } });
    },
  });

  acceptJsonOnly(server);
  server.decorateRequest('caller', null);
  server.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id).headers(headers);
    // Of two, Node shows the first alone; a proxy before us may have gone by the other (RFC 9112, section 3.2).
    if (countOf('host', request.raw) > 1) {
      sendRefusal(reply, { problem: { ...problemOf(400), title: 'A request has one Host header' } });
      return;
    }
    if (hostNames?.includes(request.hostname) === false) {
      sendRefusal(reply, { problem: problemOf(MISDIRECTED) });
      return;
    }
    done();
  });
  if (log.isLevelEnabled('info')) {
    server.addHook('onResponse', (request, reply, done) => {
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
      done();
    });
  }
  server.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof RefusedRequest) return sendRefusal(reply, error);
    const status = statusOf(error);
    if (status >= 500) log.error({ requestId: request.id, error: describeError(error) }, 'a request failed');
    return sendRefusal(reply, { problem: problemOf(status) });
  });
  server.setNotFoundHandler((_request, reply) => sendRefusal(reply, { problem: problemOf(404) }));

  await registerCors(server, cors, log);

  const guards: onRequestAsyncHookHandler[] = [authentication];
  if (rateLimitPerMinute > 0) {
    await server.register(rateLimit, rateLimitOptions(rateLimitPerMinute));
    // One count for all routes, kept after it is known who asks and before the body is read.
    guards.push(server.rateLimit());
  }

  server.get('/', welcome);
  // All methods, so that also one that the graph does not know is answered to those alone who are known.
  server.route({ method: ALL_METHODS, url: GRAPHQL_PATH, onRequest: guards, handler: graphql });
  // Not for HEAD: each call of Plaid's for a PDF is billed, and a HEAD would throw it away.
  server.get(`${DOWNLOAD_PATH}/:ticket`, { exposeHeadRoute: false, onRequest: guards }, download);
  server.route({
    method: ALL_METHODS.filter((method) => method !== 'GET'),
    url: `${DOWNLOAD_PATH}/*`,
    onRequest: guards,
    handler: (_request, reply) => reply.callNotFound(),
  });
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
function problemOf(status: number): Problem {
  return status >= 500
    ? { status, code: 'INTERNAL_SERVER_ERROR', title: 'Internal server error' }
    : { status, code: 'BAD_REQUEST', title: MESSAGES[status] ?? 'The request cannot be read' };
}
