import ky, { type KyInstance, type Options } from 'ky';
import type { Secret } from '../lib/secret.js';
import { CircuitOpenError } from '../resilience/circuit-breaker.js';
import {
  createPolicy,
  OutOfTimeError,
  type Policy,
  type PolicyOptions,
  type PolicyState,
  QueueFullError,
  TooLateError,
} from '../resilience/policy.js';
import { bytesOf, networkCode, type UpstreamBytes } from './bytes.js';
import type { BytesEndpoint, Endpoint, EndpointKind } from './endpoint.js';
import {
  OutcomeUnknownError,
  PlaidError,
  UpstreamBusyError,
  UpstreamTimeoutError,
  UpstreamUnavailableError,
} from './errors.js';
import { MalformedResponseError } from './malformed-response.js';
import { parsePlaidError } from './parse-error.js';
import { parseJson, parseResponse, Unreadable } from './parse-response.js';
import {
  type CallKind,
  type CallObserver,
  NO_OBSERVER,
  observed,
  type PlaidObserver,
} from './plaid-observer.js';
import { boundedBody, CONNECTION_FAILED, createTransport, type Transport } from './transport.js';

/** Calls Plaid with one pair of keys. Every call takes its caller's signal and observer, and begins only if enough of its time is left. */
export interface PlaidClient {
  /**
   * @param observer is told of this call only.
   * @throws {PlaidError} when Plaid refuses the call.
   * @throws {UpstreamTimeoutError} when too little of the caller's time is left. The call was not made.
   * @throws {UpstreamTimeoutError | UpstreamUnavailableError} when a read got no response.
   * @throws {OutcomeUnknownError} when a call that changes something was sent and got no usable response.
   * @throws {MalformedResponseError} when the response to a read is not JSON in UTF-8, is damaged, or lacks a guaranteed field.
   */
  call<Request extends object, Response extends object>(
    endpoint: Endpoint<Request, Response>,
    request: Request,
    signal?: AbortSignal,
    observer?: CallObserver,
  ): Promise<Response>;

  /**
   * The whole body of the response to a read, decompressed and not parsed.
   *
   * @throws the errors of `call`, except those of parsing the decompressed body.
   */
  read<Request extends object, Response extends object>(
    endpoint: Endpoint<Request, Response>,
    request: Request,
    signal?: AbortSignal,
    observer?: CallObserver,
  ): Promise<Buffer>;

  /**
   * Streams the unchanged bytes of a response: for PDFs, and for JSON exactly as Plaid wrote it. A request that was sent
   * is never repeated, because Plaid bills each PDF.
   *
   * @throws the errors of `call`, before the first byte. After it, the body fails with UpstreamUnavailableError when Plaid
   * closes the connection early, with UpstreamTimeoutError when no more bytes arrive, and with MalformedResponseError when
   * decompression fails.
   */
  stream<Request extends object>(
    endpoint: BytesEndpoint<Request>,
    request: Request,
    signal?: AbortSignal,
    observer?: CallObserver,
  ): Promise<UpstreamBytes>;
}

/** A client that can be closed. */
export interface OwnedPlaidClient extends PlaidClient {
  /** The calls of each kind, at the moment. */
  readonly states: Readonly<Record<CallKind, PolicyState>>;
  /** Closes the connections after the pending responses, or after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

export interface PlaidClientOptions {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly secret: Secret;
  /** The largest response that is read whole, in bytes after decompression. */
  readonly maxBytes: number;
  /** Is told of calls. */
  readonly observer?: PlaidObserver;
  /** In ms, by class of endpoint. */
  readonly timeouts: {
    readonly read: { readonly attemptMs: number; readonly totalMs: number; readonly retries: number };
    readonly create: { readonly attemptMs: number };
    readonly refresh: { readonly attemptMs: number };
    /** The longest wait for the first byte, and for each chunk after it. */
    readonly bytes: { readonly attemptMs: number };
  };
}

/** The version of Plaid's API that the wire types describe. Without the header, the default of the Dashboard applies. */
const PLAID_VERSION = '2020-09-14';

/** Connection errors before any byte of the request was sent. */
const UNSENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

