import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An entry for PLAID_CLIENTS_FILE, right or wrong. */
export type ClientEntry = Readonly<Record<string, unknown>>;

/** A file for PLAID_CLIENTS_FILE. */
export function writePlaidClients(content: readonly ClientEntry[] | object | string): {
  readonly path: string;
  remove(): void;
} {
  const path = join(tmpdir(), `creditgraph-test-clients-${randomUUID()}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return { path, remove: () => rmSync(path, { force: true }) };
}
