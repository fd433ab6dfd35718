import type { SealingKey } from '../../src/config/sealing-keys.js';
import { Secret } from '../../src/lib/secret.js';

/** A sealing key of tests. The same id always has the same key. */
export function sealingKey(id: string): SealingKey {
  return { id, key: new Secret(Buffer.alloc(32, id).toString('base64url')) };
}
