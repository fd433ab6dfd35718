import { keyOf, TESTER } from './callers.js';

/**
 * No log line of any test may contain these: Plaid's tokens and secrets, keys, social security numbers, and addresses of people.
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

/** @throws {Error} when a line contains one of them. */
export function assertNothingLeaked(lines: readonly string[]): void {
  for (const line of lines) {
    const leak = SECRETS.find((secret) => secret.test(line));
    if (leak !== undefined) throw new Error(`A log line matches ${leak}:\n${line}`);
  }
}

/** Long texts with a digit or a hyphen are not words of this server. */
const UNMISTAKABLE = /(?=.*[\d-]).{8,}/s;

/** @throws {Error} when an error repeats a text of a variable, except in the parts of Plaid's errors that clients may see. */
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
