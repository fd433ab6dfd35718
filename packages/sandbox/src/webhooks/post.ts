import { type ClientRequest, type OutgoingHttpHeaders, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { BEYOND_LOOPBACK, createLoopbackLookup, isLoopback, type WebhookTargets } from './targets.js';

export type PostResult =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'timeout' }
  | {
      readonly kind: 'failed';
      /** For example ECONNREFUSED; `not a loopback address` if `targets` does not allow the address. */
      readonly reason: string;
    };

export interface Post {
  readonly url: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** For the connection, the response and its body together. */
  readonly timeoutMs: number;
  readonly targets: WebhookTargets;
  readonly signal: AbortSignal;
}

/** Sends bytes on a new connection. Redirects are not followed. Never rejects. */
export function post({ url, body, headers, timeoutMs, targets, signal }: Post): Promise<PostResult> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end({ kind: 'timeout' }), timeoutMs);
    const onAbort = () => end({ kind: 'failed', reason: 'stopped' });
    const outgoing = open(url, { ...headers, 'Content-Length': body.length }, targets);
    if (typeof outgoing === 'string') return end({ kind: 'failed', reason: outgoing });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      end({ kind: 'failed', reason: error.code ?? error.message });
    });
    outgoing.on('response', (incoming) => {
      incoming.on('error', () => end({ kind: 'failed', reason: 'cut off' }));
      incoming.on('end', () => end({ kind: 'answered', status: incoming.statusCode ?? 0 }));
      incoming.resume();
    });
    signal.addEventListener('abort', onAbort, { once: true });
    outgoing.end(body);

    function end(result: PostResult): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      if (typeof outgoing !== 'string') outgoing.destroy();
      resolve(result);
    }
  });
}

/** Opens a request, or returns the reason why it cannot. Node.js throws for some valid URLs, for example `http://%@host`. */
function open(url: string, headers: OutgoingHttpHeaders, targets: WebhookTargets): ClientRequest | string {
  const request = url.toLowerCase().startsWith('https:') ? requestHttps : requestHttp;
  const isBounded = targets === 'loopback';
  try {
    if (isBounded && isOtherAddress(url)) return BEYOND_LOOPBACK;
    return request(url, {
      method: 'POST',
      agent: false,
      headers,
      ...(isBounded && { lookup: createLoopbackLookup() }),
    });
  } catch {
    return 'unusable address';
  }
}

/** Whether the host is an IP address that is not loopback. Node.js does not call `lookup` for IP addresses. */
function isOtherAddress(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && !isLoopback(host);
}
