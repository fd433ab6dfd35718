import { expect, it } from '@jest/globals';
import type { Client, Sandbox } from 'creditgraph-sandbox';

export type Json = Record<string, unknown>;

/** POSTs bytes as they are: what no SDK would let through. */
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

/** A request that is wrong in itself, whoever sends it and whenever. */
export type BadRequest = [
  what: string,
  path: string,
  body: () => Json,
  code: 'INVALID_FIELD' | 'MISSING_FIELDS' | 'UNKNOWN_FIELDS',
  message: RegExp,
];

export function itRefusesBadRequests(sandbox: () => Sandbox, badRequests: readonly BadRequest[]): void {
  it.each(badRequests)('refuses %s: %s', async (_what, path, body, code, message) => {
    const { status, json } = await call(sandbox(), path, body());
    expect({ status, ...json }).toMatchObject({
      status: 400,
      error_type: 'INVALID_REQUEST',
      error_code: code,
      error_message: expect.stringMatching(message),
    });
  });
}

/** A request that would be right from another client, or of another thing. */
export type Refusal = [what: string, path: string, body: () => Json, client: () => Client, error: string];

export function itRefuses(sandbox: () => Sandbox, refusals: readonly Refusal[]): void {
  it.each(refusals)('refuses %s: %s', async (_what, path, body, client, error) => {
    const { status, json } = await call(sandbox(), path, body(), client());
    expect(`${status} ${json.error_type}/${json.error_code}`).toBe(`400 ${error}`);
  });
}
