import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { Pool } from 'undici';
import { BodyBuffer, tooLarge } from './body-buffer.js';
import { readingError } from './bytes.js';
import { MalformedResponseError } from './malformed-response.js';
import { pacedConnector } from './paced-connector.js';

/** Sends requests over keep-alive connections, and reads each response into one buffer. */
export interface Transport {
  /**
   * Sends a JSON body. The response carries no body; `bodyOf` returns it.
   *
   * @param path behind the path of the base URL, with a slash in front.
   */
  post(path: string, json: string, signal: AbortSignal): Promise<Response>;
  /** The whole body of a response of this transport, decompressed. */
  bodyOf(response: Response): Buffer;
  /** Closes the connections after the pending responses, or after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** Decompression by its name in `content-encoding` (RFC 9110, section 8.4.1). */
const DECOMPRESS = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const;

const ACCEPTED = Object.keys(DECOMPRESS).join(', ');

export interface TransportOptions {
  readonly baseUrl: string;
  /** Sent with each request. */
  readonly headers: Readonly<Record<string, string>>;
  /** The largest body, in bytes, before and after decompression. */
  readonly maxBytes: number;
}

/** Uses undici without `fetch`: for a response of ordinary size, the web stream of `fetch` costs more CPU than all the rest. */
export function createTransport({ baseUrl, headers, maxBytes }: TransportOptions): Transport {
  // No timeouts: the policies of the client set a deadline for each attempt.
  const { origin, pathname } = new URL(baseUrl);
  const prefix = pathname.replace(/\/$/, '');
  const pool = new Pool(origin, {
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: pacedConnector(),
  });
  const sent = { ...headers, 'content-type': 'application/json', 'accept-encoding': ACCEPTED };

  return {
    async post(endpoint, json, signal) {
      const path = `${prefix}${endpoint}`;
      const answer = await send(pool, { path, headers: sent, json, signal, maxBytes });
      return new WholeResponse(await decompressed(path, answer, maxBytes), {
        status: answer.status,
        headers: plainHeaders(answer.headers),
      });
    },
    bodyOf(response) {
      if (!(response instanceof WholeResponse)) throw new Error('The response is not of this transport');
      return response.whole;
    },
    async close(graceMs) {
      const cutOff = setTimeout(() => void pool.destroy(), graceMs);
      await pool.close().finally(() => clearTimeout(cutOff));
    },
  };
}

/** The body of a response from `fetch`, such as an error in place of a PDF. */
export async function boundedBody(path: string, { body }: Response, maxBytes: number): Promise<Buffer> {
  try {
    const buffer = new BodyBuffer({ path, maxBytes });
    for await (const chunk of body ?? []) buffer.add(chunk);
    return buffer.whole();
  } catch (error) {
    throw bodyError(path, error);
  }
}

/** A response with its body as one buffer, and not as a stream. */
class WholeResponse extends Response {
  constructor(
    readonly whole: Buffer,
    init: ResponseInit,
  ) {
    super(null, init);
  }
}

interface Call {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: string;
  readonly signal: AbortSignal;
  readonly maxBytes: number;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Sends a request, and copies each chunk of the response as it arrives. `pool.request` would make a stream of them first.
 *
 * @throws {MalformedResponseError | UpstreamUnavailableError} when the body cannot be read, and undici's error when no response came.
 */
function send(pool: Pool, { path, headers, json, signal, maxBytes }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let head: Omit<Answer, 'body'> | null = null;
    let body = new BodyBuffer({ path, length: '0', maxBytes });
    let abort = () => {};
    const onAbort = () => abort();
    signal.addEventListener('abort', onAbort);
    pool.dispatch(
      { path, method: 'POST', headers, body: json },
      {
        onRequestStart(controller) {
          abort = () => controller.abort(signal.reason as Error);
          if (signal.aborted) abort();
        },
        onResponseStart(_controller, status, headers: IncomingHttpHeaders) {
          // Called for interim responses too (RFC 9110, section 15.2). The response comes last.
          head = { status, headers };
          body = new BodyBuffer({ path, length: headers['content-length'], maxBytes });
        },
        onResponseData: (_controller, chunk) => body.add(chunk),
        onResponseEnd() {
          signal.removeEventListener('abort', onAbort);
          if (head !== null) resolve({ ...head, body: body.whole() });
        },
        onResponseError(_controller, error) {
          signal.removeEventListener('abort', onAbort);
          reject(head === null ? error : bodyError(path, error));
        },
      },
    );
  });
}

/** The headers that the client reads. */
function plainHeaders({ 'retry-after': retryAfter, 'plaid-request-id': requestId }: IncomingHttpHeaders) {
  return {
    ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
    ...(typeof requestId === 'string' && { 'plaid-request-id': requestId }),
  };
}

async function decompressed(path: string, { headers, body }: Answer, maxBytes: number): Promise<Buffer> {
  const coding = headers['content-encoding']?.toLowerCase();
  if (!isKnown(coding)) return body;
  try {
    return await DECOMPRESS[coding](body, { maxOutputLength: maxBytes });
  } catch (error) {
    throw error instanceof RangeError ? tooLarge(path, maxBytes) : bodyError(path, error);
  }
}

function isKnown(coding: string | undefined): coding is keyof typeof DECOMPRESS {
  return coding !== undefined && Object.hasOwn(DECOMPRESS, coding);
}

function bodyError(path: string, error: unknown): Error {
  return error instanceof MalformedResponseError ? error : readingError(path, error, CONNECTION_FAILED);
}

export const CONNECTION_FAILED = 'the connection failed';
