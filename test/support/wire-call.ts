import { expect, it } from '@jest/globals';
import type { Client, Sandbox } from 'creditgraph-sandbox';

export type Json = Record<string, unknown>;

/** POSTs the bytes unchanged, also those that an SDK would reject. */
export async function send(
  sandbox: Sandbox,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) {
  const response = await fetch(`${sandbox.url}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

export async function call(
  sandbox: Sandbox,
  path: string,
  body: Json,
  client: Client = sandbox.clients.ours,
) {
  const { status, headers, text } = await send(sandbox, path, JSON.stringify(body), {
    'plaid-client-id': client.clientId,
    'plaid-secret': client.secret,
  });
  return { status, headers, json: JSON.parse(text) as Json };
}

/** A request that is invalid for every client and at any time. */
export interface BadRequest {
  what: string;
  path: string;
  body: () => Json;
  code: 'INVALID_FIELD' | 'MISSING_FIELDS' | 'UNKNOWN_FIELDS';
  message: RegExp;
}

export function itRefusesBadRequests(sandbox: () => Sandbox, badRequests: readonly BadRequest[]): void {
  it.each(badRequests)('rejects $what: $path', async ({ path, body, code, message }) => {
    const { status, json } = await call(sandbox(), path, body());
    expect({ status, ...json }).toMatchObject({
      status: 400,
      error_type: 'INVALID_REQUEST',
      error_code: code,
      error_message: expect.stringMatching(message),
    });
  });
}

/** A well-formed request that names something that does not exist, or that this client may not use. */
export interface Refusal {
  what: string;
  path: string;
  body: () => Json;
  client: () => Client;
  error: string;
}

export function itRefuses(sandbox: () => Sandbox, refusals: readonly Refusal[]): void {
  it.each(refusals)('rejects $what: $path', async ({ path, body, client, error }) => {
    const { status, json } = await call(sandbox(), path, body(), client());
    expect(`${status} ${json.error_type}/${json.error_code}`).toBe(`400 ${error}`);
  });
}