export function createPlaidClient({
  baseUrl,
  clientId,
  secret,
  timeouts,
  maxBytes,
  observer = NO_OBSERVER,
}: PlaidClientOptions): OwnedPlaidClient {
  const headers = {
    'PLAID-CLIENT-ID': clientId,
    'PLAID-SECRET': secret.reveal(),
    'Plaid-Version': PLAID_VERSION,
  };
  const http = ky.create({
    prefixUrl: baseUrl,
    // The policy of the endpoint's kind sets deadlines and retries. `refusalOf` makes the errors.
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    // fetch would send the header with the secret to the target of a redirect.
    redirect: 'manual',
  });
  const whole = http.extend({
    hooks: { beforeRequest: [(_request, { context }) => (context as WholeCall).respond()] },
  });
  const streamed = http.extend({ headers });
  const transport = createTransport({ baseUrl, headers, maxBytes });
  const policyOf = (
    kind: CallKind,
    options: Pick<PolicyOptions, 'attemptMs' | 'totalMs' | 'retries' | 'retryPause'>,
  ) =>
    createPolicy({
      ...options,
      isOutage,
      bulkhead: QUEUES[kind],
      onRetry: () => observer.onRetry(kind),
      onChange: (change) => observer.onCircuit(kind, change),
    });
  const policies: Record<CallKind, Policy> = {
    read: policyOf('read', { ...timeouts.read, retryPause: pauseOfRead }),
    create: policyOf('create', { ...timeouts.create, retries: 2, retryPause: pauseIfUnsent }),
    refresh: policyOf('refresh', { ...timeouts.refresh, retries: 0, retryPause: () => null }),
    bytes: policyOf('bytes', {
      ...timeouts.bytes,
      totalMs: timeouts.bytes.attemptMs + RETRY_BYTES_MS,
      retries: 2,
      retryPause: pauseIfUnsent,
    }),
  };

  async function read<Request extends object, Response extends object>(
    endpoint: Endpoint<Request, Response>,
    request: Request,
    signal?: AbortSignal,
    ofCaller?: CallObserver,
  ): Promise<Buffer> {
    const { path, kind } = endpoint;
    const observers = [observer, ofCaller];
    let resends = -1;
    try {
      return await policies[kind].execute((attempt) => {
        resends += 1;
        return observed({ baseUrl, path, kind, resends, observers, caller: signal }, () =>
          post({ http: whole, transport, endpoint, request, signal: attempt }),
        );
      }, signal);
    } catch (error) {
      throw settle(error, endpoint);
    }
  }

  return {
    async call(endpoint, request, signal, ofCaller) {
      const body = await read(endpoint, request, signal, ofCaller);
      try {
        return parseResponse(endpoint, body);
      } catch (error) {
        throw settle(error, endpoint);
      }
    },

    read,

    async stream({ path, contentType }, request, signal, ofCaller) {
      // Outlives the policy's attempt: the body is still read after the attempt has ended.
      const stopped = new AbortController();
      const reading = stopped.signal;
      const onAbort = () => stopped.abort(signal?.reason);
      if (signal?.aborted) onAbort();
      else signal?.addEventListener('abort', onAbort, { once: true });
      const observers = [observer, ofCaller];
      let resends = -1;
      try {
        return await policies.bytes.execute((attempt) => {
          resends += 1;
          return observed({ baseUrl, path, kind: 'bytes', resends, observers, caller: signal }, async () => {
            const stop = () => stopped.abort();
            attempt.addEventListener('abort', stop);
            const response = await send(streamed, path, { json: request, signal: reading }, reading);
            if (!response.ok) {
              const body = await boundedBody(path, response, maxBytes);
              throw refusalOf({ path, kind: 'read' }, response, body);
            }
            const value = await bytesOf(path, contentType, response, timeouts.bytes.attemptMs);
            attempt.removeEventListener('abort', stop);
            return { httpStatus: response.status, value };
          });
        }, signal);
      } catch (error) {
        stopped.abort();
        throw settle(error, { path, kind: 'read' });
      }
    },

    get states() {
      const { read, create, refresh, bytes } = policies;
      return { read: read.state, create: create.state, refresh: refresh.state, bytes: bytes.state };
    },

    close: (graceMs) => transport.close(graceMs),
  };
}

