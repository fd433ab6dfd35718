import { randomBytes } from 'node:crypto';
import type { RouteHandlerMethod } from 'fastify';
import { type WelcomeOffer, welcomeHtml } from './welcome-html.js';

/**
 * The page at `/`: what this is, and the first operation with its answer, or how to get one. Needs nothing from outside, so it also works
 * where Apollo Sandbox, which loads from its maker's servers, does not.
 *
 * @param offer asked for with each visit: where the graph is gets known only once it is served.
 */
export function createWelcomePage(offer: () => WelcomeOffer): RouteHandlerMethod {
  return async (_request, reply) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      )
      .send(welcomeHtml({ nonce, offer: offer() }));
  };
}
