import type { IncomingHttpHeaders } from 'node:http';
import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { PURPOSE_HEADER } from './authentication.js';
import { IDEMPOTENCY_KEY_HEADER } from './idempotency-key.js';
import { READ_ONLY_HEADER } from './read-only.js';
import { createRefusedOrigins } from './refused-origins.js';
import { REQUEST_ID_HEADER } from './request-id.js';
import { REQUEST_TIMEOUT_HEADER } from './request-timeout.js';
import { LAST_EVENT_ID_HEADER } from './subscriptions/last-event-id.js';

export interface CorsSettings {
  /** Other origins whose pages may call this server. */
  readonly origins: readonly string[];
  /** Whether pages on any port of this machine may call it too. */
  readonly loopback: boolean;
  /** The origin of `PUBLIC_URL`, under which clients reach this server; null when it is not set. */
  readonly publicOrigin: string | null;
}

/** Any port of this machine, under the three host names that development servers use. */
const LOOPBACK_ORIGIN = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/** Headers that pages of other origins may send: those of this API, and those that GraphQL clients send by default. */
const ALLOWED_HEADERS = [
  ...[
    'authorization',
    'content-type',
    PURPOSE_HEADER,
    REQUEST_ID_HEADER,
    REQUEST_TIMEOUT_HEADER,
    READ_ONLY_HEADER,
    'traceparent',
    IDEMPOTENCY_KEY_HEADER,
  ],
  LAST_EVENT_ID_HEADER,
  ...[
    'apollo-require-preflight',
    'x-apollo-operation-name',
    'apollographql-client-name',
    'apollographql-client-version',
  ],
];

/** Headers of responses that pages of other origins may read, beyond those that browsers always show. */
const EXPOSED_HEADERS = [
  REQUEST_ID_HEADER,
  ...['retry-after', 'www-authenticate', 'allow', 'content-disposition', 'plaid-request-id'],
];

/** Whether a request comes from a page that may call this server, or from no page. Logs the origins of others. */
export type CheckOrigin = (headers: Pick<IncomingHttpHeaders, 'origin' | 'host'>) => boolean;

export function createOriginCheck(settings: CorsSettings, log: Logger): CheckOrigin {
  const allowed = allowedOrigins(settings);
  const mayCall = (origin: string) =>
    allowed.some((entry) => (typeof entry === 'string' ? entry === origin : entry.test(origin)));
  const logRefused = createRefusedOrigins(log);
  return ({ origin, host = '' }) => {
    if (origin === undefined || mayCall(origin) || origin === settings.publicOrigin || isOwn(origin, host))
      return true;
    logRefused(origin);
    return false;
  };
}

/** Allows some origins, and logs the other ones that send requests. */
export async function registerCors(
  server: FastifyInstance,
  settings: CorsSettings,
  checkOrigin: CheckOrigin,
): Promise<void> {
  server.addHook('onRequest', (request, _reply, done) => {
    checkOrigin(request.headers);
    done();
  });
  await server.register(cors, {
    origin: allowedOrigins(settings),
    methods: ['GET', 'POST'],
    allowedHeaders: ALLOWED_HEADERS,
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: 600,
  });
}

function allowedOrigins({ origins, loopback }: CorsSettings): (string | RegExp)[] {
  return [...origins, ...(loopback ? [LOOPBACK_ORIGIN] : [])];
}

/** Browsers also send an origin with a POST from this server's own pages. A proxy may have terminated https. */
function isOwn(origin: string, host: string): boolean {
  return origin === `http://${host}` || origin === `https://${host}`;
}
