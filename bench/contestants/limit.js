/**
 * What a server on plain `node:http` can do at best, by its argument:
 *
 *   stored       sends bytes that it holds
 *   stringify    holds the same as an object, and serialises it for each request
 *   passthrough  hands each request to the upstream and its answer back, and reads neither
 *
 * `PUT /<name>` gives the first two what they answer to `POST /<name>`: the runner hands in creditgraph's own answer, so
 * that both send byte for byte the same.
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
  const answers = new Map();
  return async (request, response) => {
    const body = await readBody(request);
    if (request.method === 'PUT') {
      answers.set(request.url, body);
      response.end();
      return;
    }
    const answer = answers.get(request.url) ?? NOTHING;
    response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': answer.length });
    response.end(answer);
  };
}

/** @returns {Handler} */
function stringify() {
  /** @type {Map<string | undefined, unknown>} */
  const answers = new Map();
  return async (request, response) => {
    const body = await readBody(request);
    if (request.method === 'PUT') {
      answers.set(request.url, JSON.parse(String(body)));
      response.end();
      return;
    }
    const answer = JSON.stringify(answers.get(request.url) ?? null);
    response.writeHead(200, { 'content-type': JSON_TYPE, 'content-length': Buffer.byteLength(answer) });
    response.end(answer);
  };
}

/** @returns {Handler} */
function passthrough() {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const { hostname, port } = new URL(upstreamUrl());
  return (request, response) => {
    const { method, url: path, headers } = request;
    const upstream = send({ agent, hostname, port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    upstream.on('error', () => response.destroy());
    response.on('close', () => {
      // Else a client that leaves early keeps the connection to the upstream busy for good.
      if (!response.writableFinished) upstream.destroy();
    });
    request.pipe(upstream);
  };
}

/** @type {Record<string, () => Handler>} */
const limits = { stored, stringify, passthrough };
const limit = limits[process.argv[2] ?? ''];
if (limit === undefined) throw new Error(`one of ${Object.keys(limits).join(', ')} is needed`);
await listen(createServer(limit()));
