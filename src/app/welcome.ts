import type { Sandbox } from 'creditgraph-sandbox';
import type { Config } from '../config/config.js';
import { SAMPLE_OPERATION } from '../http/sample-operation.js';
import type { TokenKind, WelcomeOffer } from '../http/welcome-html.js';

/**
 * What the page at `/` offers. What it asks for nobody has a token to send with it, unless everybody is let in.
 *
 * @param sandbox null when Plaid itself is asked; callers are then always told apart.
 */
export function welcomeOffer(
  { auth }: Pick<Config, 'auth'>,
  sandbox: Sandbox | null,
  graphUrl: string,
): WelcomeOffer {
  if (auth === null) {
    return { kind: 'playground', operation: SAMPLE_OPERATION, samples: sandbox?.samples.relayTokens ?? [] };
  }
  const accepts: TokenKind[] = [
    ...(auth.apiKeysFile === null ? [] : (['apiKey'] as const)),
    ...(auth.jwt === null ? [] : (['jwt'] as const)),
  ];
  return { kind: 'bearer', graphUrl, accepts };
}
