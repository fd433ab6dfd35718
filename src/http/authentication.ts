import type { IncomingMessage } from 'node:http';
import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { AuthenticationError, KeySetUnavailableError } from '../auth/authentication-error.js';
import type { Authenticate } from '../auth/authenticator.js';
import type { Caller } from '../auth/principal.js';
import { RefusedRequest } from './errors.js';
import { countOf } from './header-count.js';
import { isLandingPage } from './landing-page.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Null for the landing page, which needs no authentication and executes nothing. */
    caller: Caller | null;
  }
}

export const PURPOSE_HEADER = 'x-purpose';

export interface AuthenticationOptions {
  readonly authenticate: Authenticate;
  /** The purposes that callers may state. */
  readonly purposes: readonly string[];
}

/** What a caller sends about itself: in headers, or when it opens a WebSocket. */
export interface Credentials {
  readonly authorization: string | undefined;
  /** Undefined when none is stated. */
  readonly purpose: unknown;
}

/** @throws {RefusedRequest} for a caller that is not accepted, or an unknown purpose. */
export type IdentifyCaller = (credentials: Credentials) => Promise<Caller>;

export function createIdentifyCaller({ authenticate, purposes }: AuthenticationOptions): IdentifyCaller {
  return async ({ authorization, purpose }) => {
    const principal = await authenticate(authorization).catch((error: unknown) => {
      throw refusalOf(error);
    });
    return { principal, purpose: purposeOf(purpose, purposes) };
  };
}

/** Authenticates the caller before the body is read, or refuses the request. */
export function createAuthentication(identify: IdentifyCaller): onRequestAsyncHookHandler {
  return async (request) => {
    if (isLandingPage(request)) return;
    request.caller = await identify(credentialsOf(request.raw));
  };
}

/** @throws {RefusedRequest} for two tokens. */
export function credentialsOf(request: IncomingMessage): Credentials {
  return { authorization: authorizationOf(request), purpose: request.headers[PURPOSE_HEADER] };
}

/** @throws {Error} when the request was not authenticated. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (caller === null) throw new Error('The request has not been authenticated');
  return caller;
}

const AUTHORIZATION = 'authorization';

/** Two headers are refused: Node shows only the first, and a proxy may have checked the other. */
function authorizationOf(request: IncomingMessage): string | undefined {
  if (countOf(AUTHORIZATION, request) > 1) throw refusalOf(new AuthenticationError('invalid'));
  return request.headers[AUTHORIZATION];
}

function purposeOf(purpose: unknown, purposes: readonly string[]): string | null {
  if (purpose === undefined) return null;
  if (typeof purpose === 'string' && purposes.includes(purpose)) return purpose;
  const title = `${PURPOSE_HEADER} must be one of ${purposes.join(', ')}`;
  throw new RefusedRequest({ status: 400, code: 'BAD_REQUEST', title });
}

const CHALLENGE = 'Bearer realm="creditgraph"';

/** Challenges as in RFC 6750. Of the reasons for refusing a token, only expiry is disclosed. */
const REFUSALS = {
  missing: {
    title: 'A bearer token is required: send the header Authorization: Bearer ...',
    challenge: CHALLENGE,
  },
  invalid: { title: 'The bearer token is not accepted', challenge: `${CHALLENGE}, error="invalid_token"` },
  expired: {
    title: 'The bearer token has expired',
    challenge: `${CHALLENGE}, error="invalid_token", error_description="The token has expired"`,
  },
} as const;

function refusalOf(error: unknown): unknown {
  if (error instanceof AuthenticationError) {
    const { title, challenge } = REFUSALS[error.refusal];
    return new RefusedRequest(
      { status: 401, code: 'UNAUTHENTICATED', title },
      { 'www-authenticate': challenge },
      { cause: error },
    );
  }
  if (error instanceof KeySetUnavailableError) {
    return new RefusedRequest(
      {
        status: 503,
        code: 'UPSTREAM_UNAVAILABLE',
        title: 'Bearer tokens cannot be checked at the moment',
        retryable: true,
        retryAfterMs: error.retryAfterMs,
      },
      {},
      { cause: error },
    );
  }
  return error;
}
