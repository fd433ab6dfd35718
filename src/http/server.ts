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
import type { ReceiveWebhook } from '../webhooks/receive-webhook.js';
import { type CorsSettings, createOriginCheck, registerCors } from './cors.js';
import { DOWNLOAD_PATH } from './download-endpoint.js';
import { RefusedRequest, sendRefusal } from './errors.js';
import { hostFault } from './host-fault.js';
import type { InFlight } from './in-flight.js';
import { acceptJsonOnly } from './json-body.js';
import { GRAPHQL_PATH } from './landing-page.js';
import { type Pages, registerPages } from './pages.js';
import { createRateLimits, type SharedCounts } from './rate-limit.js';
import { REQUEST_ID_HEADER, requestIdOf } from './request-id.js';
import { observeRequests, type RequestObserver } from './request-observer.js';
import { securityHeaders } from './security-headers.js';
import { closeSilentConnections } from './silent-connections.js';
import type { SocketEndpoint } from './subscriptions/socket-endpoint.js';
import { type TraceRequest, traceRequests } from './traced-request.js';
import { registerWebhooks } from './webhook-endpoint.js';

export interface HttpServerOptions extends RequestObserver {
  readonly graphql: RouteHandlerMethod;
  /** The page at `/` and the explorer; null for none. */
  readonly pages: Pages | null;
  readonly download: RouteHandlerMethod;
  readonly webhook: ReceiveWebhook;
  /** Authenticates callers of the graph and of downloads, before the body is read. */
  readonly authentication: onRequestAsyncHookHandler;
  readonly inFlight: InFlight;
  /** Subscriptions over WebSockets, on the path of the graph; absent for none. */
  readonly sockets?: SocketEndpoint;
  /** The requests that each caller may send per minute; 0 for no limit. */
  readonly rateLimitPerMinute: number;
  /** Where several processes count requests together; null for this process alone. */
  readonly sharedCounts?: SharedCounts | null;
  readonly cors: CorsSettings;
  /** The accepted host names; null for any. */
  readonly hostNames: readonly string[] | null;
  readonly log: Logger;
  /** Whether the process stops. Connections then close after their responses. */
  readonly isDraining?: () => boolean;
  /** Traces each request; null for none. */
  readonly traceRequest?: TraceRequest | null;
  /** How long a request may take to arrive, in ms; 30 s by default. Tests set a shorter one. */
  readonly requestTimeoutMs?: number;
}

/** Without OPTIONS: CORS responds to preflight requests, which are not authenticated. */
const ALL_METHODS: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

export const BODY_LIMIT_BYTES = 256 * 1024;

const REQUEST_TIMEOUT_MS = 30_000;

/** How often Node checks connections for timeouts, in ms. Its default is 30 s. */
const CHECKING_INTERVAL_MS = 2_000;

export async function createHttpServer({
  graphql,
  pages,
  download,
  webhook,
  authentication,
  inFlight,
  sockets,
  rateLimitPerMinute,
  sharedCounts = null,
  cors,
  hostNames,
  log,
  isDraining = () => false,
  traceRequest = null,
  requestTimeoutMs = REQUEST_TIMEOUT_MS,
  ...observer
}: HttpServerOptions): Promise<FastifyInstance> {
  const headers = securityHeaders();
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: requestTimeoutMs,
    // Also set here: with Fastify's `requestTimeout` alone, Node allows a minute for headers.
    http: {
      requestTimeout: requestTimeoutMs,
      headersTimeout: requestTimeoutMs,
      connectionsCheckingInterval: Math.min(CHECKING_INTERVAL_MS, requestTimeoutMs),
    },
    genReqId: requestIdOf,
    // A download ticket is a parameter longer than Fastify's default of 100.
    routerOptions: { maxParamLength: 4_096 },
    // Fastify would log URLs, which contain the documents of GET. A hook below logs requests without URLs.
    logger: false,
    forceCloseConnections: 'idle',
    // Fastify refuses some requests before routing, such as those with a malformed URL.
    frameworkErrors: (error, request, reply) => {
      reply.header(REQUEST_ID_HEADER, request.id).headers(headers);
      const problem = problemOf(statusOf(error));
      const title = problem.status < 500 ? 'The URL cannot be read' : problem.title;
      sendRefusal(reply as FastifyReply, { problem: { ...problem, title } });
    },
  });

  closeSilentConnections(server);
  acceptJsonOnly(server);
  server.decorateRequest('caller', null);
  server.decorateRequest('refusals', null);
  traceRequests(server, traceRequest);
  server.decorateRequest('isStream', false);
  server.addHook('onRequest', (request, reply, done) => {
    reply.header(REQUEST_ID_HEADER, request.id).headers(headers);
    if (isDraining()) reply.header('connection', 'close');
    const problem = hostFault(request.raw, hostNames);
    if (problem === null) done();
    else sendRefusal(reply, { problem });
  });
  observeRequests(server, log, observer);
  server.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof RefusedRequest) return sendRefusal(reply, error);
    const status = statusOf(error);
    if (status >= 500) log.error({ requestId: request.id, error: describeError(error) }, 'a request failed');
    return sendRefusal(reply, { problem: problemOf(status) });
  });
  server.setNotFoundHandler((_request, reply) => sendRefusal(reply, { problem: problemOf(404) }));

  const checkOrigin = createOriginCheck(cors, log);
  await registerCors(server, cors, checkOrigin);

  // After authentication and before the body is read.
  const rateLimits = await createRateLimits(server, rateLimitPerMinute, sharedCounts);
  const guards = [authentication, inFlight.admit, ...rateLimits.guards];
  sockets?.attach(server.server, {
    hostNames,
    checkOrigin,
    countRequest: rateLimits.countRequest,
    headers,
  });

  if (pages !== null) registerPages(server, pages);
  // All methods, so that unsupported ones are authenticated too.
  server.route({ method: ALL_METHODS, url: GRAPHQL_PATH, onRequest: guards, handler: graphql });
  // Without HEAD: Plaid bills each PDF, and HEAD would discard it.
  server.get(`${DOWNLOAD_PATH}/:ticket`, { exposeHeadRoute: false, onRequest: guards }, download);
  server.route({
    method: ALL_METHODS.filter((method) => method !== 'GET'),
    url: `${DOWNLOAD_PATH}/*`,
    onRequest: guards,
    handler: (_request, reply) => reply.callNotFound(),
  });
  registerWebhooks(server, webhook, log);
  return server;
}

/** The status that Fastify or a plugin set; 500 for any other error. */
function statusOf(error: unknown): number {
  const status = error instanceof Error ? (error as Partial<FastifyError>).statusCode : undefined;
  return status !== undefined && status >= 400 && status < 600 ? status : 500;
}

const MESSAGES: Readonly<Record<number, string>> = {
  400: 'The body is not valid JSON',
  404: 'Not found; the graph is at /graphql',
  413: `The body is larger than ${BODY_LIMIT_BYTES} bytes`,
  415: 'The body must be application/json',
};

/** A message of this server, because those of Fastify and its plugins may quote the request. */
function problemOf(status: number): Problem {
  return status >= 500
    ? { status, code: 'INTERNAL_SERVER_ERROR', title: 'Internal server error' }
    : { status, code: 'BAD_REQUEST', title: MESSAGES[status] ?? 'The request cannot be read' };
}
