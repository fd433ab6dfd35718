import { hash } from 'node:crypto';
import type { Caller, Principal } from '../auth/principal.js';
import { isNested, isObject } from '../lib/is-object.js';
import type { PreparedDocument } from '../operation/prepare.js';

/** Deeper than any input type. Deeper variables get no key, and validation refuses them. */
const MAX_DEPTH = 16;

/** The parts of an HTTP request that decide its response. */
export interface ResponseRequest {
  /** The HTTP method. */
  readonly method: string;
  /** The media type of the response. */
  readonly type: string;
  /** The parsed body. */
  readonly body: unknown;
}

/**
 * Requests with the same key get the same response while their reports are cached: the same query with the same variables and
 * response type, from callers of one tenant with the same scopes and purpose. Null for mutations, for GET requests and for
 * invalid requests.
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
  // None of the parts has a line break: they are JSON, a hash, a name of GraphQL (section 2.1.9), and values of headers.
  const form = `${callerText(principal)}\n${purpose ?? ''}\n${prepared.hash}\n${operationName ?? ''}\n${type}\n`;
  return hash('sha256', form + canonicalJson(variables), 'base64url');
}

/** The tenant and the sorted scopes as JSON. Principals are reused between requests, so the text is made once. */
function callerText(principal: Principal): string {
  let text = callerTexts.get(principal);
  if (text === undefined) {
    text = JSON.stringify([principal.tenant, [...principal.scopes].sort()]);
    callerTexts.set(principal, text);
  }
  return text;
}

const callerTexts = new WeakMap<Principal, string>();

/** Whether the extensions cannot change the response. `persistedQuery` can, and extensions that are no object are refused. */
function areHarmless(extensions: unknown): boolean {
  if (extensions === undefined || extensions === null) return true;
  return typeof extensions === 'object' && !Array.isArray(extensions) && !('persistedQuery' in extensions);
}

/** Serializes a JSON value with sorted keys, so that the order of keys in the request makes no difference. */
function canonicalJson(value: unknown): string {
  if (!isNested(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  const object = value as Readonly<Record<string, unknown>>;
  let members = '';
  for (const key of Object.keys(object).sort()) {
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(object[key])}`;
  }
  return `{${members}}`;
}

/** Whether a value is at most this deep and has only finite numbers. 1e999 parses as infinity, and JSON writes that as null. */
function isPlain(value: unknown, depth: number): boolean {
  if (!isNested(value)) return typeof value !== 'number' || Number.isFinite(value);
  return depth > 0 && Object.values(value).every((inner) => isPlain(inner, depth - 1));
}
