import { hash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCOPES_WITHOUT_DEBUG, type Scope } from '../../src/auth/scope.js';

/** A caller of a test server. */
export interface TestCaller {
  readonly name: string;
  /** All scopes except `debug:read` by default. */
  readonly scopes?: readonly Scope[];
  readonly tenant?: string;
}

/** The caller of requests for which a test names no other. */
export const TESTER: TestCaller = { name: 'tester' };

/** The API key of a caller. The same name and tenant always have the same key. */
export function keyOf({ name, tenant = '' }: TestCaller): string {
  return `cg_${hash('sha256', `key of ${name} at ${tenant}`, 'base64url')}`;
}

/** The authorization header of a caller. */
export function sentBy(caller: TestCaller): { authorization: string } {
  return { authorization: `Bearer ${keyOf(caller)}` };
}

let files = 0;

/** A file for API_KEYS_FILE. */
export function writeApiKeys(callers: readonly TestCaller[]): { path: string; remove(): void } {
  files += 1;
  const path = join(tmpdir(), `creditgraph-test-keys-${process.pid}-${files}.json`);
  const entries = callers.map(({ name, scopes = SCOPES_WITHOUT_DEBUG, tenant }) => ({
    name,
    sha256: hash('sha256', keyOf({ name, ...(tenant !== undefined && { tenant }) }), 'hex'),
    scopes,
    ...(tenant !== undefined && { tenant }),
  }));
  writeFileSync(path, JSON.stringify(entries));
  return { path, remove: () => rmSync(path, { force: true }) };
}
