import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { Kind, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Caller, Principal } from '../auth/principal.js';

/** How much of documents is remembered, with what kind of operation they hold, in characters and in all. */
const CHARACTERS_REMEMBERED = 2_000_000;

/** A document is remembered with some objects beside it. */
const CHARACTERS_BESIDE = 200;

/** A document of more tokens goes the long way, where its length is judged. */
const MAX_TOKENS = 2_000;

/** And so does one of more characters, which is hardly ever meant well, and would be parsed twice. */
const MAX_CHARACTERS = 50_000;

/** No input of the graph is as deep; variables that are go the long way, and are refused there. */
const MAX_DEPTH = 16;

/**
 * Names requests that have the same answer as long as what they read stands: the same query with the same variables, asked
 * for in the same form by callers who may see the same. Null for all others: what changes something, what is not a query, what comes by GET, what is wrong.
 */
export function createAnswerKey(): (
  request: Pick<FastifyRequest, 'method' | 'headers' | 'body'>,
  caller: Caller,
) => string | null {
  const documents = new LRUCache<string, KnownDocument>({
    maxSize: CHARACTERS_REMEMBERED,
    sizeCalculation: (_known, document) => document.length + CHARACTERS_BESIDE,
  });

  function known(document: string): KnownDocument {
    let found = documents.get(document);
    if (found === undefined) {
      found = { sha256: hash('sha256', document, 'base64url'), queries: namesOfQueries(document) };
      documents.set(document, found);
    }
    return found;
  }

  return ({ method, headers, body }, { principal, purpose }) => {
    if (method !== 'POST' || typeof body !== 'object' || body === null || Array.isArray(body)) return null;
    const { query, operationName = null, variables = null, extensions } = body as Record<string, unknown>;
    if (typeof query !== 'string' || (operationName !== null && typeof operationName !== 'string'))
      return null;
    if (typeof variables !== 'object' || Array.isArray(variables) || !isPlain(variables, MAX_DEPTH))
      return null;
    if (!areHarmless(extensions)) return null;
    if (query.length > MAX_CHARACTERS) return null;
    const { sha256, queries } = known(query);
    if (!queries.has(operationName)) return null;
    const { tenant } = principal;
    const form = JSON.stringify([
      tenant,
      scopesOf(principal),
      purpose,
      sha256,
      operationName,
      headers.accept,
    ]);
    return hash('sha256', form + canonicalJson(variables), 'base64url');
  };
}

interface KnownDocument {
  readonly sha256: string;
  /** The names by which its operations can be chosen that are queries; null chooses the only one. */
  readonly queries: ReadonlySet<string | null>;
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

function namesOfQueries(document: string): ReadonlySet<string | null> {
  try {
    const operations = parse(document, { noLocation: true, maxTokens: MAX_TOKENS }).definitions.filter(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    );
    const names = operations
      .filter(({ operation }) => operation === 'query')
      .map(({ name }) => name?.value ?? null);
    const only = operations.length === 1 && names.length === 1 ? [null] : [];
    return new Set([...names.filter((name) => name !== null), ...only]);
  } catch {
    // What cannot be parsed is told so by the server itself, in its own words.
    return new Set();
  }
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

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
