import { hash } from 'node:crypto';
import type { OperationsConfig } from '../config/operations.js';
import { isObject } from '../lib/is-object.js';
import type { RegisteredOperations } from './registered-operations.js';

/** The parts of a request that identify its document. */
export interface OperationReference {
  /** The text of the document. */
  readonly query?: unknown;
  /** The hash of a registered document, with or without `sha256:` (GraphQL over HTTP, appendix on persisted documents). */
  readonly documentId?: unknown;
  /** `persistedQuery.sha256Hash`, as Apollo's clients send it. */
  readonly extensions?: unknown;
}

/** The reason for refusing a document. */
export type PersistedOperationFault = 'NOT_REGISTERED' | 'NOT_FOUND' | 'NOT_SUPPORTED' | 'OTHER_HASH';

export type ResolvedOperation =
  | { readonly fault: PersistedOperationFault }
  /** `document` is absent when the request has a text and no hash. */
  | { readonly fault: null; readonly isRegistered: boolean; readonly document?: string };

export type PersistedOperations = (reference: OperationReference) => ResolvedOperation;

/** Finds the document of a request: its own text, or a registered document by its hash. */
export function createPersistedOperations(
  mode: OperationsConfig['registered']['mode'],
  registered: RegisteredOperations,
): PersistedOperations {
  return ({ query, documentId, extensions }) => {
    const id = hashIn(documentId, extensions);
    if (id === null) {
      const isRegistered =
        typeof query === 'string' && mode !== 'off' && registered.has(hash('sha256', query));
      if (mode === 'only' && typeof query === 'string' && !isRegistered) return { fault: 'NOT_REGISTERED' };
      return { fault: null, isRegistered };
    }
    if (mode === 'off') return { fault: 'NOT_SUPPORTED' };
    if (typeof query === 'string' && hash('sha256', query) !== id) return { fault: 'OTHER_HASH' };
    const document = registered.get(id);
    if (document !== undefined) return { fault: null, isRegistered: true, document };
    if (typeof query !== 'string') return { fault: 'NOT_FOUND' };
    return mode === 'only'
      ? { fault: 'NOT_REGISTERED' }
      : { fault: null, isRegistered: false, document: query };
  };
}

/** The extensions of a request without Apollo's hash; undefined when no others are left. */
export function withoutHash(extensions: unknown): object | undefined {
  if (!isObject(extensions)) return undefined;
  const { persistedQuery: _hash, ...others } = extensions;
  return Object.keys(others).length === 0 ? undefined : others;
}

/** The hash from `documentId` or from the extensions; null without one. */
function hashIn(documentId: unknown, extensions: unknown): string | null {
  if (typeof documentId === 'string') return documentId.replace(/^sha256:/, '');
  if (!isObject(extensions) || !isObject(extensions.persistedQuery)) return null;
  const { sha256Hash } = extensions.persistedQuery;
  return typeof sha256Hash === 'string' ? sha256Hash : '';
}
