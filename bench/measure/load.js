import { Connection, requestBytes } from './connection.js';

/**
 * @typedef {object} Load
 * @property {string} url
 * @property {() => Buffer} request the next request, from `requestBytes`.
 * @property {number} clients how many ask at once, each its next when it has an answer.
 * @property {number} windowMs for how long new requests are sent.
 * @property {number} [atLeast] that many requests even if they take longer.
 * @property {number} [atMost]
 * @property {number} bytes how long the body of a right answer is.
 */

/**
 * @typedef {object} LoadResult
 * @property {number} requests
 * @property {number} wallMs until the last answer was complete.
 * @property {number[]} latenciesMs
 */

/**
 * Asks, drains the answers, and checks each by its length.
 *
 * @param {Load} load
 * @returns {Promise<LoadResult>}
 * @throws {Error} naming the first answer that is not right.
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
        const answer = await connection.send(message);
        latenciesMs.push(performance.now() - sentAt);
        if (answer.status !== 200 || answer.bytes !== bytes) {
          throw new Error(
            `an answer was HTTP ${answer.status} with ${answer.bytes} bytes, not 200 with ${bytes} as before: ${answer.body ?? 'too long to show'}`,
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
  // Settled, so that after a failure nobody still asks while the next measurement runs.
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
