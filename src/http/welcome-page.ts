import { randomBytes } from 'node:crypto';
import type { RouteHandlerMethod } from 'fastify';
import { type WelcomeOffer, welcomeHtml } from './welcome-html.js';

/**
 * The page at `/`. It loads nothing from other hosts, so it works where Apollo Sandbox does not.
 *
 * @param offer called per visit, because the URL of the graph is unknown until the server listens.
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
