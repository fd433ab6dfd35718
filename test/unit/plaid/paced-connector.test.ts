import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Pool } from 'undici';
import { pacedConnector } from '../../../src/plaid/paced-connector.js';

/** A shared key in place of certificates. */
const psk = Buffer.alloc(16, 'k');
const SUITE = { ciphers: 'PSK-AES128-GCM-SHA256', maxVersion: 'TLSv1.2' } as const;

const KB = 1_024;
/** The limit of a turn is reached in the last chunk of some of these. */
const LENGTHS = [255 * KB, 256 * KB, 258 * KB, 262 * KB, 270 * KB, 512 * KB, 1_000_000];

/** The headers of a response, and how its body ends. The server closes the connection after each. */
const ENDINGS = {
  'connection: close': (length: number) => `connection: close\r\ncontent-length: ${length}\r\n`,
  'a length, and no hint of the end': (length: number) => `content-length: ${length}\r\n`,
  'no length': () => 'connection: close\r\n',
} as const;

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A server that sends each response and the end of its connection at once, so that both arrive together. */
async function serve(headersOf: (length: number) => string): Promise<string> {
  const server = createServer({ ...SUITE, pskCallback: () => psk }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', (request) => {
      const [, length = ''] = /POST \/(\d+)/.exec(request.toString()) ?? [];
      const head = `HTTP/1.1 200 OK\r\n${headersOf(Number(length))}\r\n`;
      socket.end(Buffer.concat([Buffer.from(head), Buffer.alloc(Number(length), 'a')]));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => server.close());
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function poolTo(url: string): Pool {
  const connect = pacedConnector({
    ...SUITE,
    pskCallback: () => ({ psk, identity: 'test' }),
    checkServerIdentity: () => undefined,
  });
  const pool = new Pool(url, { connect });
  cleanups.push(() => pool.destroy());
  return pool;
}

describe('a response over TLS whose connection ends with it', () => {
  it.each(Object.entries(ENDINGS))('arrives whole: %s', async (_name, headersOf) => {
    const pool = poolTo(await serve(headersOf));
    for (const length of LENGTHS) {
      for (let turn = 0; turn < 5; turn += 1) {
        const { body } = await pool.request({ path: `/${length}`, method: 'POST', body: '{}' });
        expect(Buffer.from(await body.arrayBuffer()).equals(Buffer.alloc(length, 'a'))).toBe(true);
      }
    }
  });
});
