import { webcrypto } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWKPublicKey } from 'plaid';
import { eventually } from './eventually.js';

/** A received POST with its raw body. */
export interface ReceivedWebhook {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

export interface WebhookReceiver {
  readonly url: string;
  /** Oldest first. */
  readonly received: readonly ReceivedWebhook[];
  /** Handlers of the next webhooks, in turn. All later ones get 200. */
  answerNext(...answers: ((response: ServerResponse) => void)[]): void;
  /** Resolves once so many have been received. */
  until(count: number): Promise<readonly ReceivedWebhook[]>;
  stop(): Promise<void>;
}

export const status =
  (code: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(code, headers).end('a body that nobody reads');
export const silence = () => undefined;

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: ReceivedWebhook[] = [];
  const answers: ((response: ServerResponse) => void)[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    received.push({ path: request.url ?? '', headers: request.headers, bytes: Buffer.concat(chunks) });
    const answer = answers.shift() ?? status(200);
    answer(response);
  });
  // A failed test that does not stop this server must not block the others.
  server.unref();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerNext: (...next) => void answers.push(...next),
    until: (count) =>
      eventually(`${count} webhooks at the receiver`, async () =>
        received.length >= count ? received : null,
      ),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export interface WebhookClaims {
  readonly iat: number;
  readonly request_body_sha256: string;
}

/** Header and claims of a `Plaid-Verification`, unverified. */
export function readVerification(webhook: ReceivedWebhook) {
  const [header = '', claims = ''] = verificationOf(webhook).split('.');
  return { header: fromBase64url(header), claims: fromBase64url(claims) as unknown as WebhookClaims };
}

/** Whether the signature is valid for the key, and the claims match exactly these bytes. */
export async function isGenuine(webhook: ReceivedWebhook, jwk: JWKPublicKey): Promise<boolean> {
  const [header = '', claims = '', signature = ''] = verificationOf(webhook).split('.');
  const { kty, crv, x, y } = jwk;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const key = await webcrypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify']);
  const signed = Buffer.from(`${header}.${claims}`);
  if (!(await webcrypto.subtle.verify(algorithm, key, Buffer.from(signature, 'base64url'), signed)))
    return false;
  const digest = await webcrypto.subtle.digest('SHA-256', new Uint8Array(webhook.bytes));
  return fromBase64url(claims).request_body_sha256 === Buffer.from(digest).toString('hex');
}

function verificationOf({ headers }: ReceivedWebhook): string {
  return String(headers['plaid-verification']);
}

function fromBase64url(text: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(text, 'base64url').toString()) as Record<string, unknown>;
}
