export const SCOPES = [
  'reports:read',
  'pii:read',
  'tokens:read',
  'reports:write',
  'relay:write',
  'cashflow:read',
  'cashflow:write',
  'schema:read',
  'debug:read',
] as const;

export type Scope = (typeof SCOPES)[number];

/** `debug:read` alone is not among them, because it adds a trace to each response. */
export const SCOPES_WITHOUT_DEBUG: readonly Scope[] = SCOPES.filter((scope) => scope !== 'debug:read');

const KNOWN: ReadonlySet<unknown> = new Set(SCOPES);

export function knownScopes(words: readonly unknown[]): Scope[] {
  return words.filter((word): word is Scope => KNOWN.has(word));
}
