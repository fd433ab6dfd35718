import type { FastifyRequest } from 'fastify';
import type { OperationsConfig } from '../config/operations.js';
import { isObject } from '../lib/is-object.js';
import {
  type OperationReference,
  type PersistedOperationFault,
  type PersistedOperations,
  withoutHash,
} from '../operation/persisted-operations.js';
import type { Refusal } from './errors.js';
import { FORBIDDEN_KEY, hasForbiddenKey } from './forbidden-key.js';

/** The operation of a request, with the document in place of its hash. */
export interface RequestOperation {
  readonly body: unknown;
  /** The query string of the URL, with the question mark. */
  readonly search: string;
  /** Null when none was sent. Apollo Server refuses that. */
  readonly document: string | null;
  /** The name of the operation to execute; null when the request has none. */
  readonly name: string | null;
  /** Whether the request contained the document, and not only its hash. */
  readonly isTextSent: boolean;
}

export type ReadRequestOperation = (request: FastifyRequest) => RequestOperation | Refusal;

/** @param get whether GET accepts all queries, or only registered ones. */
export function createRequestOperation(
  { get }: Pick<OperationsConfig, 'get'>,
  resolve: PersistedOperations,
): ReadRequestOperation {
  function byPost({ body }: FastifyRequest): RequestOperation | Refusal {
    if (!isObject(body)) return { body, search: '', document: null, name: null, isTextSent: false };
    const resolved = resolve(body);
    if (resolved.fault !== null) return PERSISTED_OPERATION_FAULTS[resolved.fault];
    const { document } = resolved;
    const text = textIn(body);
    const name = typeof body.operationName === 'string' ? body.operationName : null;
    if (document === undefined) return { body, search: '', document: text, name, isTextSent: text !== null };
    const { documentId: _id, extensions, ...rest } = body;
    const others = withoutHash(extensions);
    return {
      body: { ...rest, query: document, ...(others !== undefined && { extensions: others }) },
      search: '',
      document,
      name,
      isTextSent: text !== null,
    };
  }

  function byGet({ body, url }: FastifyRequest): RequestOperation | Refusal {
    const { search } = new URL(url, 'http://localhost');
    const parameters = new URLSearchParams(search);
    const reference = {
      query: parameters.get('query') ?? undefined,
      documentId: parameters.get('documentId') ?? undefined,
      extensions: parsed(parameters.get('extensions')),
    };
    if ([reference.extensions, parsed(parameters.get('variables'))].some(hasForbiddenKey)) {
      return { problem: FORBIDDEN_KEY };
    }
    const resolved = resolve(reference);
    if (resolved.fault !== null)
      return get || resolved.fault === 'NOT_FOUND' ? PERSISTED_OPERATION_FAULTS[resolved.fault] : NO_GET;
    if (!get && !resolved.isRegistered) return NO_GET;
    const text = textIn(reference);
    const name = parameters.get('operationName');
    if (resolved.document === undefined)
      return { body, search, document: text, name, isTextSent: text !== null };
    parameters.set('query', resolved.document);
    parameters.delete('documentId');
    parameters.delete('extensions');
    const others = withoutHash(reference.extensions);
    if (others !== undefined) parameters.set('extensions', JSON.stringify(others));
    return { body, search: `?${parameters}`, document: resolved.document, name, isTextSent: text !== null };
  }

  return (request) => (request.method === 'POST' ? byPost(request) : byGet(request));
}

export const PERSISTED_OPERATION_FAULTS: Readonly<Record<PersistedOperationFault, Refusal>> = {
  NOT_REGISTERED: {
    problem: {
      status: 400,
      code: 'OPERATION_NOT_REGISTERED',
      title: 'Only registered operations are accepted',
    },
  },
  // Clients compare these two messages letter by letter.
  NOT_FOUND: { problem: { status: 400, code: 'PERSISTED_QUERY_NOT_FOUND', title: 'PersistedQueryNotFound' } },
  NOT_SUPPORTED: {
    problem: { status: 400, code: 'PERSISTED_QUERY_NOT_SUPPORTED', title: 'PersistedQueryNotSupported' },
  },
  OTHER_HASH: {
    problem: {
      status: 400,
      code: 'BAD_REQUEST',
      title: 'The hash is not the SHA-256 of the query in the request',
    },
  },
};

const NO_GET: Refusal = {
  problem: {
    status: 405,
    code: 'BAD_REQUEST',
    title: 'Send operations by POST; GET accepts only registered operations',
  },
  headers: { allow: 'POST' },
};

function textIn({ query }: OperationReference): string | null {
  return typeof query === 'string' ? query : null;
}

/** Undefined for invalid JSON, which Apollo Server refuses. */
function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
