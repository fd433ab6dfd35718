import { hash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCOPES, type Scope } from '../../src/auth/scope.js';

/** Somebody who may call a server of the tests. */
export interface TestCaller {
  readonly name: string;
  /** All of them when left out. */
  readonly scopes?: readonly Scope[];
  readonly tenant?: string;
}

/** Who sends what a test sends, where callers are told apart and the test does not say who. */
export const TESTER: TestCaller = { name: 'tester' };

/** The key of a caller: always the same for the same name and tenant. */
export function keyOf({ name, tenant = '' }: TestCaller): string {
  return `cg_${hash('sha256', `key of ${name} at ${tenant}`, 'base64url')}`;
}

/** The header with which a caller says who it is. */
export function sentBy(caller: TestCaller): { authorization: string } {
  return { authorization: `Bearer ${keyOf(caller)}` };
}

let files = 0;

/** A file for API_KEYS_FILE. */
export function writeApiKeys(callers: readonly TestCaller[]): { path: string; remove(): void } {
  files += 1;
  const path = join(tmpdir(), `creditgraph-test-keys-${process.pid}-${files}.json`);
  const entries = callers.map(({ name, scopes = SCOPES, tenant }) => ({
    name,
    sha256: hash('sha256', keyOf({ name, ...(tenant !== undefined && { tenant }) }), 'hex'),
    scopes,
    ...(tenant !== undefined && { tenant }),
  }));
  writeFileSync(path, JSON.stringify(entries));
  return { path, remove: () => rmSync(path, { force: true }) };
}
