import type { FastifyRequest } from 'fastify';
import type { Refusal } from './errors.js';
import { BAD_IDEMPOTENCY_KEY, idempotencyKeyOf } from './idempotency-key.js';
import { BAD_READ_ONLY, readOnlyOf } from './read-only.js';
import { BAD_REQUEST_TIMEOUT, requestTimeoutOf } from './request-timeout.js';

/** What the headers of a request say about its operation. */
export interface OperationHeaders {
  /** How long the client waits, in ms; null when it does not say. */
  readonly timeoutMs: number | null;
  /** Null without one. */
  readonly idempotencyKey: string | null;
  /** Whether the operation must not be a mutation. */
  readonly isReadOnly: boolean;
}

/** Reads the headers about an operation, or says which one cannot be read. */
export function operationHeadersOf(request: FastifyRequest): OperationHeaders | Refusal {
  const timeoutMs = requestTimeoutOf(request);
  if (timeoutMs === undefined) return { problem: BAD_REQUEST_TIMEOUT };
  const idempotencyKey = idempotencyKeyOf(request);
  if (idempotencyKey === undefined) return { problem: BAD_IDEMPOTENCY_KEY };
  const isReadOnly = readOnlyOf(request);
  if (isReadOnly === undefined) return { problem: BAD_READ_ONLY };
  return { timeoutMs, idempotencyKey, isReadOnly };
}
