import { connect } from 'node:net';
import { API_KEY } from '../api-key.js';
import { AnswerReader } from './answer-reader.js';

/** @typedef {import('./answer-reader.js').Answer} Answer */
/** @typedef {{ resolve: (answer: Answer) => void, reject: (error: Error) => void }} Waiting */

/** Longer than any contestant takes for the largest report. */
const PATIENCE_MS = 120_000;
const READ_BYTES = 256 * 1024;

/**
 * One client on one connection that is kept alive. A socket and not `node:http`, whose client costs more than the fast
 * ones of the servers do: on two cores the figures would be the client's.
 */
export class Connection {
  #url;
  #reader = new AnswerReader();
  /** @type {import('node:net').Socket | null} */
  #socket = null;
  /** @type {Waiting | null} */
  #waiting = null;

  /** @param {string} url of the server. */
  constructor(url) {
    this.#url = new URL(url);
  }

  /**
   * Sends one request and reads its answer; the next must wait for it.
   *
   * @param {Buffer} request from `requestBytes`.
   * @param {{ keep?: boolean }} [options] whether to hand back the body itself.
   * @returns {Promise<Answer>}
   * @throws when the server hangs up or takes too long.
   */
  send(request, { keep = false } = {}) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#reader.expect(keep);
      this.#open().write(request);
    });
  }

  close() {
    this.#socket?.destroy();
    this.#socket = null;
  }

  #open() {
    if (this.#socket !== null) return this.#socket;
    const socket = connect({
      host: this.#url.hostname,
      port: Number(this.#url.port),
      noDelay: true,
      // One buffer for all reads: bodies are counted, not kept.
      onread: {
        buffer: Buffer.allocUnsafe(READ_BYTES),
        callback: (length, buffer) => {
          const answer = this.#reader.read(/** @type {Buffer} */ (buffer).subarray(0, length));
          if (answer !== null) this.#settle((waiting) => waiting.resolve(answer));
          return true;
        },
      },
    });
    socket.setTimeout(PATIENCE_MS, () =>
      socket.destroy(new Error(`no answer within ${PATIENCE_MS / 1_000} s`)),
    );
    socket.on('error', (error) => this.#settle((waiting) => waiting.reject(error)));
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#settle((waiting) => waiting.reject(new Error('the server hung up')));
    });
    this.#socket = socket;
    return socket;
  }

  /** @param {(waiting: Waiting) => void} how */
  #settle(how) {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting !== null) how(waiting);
  }
}

/**
 * A whole request as it goes over the wire.
 *
 * @param {string} url
 * @param {{ path: string, body: string | Buffer, method?: string }} request
 */
export function requestBytes(url, { path, body, method = 'POST' }) {
  const payload = Buffer.from(body);
  const head = [
    `${method} ${path} HTTP/1.1`,
    `host: ${new URL(url).host}`,
    `authorization: Bearer ${API_KEY}`,
    'content-type: application/json',
    'accept: application/json',
    `content-length: ${payload.length}`,
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), payload]);
}
