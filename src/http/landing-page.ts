import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { SAMPLE_OPERATION } from './sample-operation.js';

export const GRAPHQL_PATH = '/graphql';

/**
 * Apollo Sandbox for a browser that opens `/graphql`, with an operation in it that answers.
 *
 * @param relayToken a token that works here, or null when there is none to show.
 * @param isOpen whether operations are answered to everybody; else the operation's headers have a place for a bearer token.
 */
export function createLandingPage(relayToken: string | null, isOpen: boolean): ApolloServerPlugin {
  return ApolloServerPluginLandingPageLocalDefault({
    footer: false,
    includeCookies: false,
    embed: { initialState: { pollForSchemaUpdates: false } },
    document: SAMPLE_OPERATION,
    variables: { token: relayToken ?? 'a relay token that was shared with you' },
    headers: isOpen ? {} : { authorization: 'Bearer YOUR_TOKEN' },
  });
}

/** What Apollo Server chooses from when it decides whether a GET is that of a person. */
const ANSWERS = ['application/json', 'application/graphql-response+json', 'multipart/mixed', 'text/html'];

/**
 * Whether a request is answered with the page, whatever else is in it. The page holds no data and is for everybody, so this
 * is where it is decided that nobody has to say who asks, and that nothing is executed.
 */
export function isLandingPage({ method, headers, routeOptions }: FastifyRequest): boolean {
  const { accept } = headers;
  if (method !== 'GET' || routeOptions.url !== GRAPHQL_PATH || accept === undefined) return false;
  return new Negotiator({ headers: { accept } }).mediaType(ANSWERS) === 'text/html';
}

/** The page's own policy for scripts is in it. It loads from its maker's servers, and signs in there through a window. */
export const LANDING_PAGE_HEADERS = {
  'content-security-policy': "base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'referrer-policy': 'strict-origin-when-cross-origin',
} as const;
