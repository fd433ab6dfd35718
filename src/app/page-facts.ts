import { readFileSync } from 'node:fs';
import type { Sandbox } from 'creditgraph-sandbox';
import type { Config } from '../config/config.js';
import { plaidNameOf } from '../config/plaid-config.js';
import type { PageFacts } from '../http/page-facts.js';
import { curlCommand } from './curl-command.js';

/**
 * What the pages show of the configuration.
 *
 * @param sandbox null when Plaid itself is called; callers then always authenticate.
 * @param graphUrl the URL of the graph for clients.
 */
export function pageFacts(
  { auth, plaid, purposes }: Pick<Config, 'auth' | 'plaid' | 'purposes'>,
  sandbox: Sandbox | null,
  graphUrl: string,
): Omit<PageFacts, 'isReady' | 'hasViewer'> {
  const samples = auth === null ? (sandbox?.samples.relayTokens ?? []) : [];
  return {
    plaid: plaidNameOf(plaid),
    accepts: [...(auth?.apiKeysFile ? (['apiKey'] as const) : []), ...(auth?.jwt ? (['jwt'] as const) : [])],
    purposes,
    curl: curlCommand({ graphUrl, relayToken: samples[0]?.relayToken, isOpen: auth === null }),
    samples,
  };
}

/** The operation that the explorer opens first, for Apollo Sandbox. */
export function readFirstOperation(pages: URL): string {
  const operations: { query: string; isFeatured: boolean }[] = JSON.parse(
    readFileSync(new URL('operations.json', pages), 'utf8'),
  );
  const first = operations.find(({ isFeatured }) => isFeatured);
  if (first === undefined) throw new Error('operations.json has no operation to open');
  return first.query;
}
