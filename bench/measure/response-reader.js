/**
 * Parses HTTP/1.1 responses from a connection as bytes arrive, and counts the bytes of their bodies. Supports content-length and
 * chunks, which JSON servers send.
 */
export class ResponseReader {
  /** @type {'head' | 'body' | 'chunk-size' | 'chunk' | 'chunk-end' | 'trailer'} */
  #state = 'head';
  /** Bytes of an incomplete line or head. */
  #pending = EMPTY;
  #remaining = 0;
  #status = 0;
  #bodyBytes = 0;
  /** @type {Buffer[] | null} */
  #kept = null;

  /** @param {boolean} keep whether to return the next body, or only its length. */
  expect(keep) {
    this.#state = 'head';
    this.#pending = EMPTY;
    this.#bodyBytes = 0;
    this.#kept = keep ? [] : null;
  }

  /**
   * @param {Buffer} bytes the caller reuses this buffer.
   * @returns {Response | null} the response, if these bytes complete it.
   */
  read(bytes) {
    let rest = bytes;
    while (rest.length > 0) {
      if (this.#state === 'body' || this.#state === 'chunk') {
        rest = this.#readBody(rest);
        if (this.#remaining > 0) return null;
        if (this.#state === 'body') return this.#complete();
        this.#state = 'chunk-end';
      } else {
        const line = this.#readUntil(rest, this.#state === 'head' ? HEAD_END : LINE_END);
        if (line === null) return null;
        rest = line.rest;
        if (this.#readLine(line.text)) return this.#complete();
      }
    }
    return null;
  }

  /** @param {Buffer} bytes */
  #readBody(bytes) {
    const taken = bytes.subarray(0, this.#remaining);
    this.#remaining -= taken.length;
    this.#bodyBytes += taken.length;
    this.#kept?.push(Buffer.from(taken));
    return bytes.subarray(taken.length);
  }

  /**
   * @param {Buffer} bytes
   * @param {string} end
   */
  #readUntil(bytes, end) {
    const all = this.#pending.length === 0 ? bytes : Buffer.concat([this.#pending, bytes]);
    const index = all.indexOf(end);
    if (index < 0) {
      this.#pending = Buffer.from(all);
      return null;
    }
    this.#pending = EMPTY;
    return { text: all.toString('latin1', 0, index), rest: all.subarray(index + end.length) };
  }

  /**
   * @param {string} text a head, or a line between chunks.
   * @returns {boolean} whether the response ends with it.
   */
  #readLine(text) {
    switch (this.#state) {
      case 'head':
        return this.#readHead(text);
      case 'chunk-size':
        this.#remaining = Number.parseInt(text, 16);
        this.#state = this.#remaining === 0 ? 'trailer' : 'chunk';
        return false;
      case 'chunk-end':
        this.#state = 'chunk-size';
        return false;
      default:
        return text === '';
    }
  }

  /** @param {string} head */
  #readHead(head) {
    this.#status = Number(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
    if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
      this.#state = 'chunk-size';
      return false;
    }
    this.#remaining = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    this.#state = 'body';
    // A short body may be an error message.
    if (this.#remaining <= SHORT_BYTES) this.#kept ??= [];
    return this.#remaining === 0;
  }

  /** @returns {Response} */
  #complete() {
    return {
      status: this.#status,
      bytes: this.#bodyBytes,
      body: this.#kept === null ? null : Buffer.concat(this.#kept),
    };
  }
}

/**
 * @typedef {object} Response
 * @property {number} status
 * @property {number} bytes of the body.
 * @property {Buffer | null} body null when it is long and `keep` was false.
 */

const SHORT_BYTES = 1_024;
const EMPTY = Buffer.alloc(0);
const LINE_END = '\r\n';
const HEAD_END = '\r\n\r\n';
