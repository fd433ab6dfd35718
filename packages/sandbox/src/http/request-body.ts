import type { IncomingMessage } from 'node:http';
import { invalidBody } from './errors.js';
import type { JsonObject } from './validation.js';

/** Plaid names no limit; a custom user's configuration is the longest thing to be sent, at some 55 kB. */
const maxBodyBytes = 1_048_576;

/** Undefined when the caller went away or sent more than is reasonable: nobody is left to answer. */
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

/** Plaid takes JSON objects in UTF-8, declared as application/json, and nothing else (Plaid docs: errors/invalid-request). */
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
