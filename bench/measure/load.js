import { Connection, requestBytes } from './connection.js';

/**
 * @typedef {object} Load
 * @property {string} url
 * @property {() => Buffer} request the next request, from `requestBytes`.
 * @property {number} clients the number of clients. Each sends its next request after its response.
 * @property {number} windowMs how long new requests are sent.
 * @property {number} [atLeast] the minimum number of requests, even if they take longer.
 * @property {number} [atMost]
 * @property {number} bytes the length of the body of a correct response.
 */

/**
 * @typedef {object} LoadResult
 * @property {number} requests
 * @property {number} wallMs until the last response was complete.
 * @property {number[]} latenciesMs
 */

/**
 * Sends requests, drains the responses, and checks the length of each.
 *
 * @param {Load} load
 * @returns {Promise<LoadResult>}
 * @throws {Error} for the first wrong response.
 */
export async function runLoad({
  url,
  request,
  clients,
  windowMs,
  atLeast = clients,
  atMost = Number.POSITIVE_INFINITY,
  bytes,
}) {
  const start = performance.now();
  /** @type {number[]} */
  const latenciesMs = [];
  let sent = 0;
  let failed = false;
  const wants = () => !failed && sent < atMost && (sent < atLeast || performance.now() - start < windowMs);

  const runClient = async () => {
    const connection = new Connection(url);
    try {
      while (wants()) {
        sent += 1;
        const message = request();
        const sentAt = performance.now();
        const response = await connection.send(message);
        latenciesMs.push(performance.now() - sentAt);
        if (response.status !== 200 || response.bytes !== bytes) {
          throw new Error(
            `a response was HTTP ${response.status} with ${response.bytes} bytes, expected 200 with ${bytes}: ${response.body ?? 'too long to show'}`,
          );
        }
      }
    } catch (error) {
      failed = true;
      throw error;
    } finally {
      connection.close();
    }
  };
  // allSettled, so that after a failure no client is still sending during the next measurement.
  const ends = await Promise.allSettled(Array.from({ length: clients }, runClient));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return { requests: latenciesMs.length, wallMs: performance.now() - start, latenciesMs };
}

/**
 * One request, with its body.
 *
 * @param {string} url
 * @param {{ path: string, body: string | Buffer, method?: string }} request
 * @returns {Promise<{ status: number, body: Buffer }>}
 */
export async function ask(url, request) {
  const connection = new Connection(url);
  try {
    const { status, body } = await connection.send(requestBytes(url, request), { keep: true });
    return { status, body: body ?? Buffer.alloc(0) };
  } finally {
    connection.close();
  }
}
