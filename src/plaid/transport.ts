import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { Pool } from 'undici';
import { readingError } from './bytes.js';
import { MalformedAnswerError } from './malformed-answer.js';

/** Sends requests over kept connections, and reads each answer into one buffer. */
export interface Transport {
  /**
   * A `fetch` for `ky` that sends one body, as JSON: in a Request it would be a web stream, which ky copies. Responses have no
   * body of their own, `bodyOf` has it.
   */
  fetchWith(json: string): (request: Request | URL | string) => Promise<Response>;
  /** The whole body of a response of this transport, decompressed. */
  bodyOf(response: Response): Buffer;
  /** Closes the connections that nobody waits for. */
  close(): Promise<void>;
}

/** What can be undone, by its name in `content-encoding` (RFC 9110, section 8.4.1). */
const DECOMPRESS = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
} as const;

const ACCEPTED = Object.keys(DECOMPRESS).join(', ');

/**
 * Web streams, in which `fetch` hands over a body chunk by chunk, take more CPU than all else for an answer of ordinary size.
 *
 * @param baseUrl whose origin is asked; paths are those of the requests.
 * @param maxBytes how large an answer may be, in bytes, before and after decompression.
 */
export function createTransport(baseUrl: string, maxBytes: number): Transport {
  // The policies of the client have deadlines for each attempt.
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
    close: () => pool.close(),
  };
}

/** The body of a response of `fetch` itself, such as a refusal where a file was asked for. */
export async function boundedBody(path: string, { body }: Response, maxBytes: number): Promise<Buffer> {
  try {
    return await collected(path, body ?? [], UNKNOWN_LENGTH, maxBytes);
  } catch (error) {
    if (error instanceof MalformedAnswerError) throw error;
    throw readingError(path, error, CONNECTION_FAILED);
  }
}

/** The headers that somebody reads: when to ask again, and which call it was. */
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
    if (error instanceof MalformedAnswerError) throw error;
    if (error instanceof RangeError) throw tooLarge(path, maxBytes);
    throw readingError(path, error, CONNECTION_FAILED);
  }
}

function isKnown(encoding: string | undefined): encoding is keyof typeof DECOMPRESS {
  return encoding !== undefined && Object.hasOwn(DECOMPRESS, encoding);
}

/** The chunks in one buffer; of a body that is too large, the rest is not read. */
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

/** Room for an answer whose length is not known beforehand; grows as it comes. In bytes. */
const UNKNOWN_LENGTH = 64 * 1024;

function resized(bytes: Buffer, size: number): Buffer<ArrayBuffer> {
  const other = Buffer.allocUnsafeSlow(size);
  other.set(bytes);
  return other;
}

function tooLarge(path: string, maxBytes: number): MalformedAnswerError {
  return new MalformedAnswerError(path, '', `expected ${maxBytes} bytes at most, got more`);
}

export const CONNECTION_FAILED = 'the connection failed';
