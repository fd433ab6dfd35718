import { hash } from 'node:crypto';
import type { Caller, Principal } from '../auth/principal.js';
import { isNested, isObject } from '../lib/is-object.js';
import type { PreparedDocument } from '../operation/prepare.js';

/** No input of the graph is as deep; variables that are go the long way, and are refused there. */
const MAX_DEPTH = 16;

/** What of a request decides how it is answered. */
export interface ResponseRequest {
  /** The HTTP method. */
  readonly method: string;
  /** The media type of the response. */
  readonly type: string;
  /** The parsed body. */
  readonly body: unknown;
}

/**
 * Names requests that have the same answer as long as what they read stands: the same query with the same variables, asked
 * for in the same form by callers who may see the same. Null for all others: what is not a query, what comes by GET, and what is
 * wrong.
 */
export function responseCacheKey(
  { method, type, body }: ResponseRequest,
  prepared: PreparedDocument,
  { principal, purpose }: Caller,
): string | null {
  if (method !== 'POST' || !isObject(body)) return null;
  const { operationName = null, variables = null, extensions } = body;
  if (operationName !== null && typeof operationName !== 'string') return null;
  if (typeof variables !== 'object' || Array.isArray(variables) || !isPlain(variables, MAX_DEPTH))
    return null;
  if (!areHarmless(extensions)) return null;
  if (prepared.operation(operationName)?.kind !== 'query') return null;
  const form = JSON.stringify([
    principal.tenant,
    scopesOf(principal),
    purpose,
    prepared.hash,
    operationName,
    type,
  ]);
  return hash('sha256', form + canonicalJson(variables), 'base64url');
}

/** A caller's scopes in one order, as text. A principal is remembered between requests, so its text is made once. */
function scopesOf({ scopes }: Principal): string {
  let text = scopeTexts.get(scopes);
  if (text === undefined) {
    text = [...scopes].sort().join(' ');
    scopeTexts.set(scopes, text);
  }
  return text;
}

const scopeTexts = new WeakMap<Principal['scopes'], string>();

/** Extensions that say nothing about what is to be done; others are carried out, or refused. */
function areHarmless(extensions: unknown): boolean {
  if (extensions === undefined || extensions === null) return true;
  return typeof extensions === 'object' && !Array.isArray(extensions) && !('persistedQuery' in extensions);
}

/** A value that JSON holds, with the keys of its objects in one order, whichever a client wrote them in. */
function canonicalJson(value: unknown): string {
  if (!isNested(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join()}}`;
}

/** Whether a value is no deeper than that, and has no number beyond all numbers, such as 1e999: as JSON, that would be null. */
function isPlain(value: unknown, depth: number): boolean {
  if (!isNested(value)) return typeof value !== 'number' || Number.isFinite(value);
  return depth > 0 && Object.values(value).every((inner) => isPlain(inner, depth - 1));
}
