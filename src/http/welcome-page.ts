import { randomBytes } from 'node:crypto';
import type { RouteHandlerMethod } from 'fastify';
import { SAMPLE_OPERATION } from './sample-operation.js';
import { type SampleToken, welcomeHtml } from './welcome-html.js';

/**
 * The page at `/`: what this is, and the first operation with its answer. Needs nothing from outside, so it also works
 * where Apollo Sandbox, which loads from its maker's servers, does not.
 *
 * @param samples tokens of the embedded sandbox; empty when Plaid itself is asked, and the page then has no playground.
 */
export function createWelcomePage(samples: readonly SampleToken[]): RouteHandlerMethod {
  return async (_request, reply) => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .header(
        'content-security-policy',
        `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      )
      .send(welcomeHtml({ nonce, operation: SAMPLE_OPERATION, samples }));
  };
}
