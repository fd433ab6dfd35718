import { keyOf, TESTER } from './callers.js';

/**
 * What no log line of any test may hold: Plaid's tokens and secrets, keys, social security numbers, and where people can be
 * written to.
 */
const SECRETS: readonly RegExp[] = [
  /(?:access|assets|credit-relay|a)-(?:sandbox|production)-[0-9a-f]{8}/,
  /sandbox-secret/,
  /\bcg_[A-Za-z0-9_-]{8}/,
  /\beyJ[A-Za-z0-9_-]{8}/,
  /\b\d{3}-\d\d-\d{4}\b/,
  /[\w.]+@[\w.]+\.\w+/,
  new RegExp(keyOf(TESTER).slice(3)),
];

/** @throws when a line holds what it must not. */
export function assertNothingLeaked(lines: readonly string[]): void {
  for (const line of lines) {
    const leak = SECRETS.find((secret) => secret.test(line));
    if (leak !== undefined) throw new Error(`A log line matches ${leak}:\n${line}`);
  }
}

/** Long enough, and with a digit or a hyphen in it, a text is no word of ours. */
const UNMISTAKABLE = /(?=.*[\d-]).{8,}/s;

/**
 * @throws when an error repeats a text that was sent in a variable. What of Plaid's is meant for the client does not count.
 */
export function assertNothingRepeated(errors: readonly object[], body: unknown): void {
  const told = JSON.stringify(errors, (name, value) =>
    name === 'plaid' || name === 'path' ? undefined : value,
  );
  for (const text of textsIn((body as { variables?: unknown } | null)?.variables)) {
    if (UNMISTAKABLE.test(text) && told.includes(text))
      throw new Error(`An error repeats "${text}":\n${told}`);
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
