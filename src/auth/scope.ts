export const SCOPES = [
  'reports:read',
  'pii:read',
  'tokens:read',
  'reports:write',
  'relay:write',
  'cashflow:read',
  'cashflow:write',
  'schema:read',
] as const;

export type Scope = (typeof SCOPES)[number];

const KNOWN: ReadonlySet<unknown> = new Set(SCOPES);

export function knownScopes(words: readonly unknown[]): Scope[] {
  return words.filter((word): word is Scope => KNOWN.has(word));
}
