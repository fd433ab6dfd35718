/**
 * The best that a server on plain `node:http` can do, by its argument:
 *
 *   stored       sends stored bytes
 *   stringify    stores the same as an object, and serializes it for each request
 *   passthrough  forwards each request to the upstream and the response to the client, without parsing them
 *
 * `PUT /<name>` stores the response to `POST /<name>` for the first two. The runner stores the response of creditgraph, so that
 * both send the same bytes.
 */
import { Agent, createServer, request as send } from 'node:http';
import { listen } from '../listen.js';
import { readBody } from '../read-body.js';
import { upstreamUrl } from '../upstream/upstream-url.js';

/** @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => unknown} Handler */

const NOTHING = Buffer.from('null');
const JSON_TYPE = 'application/json; charset=utf-8';

/** @returns {Handler} */
function stored() {
  /** @type {Map<string | undefined, Buffer>} */
  const stored = new Map();
  return async (request, response) => {
    const body = await readBody(request);
    if (request.method === 'PUT') {
      stored.set(request.url, body);
      response.end();
      return;
    }
    const sent = stored.get(request.url) ?? NOTHING;
    response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': sent.length });
    response.end(sent);
  };
}

/** @returns {Handler} */
function stringify() {
  /** @type {Map<string | undefined, unknown>} */
  const stored = new Map();
  return async (request, response) => {
    const body = await readBody(request);
    if (request.method === 'PUT') {
      stored.set(request.url, JSON.parse(String(body)));
      response.end();
      return;
    }
    const sent = JSON.stringify(stored.get(request.url) ?? null);
    response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': Buffer.byteLength(sent) });
    response.end(sent);
  };
}

/** @returns {Handler} */
function passthrough() {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { hostname, port } = new URL(upstreamUrl());
  return (request, response) => {
    const { method, url: path, headers } = request;
    const upstream = send({ agent, hostname, port, method, path, headers }, (received) => {
      response.writeHead(received.statusCode ?? 502, received.headers);
      received.pipe(response);
    });
    upstream.on('error', () => response.destroy());
    response.on('close', () => {
      // Otherwise a client that disconnects early would keep the upstream connection busy forever.
      if (!response.writableFinished) upstream.destroy();
    });
    request.pipe(upstream);
  };
}

/** @type {Record<string, () => Handler>} */
const limits = { stored, stringify, passthrough };
const limit = limits[process.argv[2] ?? ''];
if (limit === undefined) throw new Error(`the argument must be one of ${Object.keys(limits).join(', ')}`);
await listen(createServer(limit()));
