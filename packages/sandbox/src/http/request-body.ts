import type { IncomingMessage } from 'node:http';
import { invalidBody } from './errors.js';
import type { JsonObject } from './json-object.js';

/** Plaid documents no limit. The largest valid body contains a custom user's configuration of 55 kB. */
const maxBodyBytes = 1_048_576;

/** Undefined if the client disconnected or the body is too large. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxBodyBytes) return undefined;
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks);
}

/**
 * Plaid accepts only JSON objects in UTF-8 with the content type application/json (Plaid docs: errors/invalid-request).
 *
 * @throws PlaidApiError INVALID_BODY.
 */
export function parseJsonObject(request: IncomingMessage, bytes: Buffer): JsonObject {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) throw invalidBody();
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalidBody();
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalidBody();
  return body as JsonObject;
}
