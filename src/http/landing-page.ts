import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

export const GRAPHQL_PATH = '/graphql';

/**
 * Apollo Sandbox, for a browser that opens `/graphql`.
 *
 * @param document the operation that it opens, with a variable `$token`; undefined for Apollo's own.
 * @param relayToken a token of the embedded sandbox, or null when Plaid itself is called.
 * @param isOpen false adds an authorization header to fill in.
 */
export function createLandingPage(
  document: string | undefined,
  relayToken: string | null,
  isOpen: boolean,
): ApolloServerPlugin {
  return ApolloServerPluginLandingPageLocalDefault({
    footer: false,
    includeCookies: false,
    embed: { initialState: { pollForSchemaUpdates: false } },
    ...(document !== undefined && { document }),
    variables: { token: relayToken ?? 'a relay token that was shared with you' },
    headers: isOpen ? {} : { authorization: 'Bearer YOUR_TOKEN' },
  });
}

/** The media types from which Apollo Server chooses when it decides whether to send the landing page. */
const MEDIA_TYPES = ['application/json', 'application/graphql-response+json', 'multipart/mixed', 'text/html'];

/**
 * Whether the response is the landing page. It contains no data, so such a request needs no authentication and executes nothing,
 * even if it also contains an operation.
 */
export function isLandingPage({ method, headers, routeOptions }: FastifyRequest): boolean {
  const { accept } = headers;
  if (method !== 'GET' || routeOptions.url !== GRAPHQL_PATH || accept === undefined) return false;
  return new Negotiator({ headers: { accept } }).mediaType(MEDIA_TYPES) === 'text/html';
}

/** The page contains its own script policy. It loads from Apollo's servers, and opens a window to sign in there. */
export const LANDING_PAGE_HEADERS = {
  'content-security-policy': "base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'referrer-policy': 'strict-origin-when-cross-origin',
} as const;
