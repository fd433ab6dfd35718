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

/** An answer as it leaves: status, headers and bytes. May be given to many, so it is compressed once. */
export class Answer {
  readonly #encoded = new Map<Encoding, Promise<Buffer>>();

  constructor(
    readonly status: number,
    readonly headers: Readonly<Record<string, string>>,
    readonly body: Buffer,
  ) {}

  /** What it takes of the memory, in bytes, with what compressing adds. */
  get bytes(): number {
    return 2_000 + Math.ceil(this.body.length * 1.3);
  }

  /** The body under an encoding, or as it is when that would not pay. */
  async encoded(wanted: Encoding): Promise<{ readonly encoding: Encoding; readonly body: Buffer }> {
    if (wanted === 'identity' || this.body.length < LEAST_TO_ENCODE) {
      return { encoding: 'identity', body: this.body };
    }
    let body = this.#encoded.get(wanted);
    if (body === undefined) {
      body = compress[wanted](this.body);
      this.#encoded.set(wanted, body);
    }
    return { encoding: wanted, body: await body };
  }
}
