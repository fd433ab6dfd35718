import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { SharedBody } from '../lib/shared-body.js';

export type Encoding = 'identity' | 'gzip' | 'br';

/** All encodings, the densest first. */
export const ENCODINGS: readonly Encoding[] = ['br', 'gzip', 'identity'];

/** In bytes. A smaller response fits into one packet without compression. */
const MIN_ENCODED_BYTES = 1_400;

const compress = {
  // As dense as gzip at its default level, and faster.
  br: (body: Buffer) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: promisify(gzip),
};
const brotli = promisify(brotliCompress);

/** A body in one encoding, with its headers. */
export interface EncodedResponse {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

/** In bytes. A smaller body waits for the garbage collection, which is cheaper. */
const MIN_FREED_BYTES = 1_000_000;

/**
 * A response with status, headers and bytes. Several readers may share it, so each encoding is computed once. Whoever makes it is
 * its first reader.
 */
export class EncodableResponse {
  readonly status: number;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #body: Buffer;
  /** Null for a body that is not freed. */
  readonly #shared: SharedBody | null;
  readonly #encoded = new Map<Encoding, EncodedResponse | Promise<EncodedResponse>>();

  constructor(status: number, headers: Readonly<Record<string, string>>, body: Buffer) {
    this.status = status;
    this.#headers = headers;
    this.#body = body;
    this.#shared = body.length < MIN_FREED_BYTES ? null : new SharedBody(body);
    this.retain();
  }

  /** Whether its memory is freed after the last reader. */
  get isLarge(): boolean {
    return this.#shared !== null;
  }

  /** Adds a reader. */
  retain(): void {
    this.#shared?.retain();
  }

  /**
   * Removes a reader. The last one frees a large body at once: V8 counts it, and would soon collect the whole heap for it. A
   * reader that is never removed leaves it to V8.
   */
  release(): void {
    this.#shared?.release();
  }

  /** Memory use, including the compressed copies. */
  get bytes(): number {
    return 2_000 + Math.ceil(this.#body.length * 1.3);
  }

  /**
   * The response in an encoding; uncompressed when it is small. Returns a finished encoding without a promise. Concurrent
   * callers share one compression.
   */
  encoded(wanted: Encoding): EncodedResponse | Promise<EncodedResponse> {
    const encoding = this.#body.length < MIN_ENCODED_BYTES ? 'identity' : wanted;
    const known = this.#encoded.get(encoding);
    if (known !== undefined) return known;
    if (encoding === 'identity') return this.#store(encoding, this.#body);
    // The compression reads the body in another thread.
    this.retain();
    const pending = compress[encoding](this.#body)
      .finally(() => this.release())
      .then((body) => this.#store(encoding, body));
    this.#encoded.set(encoding, pending);
    pending.catch(() => this.#encoded.delete(encoding));
    return pending;
  }

  /** The same response with `extensions`. Its body must be a JSON object that has another member, and no extensions. */
  withExtensions(extensions: object): EncodableResponse {
    const end = this.#body.lastIndexOf('}');
    const added = Buffer.from(`,"extensions":${JSON.stringify(extensions)}`);
    const body = Buffer.concat([this.#body.subarray(0, end), added, this.#body.subarray(end)]);
    return new EncodableResponse(this.status, this.#headers, body);
  }

  #store(encoding: Encoding, body: Buffer): EncodedResponse {
    const encodingHeader = encoding === 'identity' ? {} : { 'content-encoding': encoding };
    const response = {
      headers: { ...this.#headers, ...encodingHeader, 'content-length': body.length },
      body,
    };
    this.#encoded.set(encoding, response);
    return response;
  }
}
