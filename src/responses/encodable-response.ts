import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'identity' | 'gzip' | 'br';

/** The encodings there are, the densest first. */
export const ENCODINGS: readonly Encoding[] = ['br', 'gzip', 'identity'];

/** Below this, in bytes, an answer fits into one packet as it is. */
const LEAST_TO_ENCODE = 1_400;

const compress = {
  // As dense as gzip at its usual level, and faster.
  br: (body: Buffer) => brotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: promisify(gzip),
};
const brotli = promisify(brotliCompress);

/** A body under an encoding, with the headers that go with it. */
export interface EncodedResponse {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

/** An answer as it leaves: status, headers and bytes. May be given to many, so each form of it is made once. */
export class EncodableResponse {
  readonly status: number;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #body: Buffer;
  readonly #made = new Map<Encoding, EncodedResponse | Promise<EncodedResponse>>();

  constructor(status: number, headers: Readonly<Record<string, string>>, body: Buffer) {
    this.status = status;
    this.#headers = headers;
    this.#body = body;
  }

  /** What it takes of the memory, in bytes, with what compressing adds. */
  get bytes(): number {
    return 2_000 + Math.ceil(this.#body.length * 1.3);
  }

  /**
   * The answer under an encoding, or as it is when that would not pay; at once when somebody has had it before. Those who
   * come while it is compressed wait for that, and do not compress it as well.
   */
  encoded(wanted: Encoding): EncodedResponse | Promise<EncodedResponse> {
    const encoding = this.#body.length < LEAST_TO_ENCODE ? 'identity' : wanted;
    const made = this.#made.get(encoding);
    if (made !== undefined) return made;
    if (encoding === 'identity') return this.#keep(encoding, this.#body);
    const making = compress[encoding](this.#body).then((body) => this.#keep(encoding, body));
    this.#made.set(encoding, making);
    making.catch(() => this.#made.delete(encoding));
    return making;
  }

  #keep(encoding: Encoding, body: Buffer): EncodedResponse {
    const named = encoding === 'identity' ? {} : { 'content-encoding': encoding };
    const answer = { headers: { ...this.#headers, ...named, 'content-length': body.length }, body };
    this.#made.set(encoding, answer);
    return answer;
  }
}
