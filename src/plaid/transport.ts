import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { Pool } from 'undici';
import { readingError } from './bytes.js';
import { MalformedResponseError } from './malformed-response.js';

/** Sends requests over keep-alive connections, and reads each response into one buffer. */
export interface Transport {
  /**
   * A `fetch` for `ky` that sends one JSON body. In a Request, the body would be a web stream, which ky copies. Its
   * responses carry no body; `bodyOf` returns it.
   */
  fetchWith(json: string): (request: Request | URL | string) => Promise<Response>;
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

/**
 * Uses undici without `fetch`: for a response of ordinary size, the web stream of `fetch` costs more CPU than all the rest.
 *
 * @param baseUrl only its origin is used; the requests carry the paths.
 * @param maxBytes the largest body, in bytes, before and after decompression.
 */
export function createTransport(baseUrl: string, maxBytes: number): Transport {
  // No timeouts: the policies of the client set a deadline for each attempt.
  const pool = new Pool(new URL(baseUrl).origin, { headersTimeout: 0, bodyTimeout: 0 });
  const bodies = new WeakMap<Response, Buffer>();

  return {
    fetchWith: (json) => async (input) => {
      const request = input instanceof Request ? input : new Request(input);
      const { pathname, search } = new URL(request.url);
      const { statusCode, headers, body } = await pool.request({
        path: `${pathname}${search}`,
        method: 'POST',
        headers: {
          ...Object.fromEntries(request.headers),
          'content-type': 'application/json',
          'accept-encoding': ACCEPTED,
        },
        body: json,
        signal: request.signal,
      });
      const response = new Response(null, { status: statusCode, headers: plainHeaders(headers) });
      bodies.set(response, await wholeBody(pathname, headers, body, maxBytes));
      return response;
    },
    bodyOf(response) {
      const body = bodies.get(response);
      if (body === undefined) throw new Error('The response is not of this transport');
      return body;
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
    return await collected(path, body ?? [], UNKNOWN_LENGTH, maxBytes);
  } catch (error) {
    if (error instanceof MalformedResponseError) throw error;
    throw readingError(path, error, CONNECTION_FAILED);
  }
}

/** The headers that the client reads. */
function plainHeaders({ 'retry-after': retryAfter, 'plaid-request-id': requestId }: IncomingHttpHeaders) {
  return {
    ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
    ...(typeof requestId === 'string' && { 'plaid-request-id': requestId }),
  };
}

async function wholeBody(
  path: string,
  { 'content-length': length, 'content-encoding': encoding }: IncomingHttpHeaders,
  body: AsyncIterable<Buffer>,
  maxBytes: number,
): Promise<Buffer> {
  try {
    const whole = await collected(path, body, Number(length ?? UNKNOWN_LENGTH), maxBytes);
    return isKnown(encoding) ? await DECOMPRESS[encoding](whole, { maxOutputLength: maxBytes }) : whole;
  } catch (error) {
    if (error instanceof MalformedResponseError) throw error;
    if (error instanceof RangeError) throw tooLarge(path, maxBytes);
    throw readingError(path, error, CONNECTION_FAILED);
  }
}

function isKnown(encoding: string | undefined): encoding is keyof typeof DECOMPRESS {
  return encoding !== undefined && Object.hasOwn(DECOMPRESS, encoding);
}

/** Collects the chunks in one buffer. Stops reading when the body is too large. */
async function collected(
  path: string,
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  expected: number,
  maxBytes: number,
): Promise<Buffer> {
  let bytes = Buffer.allocUnsafeSlow(Math.min(expected, maxBytes));
  let length = 0;
  for await (const chunk of body) {
    const needed = length + chunk.length;
    if (needed > maxBytes) throw tooLarge(path, maxBytes);
    if (needed > bytes.length) bytes = resized(bytes, Math.min(Math.max(needed, bytes.length * 2), maxBytes));
    bytes.set(chunk, length);
    length = needed;
  }
  return length === bytes.length ? bytes : resized(bytes.subarray(0, length), length);
}

/** The first buffer size for a body of unknown length, in bytes. The buffer grows with the body. */
const UNKNOWN_LENGTH = 64 * 1024;

function resized(bytes: Buffer, size: number): Buffer<ArrayBuffer> {
  const other = Buffer.allocUnsafeSlow(size);
  other.set(bytes);
  return other;
}

function tooLarge(path: string, maxBytes: number): MalformedResponseError {
  return new MalformedResponseError(path, '', `expected ${maxBytes} bytes at most, got more`);
}

export const CONNECTION_FAILED = 'the connection failed';
