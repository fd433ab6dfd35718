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

/** Authenticates the caller before the body is read, or refuses the request. */
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

/** @throws {Error} when the request was not authenticated. */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (caller === null) throw new Error('The request has not been authenticated');
  return caller;
}

const AUTHORIZATION = 'authorization';

/** Two headers are refused: Node shows only the first, and a proxy may have checked the other. */
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
