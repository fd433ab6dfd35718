import { hash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { OperationsConfig } from '../config/operations.js';
import type { ErrorCode } from '../graphql/error-code.js';
import type { RegisteredOperations } from '../graphql/registered-operations.js';
import { FORBIDDEN_KEY, hasForbiddenKey } from './forbidden-key.js';

/** An operation as Apollo Server gets it: a registered one that came by its hash has its document in its place. */
export interface SentOperation {
  readonly body: unknown;
  /** The part of the URL from the question mark on. */
  readonly search: string;
  /** The document; null when none was sent, which Apollo Server refuses. */
  readonly document: string | null;
  /** Whether the request had the text of the document; it had not if a registered one was meant by its hash alone. */
  readonly isTextSent: boolean;
}

/** What is refused before anything of it is parsed. */
export interface RefusedOperation {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SentOperationOptions extends Pick<OperationsConfig, 'get'> {
  readonly mode: OperationsConfig['registered']['mode'];
  readonly registered: RegisteredOperations;
}

/** What of a request says which operation is meant. */
interface Fields {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/** Finds out which operation is sent, by POST or GET: as text, or by the hash of one that is registered. */
export function createSentOperation({ get, mode, registered }: SentOperationOptions) {
  function resolve(fields: Fields): Resolved {
    const id = hashIn(fields);
    if (id === null) {
      const { query } = fields;
      const isRegistered =
        typeof query === 'string' && mode !== 'off' && registered.has(hash('sha256', query));
      if (mode === 'only' && typeof query === 'string' && !isRegistered) return NOT_REGISTERED;
      return { isRegistered };
    }
    if (mode === 'off') return NOT_SUPPORTED;
    const { query } = fields;
    if (typeof query === 'string' && hash('sha256', query) !== id) return OTHER_HASH;
    const document = registered.get(id);
    if (document !== undefined) return { isRegistered: true, document };
    if (typeof query !== 'string') return NOT_FOUND;
    return mode === 'only' ? NOT_REGISTERED : { isRegistered: false, document: query };
  }

  function byPost({ body }: FastifyRequest): SentOperation | RefusedOperation {
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      return { body, search: '', document: null, isTextSent: false };
    const resolved = resolve(body);
    if ('code' in resolved) return resolved;
    const { document } = resolved;
    const text = textIn(body);
    if (document === undefined) return { body, search: '', document: text, isTextSent: text !== null };
    const { documentId: _id, extensions, ...rest } = body as Fields;
    const others = withoutHash(extensions);
    return {
      body: { ...rest, query: document, ...(others !== undefined && { extensions: others }) },
      search: '',
      document,
      isTextSent: text !== null,
    };
  }

  function byGet({ body, url }: FastifyRequest): SentOperation | RefusedOperation {
    const { search } = new URL(url, 'http://localhost');
    const parameters = new URLSearchParams(search);
    const fields = {
      query: parameters.get('query') ?? undefined,
      documentId: parameters.get('documentId') ?? undefined,
      extensions: parsed(parameters.get('extensions')),
    };
    if ([fields.extensions, parsed(parameters.get('variables'))].some(hasForbiddenKey)) return NO_SUCH_KEY;
    const resolved = resolve(fields);
    if ('code' in resolved)
      return get ? resolved : { ...resolved, ...(resolved === NOT_FOUND ? {} : NO_GET) };
    if (!get && !resolved.isRegistered) return NO_GET;
    const text = textIn(fields);
    if (resolved.document === undefined) return { body, search, document: text, isTextSent: text !== null };
    parameters.set('query', resolved.document);
    parameters.delete('documentId');
    parameters.delete('extensions');
    const others = withoutHash(fields.extensions);
    if (others !== undefined) parameters.set('extensions', JSON.stringify(others));
    return { body, search: `?${parameters}`, document: resolved.document, isTextSent: text !== null };
  }

  return (request: FastifyRequest): SentOperation | RefusedOperation =>
    request.method === 'POST' ? byPost(request) : byGet(request);
}

type Resolved = RefusedOperation | { readonly isRegistered: boolean; readonly document?: string };

const NOT_REGISTERED: RefusedOperation = {
  status: 400,
  code: 'OPERATION_NOT_REGISTERED',
  message: 'Only registered operations are answered here',
};
const NOT_FOUND: RefusedOperation = {
  status: 400,
  code: 'PERSISTED_QUERY_NOT_FOUND',
  // Clients look for these very words.
  message: 'PersistedQueryNotFound',
};
const NOT_SUPPORTED: RefusedOperation = {
  status: 400,
  code: 'PERSISTED_QUERY_NOT_SUPPORTED',
  message: 'PersistedQueryNotSupported',
};
const OTHER_HASH: RefusedOperation = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'The hash is not the SHA-256 of the query that came with it',
};
const NO_GET: RefusedOperation = {
  status: 405,
  code: 'BAD_REQUEST',
  message: 'Operations are answered to POST; to GET only those that are registered',
  headers: { allow: 'POST' },
};

const NO_SUCH_KEY: RefusedOperation = {
  status: FORBIDDEN_KEY.status,
  code: FORBIDDEN_KEY.code,
  message: FORBIDDEN_KEY.title,
};

/** The hash by which an operation is named, in either of the two ways there are; null when it is not. */
function hashIn({ documentId, extensions }: Fields): string | null {
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '');
  if (!isObject(extensions) || !isObject(extensions.persistedQuery)) return null;
  const { sha256Hash } = extensions.persistedQuery;
  return typeof sha256Hash === 'string' ? sha256Hash : '';
}

function textIn({ query }: Fields): string | null {
  return typeof query === 'string' ? query : null;
}

function withoutHash(extensions: unknown): object | undefined {
  if (!isObject(extensions)) return undefined;
  const { persistedQuery: _hash, ...others } = extensions;
  return Object.keys(others).length === 0 ? undefined : others;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is no JSON is refused by Apollo Server. */
function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
