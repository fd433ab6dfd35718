import { isUtf8 } from 'node:buffer';
import ky, { type KyInstance, type Options } from 'ky';
import { isObject } from '../lib/is-object.js';
import { kindOf } from '../lib/kind-of.js';
import type { Secret } from '../lib/secret.js';
import { createPolicy, OutOfTimeError, type Policy } from '../resilience/policy.js';
import { bytesOf, networkCode, type UpstreamBytes } from './bytes.js';
import type { BytesEndpoint, Endpoint, EndpointKind } from './endpoint.js';
import { OutcomeUnknownError, PlaidError, UpstreamTimeoutError, UpstreamUnavailableError } from './errors.js';
import { MalformedAnswerError } from './malformed-answer.js';
import { parsePlaidError } from './parse-error.js';
import { boundedBody, CONNECTION_FAILED, createTransport, type Transport } from './transport.js';

/** Calls Plaid. One for the process; every call takes the signal of whoever waits for it. */
export interface PlaidClient {
  /**
   * @throws {PlaidError} when Plaid says no.
   * @throws {UpstreamTimeoutError | UpstreamUnavailableError} when a read got no answer.
   * @throws {OutcomeUnknownError} when a call that changes something was sent and got no usable answer.
   * @throws {MalformedAnswerError} when a read's answer is not JSON in UTF-8, is damaged, or lacks a guaranteed field.
   */
  call<Request extends object, Response extends object>(
    endpoint: Endpoint<Request, Response>,
    request: Request,
    signal?: AbortSignal,
  ): Promise<Response>;

  /**
   * The whole body of a read's answer, for whoever reads it elsewhere or wants to know its length.
   *
   * @throws what `call` throws, but for what the body says once it is decompressed.
   */
  read<Request extends object, Response extends object>(
    endpoint: Endpoint<Request, Response>,
    request: Request,
    signal?: AbortSignal,
  ): Promise<Buffer>;

  /**
   * The bytes of an answer, untouched and as they come: for PDFs, and for JSON that is to be kept as Plaid wrote it.
   * Asked once: Plaid bills each PDF.
   *
   * @throws what `call` throws, before the first byte. After it, the body fails with UpstreamUnavailableError when Plaid
   * hangs up early, with UpstreamTimeoutError when it falls silent, and with MalformedAnswerError when its compression is
   * damaged.
   */
  stream<Request extends object>(
    endpoint: BytesEndpoint<Request>,
    request: Request,
    signal?: AbortSignal,
  ): Promise<UpstreamBytes>;
}

/** A client as its owner has it. */
export interface OwnedPlaidClient extends PlaidClient {
  /** Closes its connections once nobody waits for an answer. */
  close(): Promise<void>;
}

export interface PlaidClientOptions {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly secret: Secret;
  /** How large an answer may be that is read as a whole, in bytes after decompression. */
  readonly maxBytes: number;
  /** In ms, by class of endpoint. */
  readonly timeouts: {
    readonly read: { readonly attemptMs: number; readonly totalMs: number; readonly retries: number };
    readonly create: { readonly attemptMs: number };
    readonly refresh: { readonly attemptMs: number };
    /** Until the first byte, and for each silence after it. */
    readonly bytes: { readonly attemptMs: number };
  };
}

/** The version of Plaid's API that the wire types describe; without the header the Dashboard's default would apply. */
const PLAID_VERSION = '2020-09-14';

/** Failures of the connection itself, before a byte of the request could leave. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

export function createPlaidClient({
  baseUrl,
  clientId,
  secret,
  timeouts,
  maxBytes,
}: PlaidClientOptions): OwnedPlaidClient {
  const http = ky.create({
    prefixUrl: baseUrl,
    headers: { 'PLAID-CLIENT-ID': clientId, 'PLAID-SECRET': secret.reveal(), 'Plaid-Version': PLAID_VERSION },
    // Deadlines and retries belong to the policy of the endpoint's kind, errors to `answer` below.
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    // The secret is in a header of ours, which fetch would carry along to wherever a redirect points.
    redirect: 'manual',
  });
  const transport = createTransport(baseUrl, maxBytes);
  const policies: Record<EndpointKind, Policy> = {
    read: createPolicy({ ...timeouts.read, shouldRetry: isPassing }),
    create: createPolicy({ ...timeouts.create, retries: 2, shouldRetry: isUnsent }),
    refresh: createPolicy({ ...timeouts.refresh, retries: 0, shouldRetry: () => false }),
  };
  const bytes = createPolicy({ ...timeouts.bytes, retries: 2, shouldRetry: isUnsent });

  async function read<Request extends object, Response extends object>(
    endpoint: Endpoint<Request, Response>,
    request: Request,
    signal?: AbortSignal,
  ): Promise<Buffer> {
    try {
      return await policies[endpoint.kind].execute(
        (attempt) => post(http, transport, endpoint, request, attempt),
        signal,
      );
    } catch (error) {
      throw settle(error, endpoint);
    }
  }

  return {
    async call(endpoint, request, signal) {
      const body = await read(endpoint, request, signal);
      try {
        return parseAnswer(endpoint, body);
      } catch (error) {
        throw settle(error, endpoint);
      }
    },

    read,

    async stream({ path, contentType }, request, signal) {
      // Outlives the policy's attempt: the body is read long after the answer has begun.
      const stopped = new AbortController();
      const reading = signal === undefined ? stopped.signal : AbortSignal.any([signal, stopped.signal]);
      try {
        return await bytes.execute(async (attempt) => {
          const stop = () => stopped.abort();
          attempt.addEventListener('abort', stop);
          const response = await send(http, path, { json: request }, reading);
          if (!response.ok) {
            throw refusalOf({ path, kind: 'read' }, response, await boundedBody(path, response, maxBytes));
          }
          const answer = await bytesOf(path, contentType, response, timeouts.bytes.attemptMs);
          attempt.removeEventListener('abort', stop);
          return answer;
        }, signal);
      } catch (error) {
        stopped.abort();
        throw settle(error, { path, kind: 'read' });
      }
    },

    close: () => transport.close(),
  };
}

async function post<Request extends object, Response extends object>(
  http: KyInstance,
  transport: Transport,
  { path, kind }: Endpoint<Request, Response>,
  request: Request,
  signal: AbortSignal,
): Promise<Buffer> {
  const response = await send(http, path, { fetch: transport.fetchWith(JSON.stringify(request)) }, signal);
  const body = transport.bodyOf(response);
  if (!response.ok) throw refusalOf({ path, kind }, response, body);
  return body;
}

/**
 * What a body says, once it is known to be an answer of this endpoint's.
 *
 * @param parse reads JSON, and throws what it likes when it is none.
 * @throws {MalformedAnswerError} when it is not JSON in UTF-8 or lacks a guaranteed field.
 */
