import { connect } from 'node:net';
import { API_KEY } from '../api-key.js';
import { ResponseReader } from './response-reader.js';

/** @typedef {import('./response-reader.js').Response} Response */
/** @typedef {{ resolve: (response: Response) => void, reject: (error: Error) => void }} Waiting */

/** Longer than any contestant needs for the largest report. */
const PATIENCE_MS = 120_000;
const READ_BYTES = 256 * 1024;

/**
 * One client on one keep-alive connection. It uses a socket, because the client of `node:http` costs more CPU than the fast
 * servers, which would distort the figures on two cores.
 */
export class Connection {
  #url;
  #reader = new ResponseReader();
  /** @type {import('node:net').Socket | null} */
  #socket = null;
  /** @type {Waiting | null} */
  #waiting = null;

  /** @param {string} url of the server. */
  constructor(url) {
    this.#url = new URL(url);
  }

  /**
   * Sends one request and reads its response. Requests must not overlap.
   *
   * @param {Buffer} request from `requestBytes`.
   * @param {{ keep?: boolean }} [options] whether to return the body.
   * @returns {Promise<Response>}
   * @throws {Error} when the server disconnects or takes too long.
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
      // One buffer for all reads, because bodies are counted and not stored.
      onread: {
        buffer: Buffer.allocUnsafe(READ_BYTES),
        callback: (length, buffer) => {
          const response = this.#reader.read(/** @type {Buffer} */ (buffer).subarray(0, length));
          if (response !== null) this.#settle((waiting) => waiting.resolve(response));
          return true;
        },
      },
    });
    socket.setTimeout(PATIENCE_MS, () =>
      socket.destroy(new Error(`no response within ${PATIENCE_MS / 1_000} s`)),
    );
    socket.on('error', (error) => this.#settle((waiting) => waiting.reject(error)));
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#settle((waiting) => waiting.reject(new Error('the server disconnected')));
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
 * The bytes of a request.
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
