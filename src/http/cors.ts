import cors from '@fastify/cors';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { PURPOSE_HEADER } from './authentication.js';
import { createRefusedOrigins } from './refused-origins.js';
import { REQUEST_ID_HEADER } from './request-id.js';

export interface CorsSettings {
  /** Origins whose pages may call us, besides our own. */
  readonly origins: readonly string[];
  /** Whether pages of any port of this machine may call us as well. */
  readonly loopback: boolean;
  /** Our own origin, where clients reach us under another address than the one that we see; null for none. */
  readonly publicOrigin: string | null;
}

/** Any port of this machine, by the three names that development servers use. */
const LOOPBACK_ORIGIN = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/** What pages of other origins may send: our own, those that clients send by default, and the one for GET. */
const ALLOWED_HEADERS = [
  ...['authorization', 'content-type', PURPOSE_HEADER, REQUEST_ID_HEADER, 'apollo-require-preflight'],
  ...['x-apollo-operation-name', 'apollographql-client-name', 'apollographql-client-version'],
];

/** Lets pages of some origins call, and logs which other ones tried to. */
export async function registerCors(
  server: FastifyInstance,
  { origins, loopback, publicOrigin }: CorsSettings,
  log: Logger,
): Promise<void> {
  const allowed = [...origins, ...(loopback ? [LOOPBACK_ORIGIN] : [])];
  const mayCall = (origin: string) =>
    allowed.some((entry) => (typeof entry === 'string' ? entry === origin : entry.test(origin)));
  const logRefused = createRefusedOrigins(log);
  server.addHook('onRequest', (request, _reply, done) => {
    const { origin } = request.headers;
    if (origin !== undefined && !mayCall(origin) && origin !== publicOrigin && !isOwn(origin, request))
      logRefused(origin);
    done();
  });
  await server.register(cors, {
    origin: allowed,
    methods: ['GET', 'POST'],
    allowedHeaders: ALLOWED_HEADERS,
    exposedHeaders: [REQUEST_ID_HEADER, 'retry-after', 'www-authenticate', 'content-disposition'],
    maxAge: 600,
  });
}

/** Browsers send an origin also with a POST of our own pages. A proxy may have taken the s of https off. */
function isOwn(origin: string, { host }: FastifyRequest): boolean {
  return origin === `http://${host}` || origin === `https://${host}`;
}
