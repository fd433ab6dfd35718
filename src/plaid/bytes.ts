import type { ContentType } from './endpoint.js';
import { UpstreamTimeoutError, UpstreamUnavailableError } from './errors.js';
import { MalformedResponseError } from './malformed-response.js';

/** A response that is being read. */
export interface UpstreamBytes {
  readonly body: AsyncIterable<Uint8Array>;
  /** The length of the body in bytes; null when Plaid does not send it. */
  readonly length: number | null;
  /** Plaid's id of the call; a PDF has it in a header only. */
  readonly requestId: string | null;
}

/**
 * Streams the body of a 2xx response. Resolves with the first bytes, and reads no faster than the consumer.
 *
 * @param silenceMs the longest wait for the next bytes, in ms.
 * @throws {MalformedResponseError} when the body is empty or has another content type. Of another type, no byte is read.
 * @throws {UpstreamTimeoutError | UpstreamUnavailableError} when no byte arrives.
 */
export async function bytesOf(
  path: string,
  contentType: ContentType,
  response: Response,
  silenceMs: number,
): Promise<UpstreamBytes> {
  const { headers, body } = response;
  const given = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (given !== contentType || body === null) {
    void body?.cancel();
    throw new MalformedResponseError(path, '', `expected ${contentType}, got another type of content`);
  }
  const reader = body.getReader();
  const read = () => within(silenceMs, path, reader.read());
  const first = await read();
  if (first.done) throw new MalformedResponseError(path, '', `expected ${contentType}, got nothing`);
  return {
    body: readBody(reader, first.value, read),
    length: lengthOf(response),
    requestId: headers.get('plaid-request-id'),
  };
}

/** The length of a body, in bytes; null when Plaid does not send it. */
export function lengthOf({ headers }: Response): number | null {
  // fetch has decompressed the body, but the header still counts the compressed bytes.
  const length = headers.has('content-encoding') ? null : headers.get('content-length');
  return length === null ? null : Number(length);
}

async function* readBody(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  first: Uint8Array,
  read: ReadableStreamDefaultReader<Uint8Array>['read'],
): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await read(); !next.done; next = await read()) yield next.value;
  } finally {
    // Runs also when the consumer stops early, so that Plaid stops sending.
    await reader.cancel().catch(() => undefined);
  }
}

/**
 * The error of a body that could not be read to its end.
 *
 * @param reason the message when decompression did not fail.
 */
export function readingError(path: string, error: unknown, reason: string): Error {
  return isDamaged(error)
    ? new MalformedResponseError(path, '', 'expected a compressed body, got one that is damaged')
    : new UpstreamUnavailableError(path, true, reason, { cause: error });
}

/** Whether decompression failed: fetch names zlib's or brotli's code in a cause, such as Z_DATA_ERROR. */
function isDamaged(error: unknown): boolean {
  const code = networkCode(error);
  return code.startsWith('Z_') || code.startsWith('ERR__ERROR_FORMAT');
}

/** The system's error code, which fetch nests in `cause`; empty without one. */
export function networkCode(error: unknown): string {
  let inner = error;
  while (typeof inner === 'object' && inner !== null) {
    const { code, cause } = inner as { readonly code?: unknown; readonly cause?: unknown };
    if (typeof code === 'string') return code;
    inner = cause;
  }
  return '';
}

async function within<T>(ms: number, path: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new UpstreamTimeoutError(path)), ms);
  });
  try {
    return await Promise.race([
      work.catch((error: unknown) => {
        throw readingError(path, error, 'the connection failed midway');
      }),
      late,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
