import type { FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import { AuthenticationError, KeySetUnavailableError } from '../auth/authentication-error.js';
import type { Authenticate } from '../auth/authenticator.js';
import type { Caller } from '../auth/principal.js';
import { RefusedRequest } from './errors.js';
import { countOf } from './header-count.js';
import { isLandingPage } from './landing-page.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks. Null for the landing page, which is for everybody and executes nothing. */
    caller: Caller | null;
  }
}

export const PURPOSE_HEADER = 'x-purpose';

export interface AuthenticationOptions {
  readonly authenticate: Authenticate;
  /** What callers may say that they ask for. */
  readonly purposes: readonly string[];
}

/** Finds out who asks, before a byte of the body is read, or refuses the request. */
export function createAuthentication({
  authenticate,
  purposes,
}: AuthenticationOptions): onRequestAsyncHookHandler {
  return async (request) => {
    if (isLandingPage(request)) return;
    const principal = await authenticate(authorizationOf(request)).catch((error: unknown) => {
      throw refusalOf(error);
    });
    request.caller = { principal, purpose: purposeOf(request, purposes) };
  };
}

/** Whom a route is for that only authenticated requests reach. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (caller === null) throw new Error('The request has not been authenticated');
  return caller;
}

const AUTHORIZATION = 'authorization';

/** Of two headers Node shows the first alone, and a proxy before us may have looked at the other. */
function authorizationOf({ headers, raw }: FastifyRequest): string | undefined {
  if (countOf(AUTHORIZATION, raw) > 1) throw refusalOf(new AuthenticationError('invalid'));
  return headers[AUTHORIZATION];
}

function purposeOf({ headers }: FastifyRequest, purposes: readonly string[]): string | null {
  const purpose = headers[PURPOSE_HEADER];
  if (purpose === undefined) return null;
  if (typeof purpose === 'string' && purposes.includes(purpose)) return purpose;
  const title = `${PURPOSE_HEADER} must be one of ${purposes.join(', ')}`;
  throw new RefusedRequest({ status: 400, code: 'BAD_REQUEST', title });
}

const CHALLENGE = 'Bearer realm="creditgraph"';

/** RFC 6750: how a caller is told to say who it is. Why a token was refused is not said, but that its time is over. */
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
