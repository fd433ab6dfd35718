import type { Sandbox } from 'creditgraph-sandbox';
import type { Config } from '../config/config.js';
import { SAMPLE_OPERATION } from '../http/sample-operation.js';
import type { TokenKind, WelcomeOffer } from '../http/welcome-html.js';

/**
 * The content of the page at `/`: a playground if callers need no bearer token, or else how to send one.
 *
 * @param sandbox null when Plaid itself is called; callers then always authenticate.
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
