import { Random } from '../bench/upstream/random.js';
import type { Sample } from './load.js';
import { exportOf, pageOf, summaryOf } from './operations.js';
import type { SandboxClient } from './sandbox-client.js';

/** `light` is answered from the cache; `cold` and `export` read reports that are not cached. */
export type MixKind = 'light' | 'cold' | 'export';

/** The shares of `light` and `cold`; the rest are exports. */
const SHARES = { light: 0.4, cold: 0.4 };

/** Their reports are far larger than the cache of `MIX_SETTINGS`, so each token is cold again when its turn comes. */
const TOKENS = { cold: 400, export: 200 };

/** A small cache. It is full soon, and the tokens of the mix need not be used once only. */
export const MIX_SETTINGS = { CACHE_MAX_MB: '32' };

/** Makes a mix of cached, cold and large operations. */
export async function createMix(sandbox: SandboxClient, seed: number): Promise<() => Sample<MixKind>> {
  const [hot = ''] = await sandbox.relayTokens('small', 1);
  const cold = inTurn(await sandbox.relayTokens('usual', TOKENS.cold));
  const large = inTurn(await sandbox.relayTokens('large', TOKENS.export));
  const random = new Random(seed);
  return () => {
    const at = random.next();
    if (at < SHARES.light) return { kind: 'light', operation: summaryOf(hot) };
    if (at < SHARES.light + SHARES.cold) return { kind: 'cold', operation: pageOf(cold()) };
    return { kind: 'export', operation: exportOf(large()) };
  };
}

function inTurn(tokens: readonly string[]): () => string {
  let next = 0;
  return () => {
    const token = tokens[next % tokens.length] ?? '';
    next += 1;
    return token;
  };
}
