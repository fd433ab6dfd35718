import { MalformedResponseError } from './malformed-response.js';

/** The first size for a body of unknown length, in bytes. */
const UNKNOWN_LENGTH = 64 * 1024;

export interface BodyBufferOptions {
  /** For errors. */
  readonly path: string;
  /** The value of `content-length`; absent when the server does not send it. In bytes. */
  readonly length?: string | undefined;
  readonly maxBytes: number;
}

/** Copies the chunks of a body into one buffer, which grows with the body. */
export class BodyBuffer {
  readonly #path: string;
  readonly #maxBytes: number;
  #bytes: Buffer<ArrayBuffer>;
  #length = 0;

  constructor({ path, length, maxBytes }: BodyBufferOptions) {
    this.#path = path;
    this.#maxBytes = maxBytes;
    this.#bytes = Buffer.allocUnsafeSlow(Math.min(Number(length ?? UNKNOWN_LENGTH), maxBytes));
  }

  /** @throws {MalformedResponseError} when the body is too large. */
  add(chunk: Uint8Array): void {
    const needed = this.#length + chunk.length;
    if (needed > this.#maxBytes) throw tooLarge(this.#path, this.#maxBytes);
    if (needed > this.#bytes.length) {
      this.#resize(Math.min(Math.max(needed, this.#bytes.length * 2), this.#maxBytes));
    }
    this.#bytes.set(chunk, this.#length);
    this.#length = needed;
  }

  /** The body, in a buffer of its length. */
  whole(): Buffer<ArrayBuffer> {
    if (this.#length < this.#bytes.length) this.#resize(this.#length);
    return this.#bytes;
  }

  #resize(size: number): void {
    const other = Buffer.allocUnsafeSlow(size);
    other.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = other;
  }
}

export function tooLarge(path: string, maxBytes: number): MalformedResponseError {
  return new MalformedResponseError(path, '', `expected ${maxBytes} bytes at most, got more`);
}