/** The context of a call whose response is read whole. A type and not an interface: ky wants an index signature. */
type WholeCall = {
  /** Takes the place of `fetch`, for which ky would clone the Request. */
  readonly respond: () => Promise<Response>;
};

async function post<Request extends object, Response extends object>({
  http,
  transport,
  endpoint: { path, kind },
  request,
  signal,
}: {
  readonly http: KyInstance;
  readonly transport: Transport;
  readonly endpoint: Endpoint<Request, Response>;
  readonly request: Request;
  readonly signal: AbortSignal;
}): Promise<{ readonly httpStatus: number; readonly value: Buffer }> {
  // The transport gets the body and the signal, not ky: it would make a stream of the one, and two more of the other.
  const context: WholeCall = { respond: () => transport.post(path, JSON.stringify(request), signal) };
  const response = await send(http, path, { context }, signal);
  const body = transport.bodyOf(response);
  if (!response.ok) throw refusalOf({ path, kind }, response, body);
  return { httpStatus: response.status, value: body };
}

async function send(
  http: KyInstance,
  path: string,
  options: Pick<Options, 'context' | 'json' | 'signal'>,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await http.post(path.slice(1), options);
  } catch (error) {
    signal.throwIfAborted();
    // The response had begun, so its body failed.
    if (error instanceof MalformedResponseError || error instanceof UpstreamUnavailableError) throw error;
    throw new UpstreamUnavailableError(path, !UNSENT.has(networkCode(error)), CONNECTION_FAILED, {
      cause: error,
    });
  }
}

/** The error of a response that is not 2xx: Plaid's own error, or the status of a proxy in front of Plaid. */
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

/** The error for the caller. After a lost response, a read can be repeated, but the outcome of a change is unknown. */
function settle(error: unknown, { path, kind }: { path: string; kind: EndpointKind }): unknown {
  if (error instanceof QueueFullError) return new UpstreamBusyError(path, { cause: error });
  if (error instanceof CircuitOpenError) {
    const { retryAfterMs } = error;
    return new UpstreamUnavailableError(path, false, CIRCUIT_OPEN, { cause: error, retryAfterMs });
  }
  const lost =
    error instanceof OutOfTimeError ||
    error instanceof MalformedResponseError ||
    (error instanceof UpstreamUnavailableError && error.sent);
  if (lost && kind !== 'read') return new OutcomeUnknownError(path, { cause: error });
  if (error instanceof OutOfTimeError) return new UpstreamTimeoutError(path, { cause: error });
  if (error instanceof TooLateError) return new UpstreamTimeoutError(path, { cause: error, sent: false });
  return error;
}

/**
 * How many calls of each kind run at once, and how many more wait. A kind of call that hangs fills only its own queue. For
 * `bytes`, a call ends with its first byte.
 */
const QUEUES = {
  read: { concurrent: 64, queue: 64 },
  create: { concurrent: 32, queue: 64 },
  refresh: { concurrent: 64, queue: 64 },
  bytes: { concurrent: 32, queue: 64 },
} as const;

/** Whether an error means that Plaid is down. A refusal, for example of a token, means that Plaid works. */
function isOutage(error: unknown): boolean {
  return (
    error instanceof UpstreamUnavailableError || (error instanceof PlaidError && error.httpStatus >= 500)
  );
}

/** A read may be retried after an outage, and after a 429 if Plaid says how long to wait. An earlier retry would use the same quota. */
function pauseOfRead(error: Error): number | null {
  if (error instanceof PlaidError && error.httpStatus === 429) return error.retryAfterMs;
  return isOutage(error) ? 0 : null;
}

function pauseIfUnsent(error: Error): number | null {
  return error instanceof UpstreamUnavailableError && !error.sent ? 0 : null;
}

/** The additional time for the first byte of a file when the connection failed before, in ms. */
const RETRY_BYTES_MS = 5_000;

const CIRCUIT_OPEN = 'Plaid has failed repeatedly, so it was not called';
