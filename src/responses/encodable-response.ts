import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

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

/** A response with status, headers and bytes. Several callers may get it, so each encoding is computed once. */
export class EncodableResponse {
  readonly status: number;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #body: Buffer;
  readonly #encoded = new Map<Encoding, EncodedResponse | Promise<EncodedResponse>>();

  constructor(status: number, headers: Readonly<Record<string, string>>, body: Buffer) {
    this.status = status;
    this.#headers = headers;
    this.#body = body;
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
    const pending = compress[encoding](this.#body).then((body) => this.#store(encoding, body));
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