export function parseAnswer<Request, Response extends object>(
  { path, guaranteed }: Endpoint<Request, Response>,
  bytes: Uint8Array,
  parse: (json: Uint8Array) => unknown = parseWhole,
): Response {
  const body = parseJson(bytes, parse);
  if (body instanceof Unreadable || !isObject(body)) {
    const got = body instanceof Unreadable ? body.what : kindOf(body);
    throw new MalformedAnswerError(path, '', `expected a JSON object, got ${got}`);
  }
  for (const field of guaranteed) {
    if (typeof body[field] !== 'string' || body[field] === '') {
      throw new MalformedAnswerError(path, field, `expected a string, got ${kindOf(body[field])}`);
    }
  }
  return body as Response;
}

async function send(
  http: KyInstance,
  path: string,
  options: Pick<Options, 'fetch' | 'json'>,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await http.post(path.slice(1), { ...options, signal });
  } catch (error) {
    signal.throwIfAborted();
    // The answer had begun: what failed is its body.
    if (error instanceof MalformedAnswerError || error instanceof UpstreamUnavailableError) throw error;
    throw new UpstreamUnavailableError(path, !UNSENT.has(networkCode(error)), CONNECTION_FAILED, {
      cause: error,
    });
  }
}

/** The error of an answer that is not 2xx: Plaid's own, or that of something which answered in its place. */
function refusalOf(
  { path, kind }: { path: string; kind: EndpointKind },
  response: Response,
  bytes: Buffer,
): Error {
  const body = parseJson(bytes);
  return (
    parsePlaidError({ path, kind }, response.status, response.headers, body) ??
    new UpstreamUnavailableError(
      path,
      true,
      body instanceof Unreadable
        ? `HTTP ${response.status} with ${body.what}`
        : `HTTP ${response.status} without an error of Plaid's`,
    )
  );
}

/** What a caller of `call` is told: a lost answer means something else for a read than for a change. */
function settle(error: unknown, { path, kind }: { path: string; kind: EndpointKind }): unknown {
  const lost =
    error instanceof OutOfTimeError ||
    error instanceof MalformedAnswerError ||
    (error instanceof UpstreamUnavailableError && error.sent);
  if (lost && kind !== 'read') return new OutcomeUnknownError(path, { cause: error });
  if (error instanceof OutOfTimeError) return new UpstreamTimeoutError(path, { cause: error });
  return error;
}

/** Failures of a read that the next attempt may not meet. A 429 is not among them: retrying spends the same quota. */
function isPassing(error: Error): boolean {
  return (
    error instanceof UpstreamUnavailableError || (error instanceof PlaidError && error.httpStatus >= 500)
  );
}

function isUnsent(error: Error): boolean {
  return error instanceof UpstreamUnavailableError && !error.sent;
}

/** A body that cannot be parsed, and what it is instead of JSON. Quotes nothing of it. */
class Unreadable {
  constructor(readonly what: string) {}
}

/** Parses all of a body. @throws {SyntaxError} when it is no JSON. */
export function parseWhole({ buffer, byteOffset, byteLength }: Uint8Array): unknown {
  // Not from Latin-1, though that is faster: a long text made of it lies outside the heap, and has all of it collected.
  return JSON.parse(Buffer.from(buffer, byteOffset, byteLength).toString());
}

/**
 * Decoding replaces bytes that are not UTF-8 with U+FFFD and says nothing, so they are looked for before. RFC 8259 forbids a
 * byte order mark, and the parser would only say that the text is not JSON.
 */
function parseJson(bytes: Uint8Array, parse = parseWhole): unknown {
  if (!isUtf8(bytes)) return new Unreadable('bytes that are not UTF-8');
  if (BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte)) {
    return new Unreadable('text that begins with a byte order mark');
  }
  try {
    return parse(bytes);
  } catch {
    // The parser's own message quotes the text; what matters here is only that it is not JSON.
    return new Unreadable('text that is not JSON, or is cut off');
  }
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
