import { type ClientRequest, type OutgoingHttpHeaders, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/** What became of one POST. */
export type PostResult =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'timeout' }
  | {
      readonly kind: 'failed';
      /** Such as ECONNREFUSED. */
      readonly reason: string;
    };

export interface Post {
  readonly url: string;
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  /** For the connection, the answer and its body together. */
  readonly timeoutMs: number;
  /** Gives up at once. */
  readonly signal: AbortSignal;
}

/** Sends bytes to one address, on a connection of their own. A redirect is an answer like any other: nobody follows it. */
export function post({ url, body, headers, timeoutMs, signal }: Post): Promise<PostResult> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end({ kind: 'timeout' }), timeoutMs);
    const onAbort = () => end({ kind: 'failed', reason: 'stopped' });
    const outgoing = open(url, { ...headers, 'Content-Length': body.length });
    if (outgoing === null) return end({ kind: 'failed', reason: 'unusable address' });
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
      outgoing?.destroy();
      resolve(result);
    }
  });
}

/** Null for what is a URL and yet no address for Node, such as one with a stray % before its @. */
function open(url: string, headers: OutgoingHttpHeaders): ClientRequest | null {
  const request = url.toLowerCase().startsWith('https:') ? requestHttps : requestHttp;
  try {
    return request(url, { method: 'POST', agent: false, headers });
  } catch {
    return null;
  }
}
