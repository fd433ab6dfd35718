import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Apollo } from '../apollo/server.js';
import { AuditUnavailableError } from '../audit/audit-log.js';
import { AUDIT_UNAVAILABLE } from '../graphql/audit/audit-refusal.js';
import type { Context, OperationRequest } from '../graphql/context.js';
import type { ErrorFormat } from '../graphql/errors/error-format.js';
import { formatProblem } from '../graphql/errors/problem.js';
import { Deadline, DeadlineExceededError } from '../lib/deadline.js';
import type { Turns } from '../lib/turns.js';
import type { Failure } from '../operation/failure.js';
import type { InvalidDocument, PreparedDocument, PrepareInTurn } from '../operation/prepare.js';
import { EncodableResponse } from '../responses/encodable-response.js';
import type { CachedResponse, ResponseCache } from '../responses/response-cache.js';
import { responseCacheKey } from '../responses/response-cache-key.js';
import type { Auditor } from './auditor.js';
import { callerOf } from './authentication.js';
import { clientGone } from './client-gone.js';
import { type EndedOperation, type EndOperation, outcomeOf, startOperation } from './ended-operation.js';
import { apolloErrorsResponse, errorsResponse, refusalResponse, sendRefusal } from './errors.js';
import { LANDING_PAGE_HEADERS } from './landing-page.js';
import { type OperationHeaders, operationHeadersOf } from './operation-headers.js';
import { OperationTrace, type Trace, traceOfOther } from './operation-trace.js';
import { NOT_READ_ONLY } from './read-only.js';
import type { ReadRequestOperation, RequestOperation } from './request-operation.js';
import { JSON_TYPE, NOT_ACCEPTABLE, responseTypeOf } from './response-type.js';
import { sendResponse } from './send-response.js';
import type { StreamEndpoint } from './subscriptions/stream-endpoint.js';
import { framingOf } from './subscriptions/stream-type.js';
import { operationObserverOf } from './traced-request.js';

export interface GraphqlEndpointOptions {
  readonly apollo: Apollo;
  readonly createContext: (request: OperationRequest) => Context;
  readonly prepare: PrepareInTurn;
  /** Operations that are executed begin in turn. */
  readonly turns: Pick<Turns, 'next'>;
  readonly errorFormat: ErrorFormat;
  readonly responses: ResponseCache;
  readonly auditor: Auditor;
  readonly readOperation: ReadRequestOperation;
  /** Responds to subscriptions. */
  readonly stream: StreamEndpoint;
  /** Called with the errors of an executed operation, unless its response has no data: then they are `refusals` of the request. */
  readonly onFailures: (failures: readonly Failure[], requestId: string) => void;
  /** Called when an operation that was prepared has its response, or its client has disconnected. Absent when nobody measures. */
  readonly onOperation?: ((ended: EndedOperation) => void) | undefined;
}

/** GET and POST `/graphql`: sends a cached response, or has Apollo Server execute the operation. */
export function createGraphqlEndpoint({
  apollo,
  createContext,
  responses,
  auditor,
  readOperation,
  stream,
  onFailures,
  onOperation,
  prepare,
  turns,
  errorFormat,
}: GraphqlEndpointOptions): RouteHandlerMethod {
  async function execute(
    received: Received,
    trace: OperationTrace | null,
    signal: AbortSignal,
  ): Promise<CachedResponse> {
    const turn = turns.next();
    if (turn !== null) await turn;
    const { request, operation, prepared, headers: sent } = received;
    const observer = operationObserverOf(request, trace);
    const deadline = new Deadline(signal);
    const context = createContext({
      requestId: request.id,
      caller: callerOf(request),
      prepared,
      isTextSent: operation.isTextSent,
      idempotencyKey: sent.idempotencyKey,
      limitTime: (limitMs) => deadline.limit(limitMs),
      signal: deadline.signal,
      observer,
    });
    let errorCodes: readonly string[] = [];
    try {
      const { status, headers, body, hasOperation, failures, hasData } = await apollo.execute(
        toApollo(received),
        context,
      );
      // No proxy may cache reports. Apollo Server sets this header only in some cases.
      const sentHeaders = { ...headers, 'cache-control': 'no-store' };
      const response =
        status >= 400
          ? apolloErrorsResponse({ status, headers: sentHeaders, body: body.toString() }, request)
          : new EncodableResponse(status, sentHeaders, body);
      errorCodes = failures.map(({ code }) => code);
      if (status < 400 && failures.length > 0 && !signal.aborted) onFailures(failures, request.id);
      const isCacheable = response.status === 200 && hasOperation && failures.length === 0;
      return {
        response,
        facts: auditor.factsOf(context, hasData),
        outcome: outcomeOf(response.status, failures, hasData),
        dependencies: isCacheable ? context.dependencies.cacheable : null,
        freshUntil: context.dependencies.freshUntil,
      };
    } finally {
      context.leases.release();
      observer.onEnd({
        kind: context.record.kind,
        estimatedCost: context.record.estimatedCost,
        work: context.work.units,
        errorCodes,
      });
      deadline.clear();
    }
  }

  async function sendLandingPage(request: FastifyRequest, reply: FastifyReply) {
    const headers = { 'content-type': 'text/html; charset=utf-8', ...LANDING_PAGE_HEADERS };
    const page = Buffer.from(await apollo.landingPage());
    return sendResponse(request, reply, new EncodableResponse(200, headers, page));
  }

  async function sendExecuted(received: Received, reply: FastifyReply, key: string | null) {
    const {
      request,
      headers: { timeoutMs },
      end,
    } = received;
    const trace = isTraced(request) ? new OperationTrace() : null;
    const gone = clientGone(reply);
    const wait = timeoutMs === null ? null : new Deadline(gone);
    if (timeoutMs !== null) wait?.limit(timeoutMs);
    const signal = wait?.signal ?? gone;
    try {
      const made =
        key === null
          ? await execute(received, trace, signal)
          : await responses.load(key, (waited) => execute(received, trace, waited), signal);
      return await sendAudited(received, reply, made, {
        isRepeatable: key !== null,
        trace: trace && (trace.executed ?? traceOfOther('shared', made.dependencies ?? [])),
      });
    } catch (error) {
      // The client has disconnected.
      if (gone.aborted) {
        end('cancelled');
        return reply.hijack();
      }
      end('failed');
      if (error instanceof DeadlineExceededError)
        return sendRefusal(reply, { problem: formatProblem(error) });
      throw error;
    } finally {
      wait?.clear();
    }
  }

  /**
   * Sends a response after it is in the audit log. If it cannot be logged, it is not sent.
   *
   * @param sending.isRepeatable false for a mutation, which has already been executed.
   * @param sending.trace is added to this copy of the response only.
   */
  async function sendAudited(
    { request, end }: Pick<Received, 'request' | 'end'>,
    reply: FastifyReply,
    { response, facts, outcome }: CachedResponse,
    { isRepeatable, trace }: { readonly isRepeatable: boolean; readonly trace: Trace | null },
  ): Promise<FastifyReply> {
    if (facts !== null) {
      try {
        await auditor.note(facts, callerOf(request), request.id);
      } catch (error) {
        end('failed');
        if (!(error instanceof AuditUnavailableError)) throw error;
        return sendRefusal(reply, { problem: { ...AUDIT_UNAVAILABLE, retryable: isRepeatable } });
      }
    }
    end(outcome);
    const sent = trace === null ? response : response.withExtensions({ trace });
    return sendResponse(request, reply, sent, { turns });
  }

  /**
   * Responds to a request that names one operation.
   *
   * @param prepared is null when the request has no document, which Apollo Server reports.
   */
  function respond(
    { request, operation, accepted, headers }: Accepted,
    prepared: PreparedDocument | InvalidDocument | null,
    reply: FastifyReply,
  ): unknown {
    const caller = callerOf(request);
    if (prepared !== null && 'code' in prepared) {
      const errors = errorFormat.refuse(prepared, request.id, caller);
      return sendResponse(request, reply, errorsResponse({ status: 400, errors }, request));
    }
    const named = prepared?.operation(operation.name) ?? null;
    if (headers.isReadOnly && named?.kind === 'mutation') {
      return sendResponse(request, reply, refusalResponse({ problem: NOT_READ_ONLY }, request));
    }
    if (prepared !== null && named?.kind === 'subscription') {
      return stream({ request, operation, prepared, subscription: named }, reply);
    }
    if (accepted === null && named !== null) {
      return sendResponse(request, reply, refusalResponse({ problem: NOT_ACCEPTABLE }, request));
    }
    const type = accepted ?? JSON_TYPE;
    const key =
      prepared === null
        ? null
        : responseCacheKey({ method: request.method, type, body: operation.body }, prepared, caller);
    const cached = key === null ? undefined : responses.get(key);
    const end = startOperation(onOperation, {
      requestId: request.id,
      prepared,
      name: operation.name,
      isCached: cached !== undefined,
    });
    if (cached === undefined)
      return sendExecuted({ request, operation, prepared, type, headers, end }, reply, key);
    const trace = isTraced(request) ? traceOfOther('cached', cached.dependencies ?? []) : null;
    // Without a promise where possible: small cached responses are the most frequent case.
    if (cached.facts !== null || trace !== null)
      return sendAudited({ request, end }, reply, cached, { isRepeatable: true, trace });
    end(cached.outcome);
    return sendResponse(request, reply, cached.response, { turns });
  }

  return (request, reply) => {
    if (request.caller === null) return sendLandingPage(request, reply);
    // Checked before execution: otherwise a client would not see the result of its mutation.
    const accepted = responseTypeOf(request.headers);
    // A client of streams alone may send a subscription.
    if (accepted === null && framingOf(request.headers) === null) {
      return sendResponse(request, reply, refusalResponse({ problem: NOT_ACCEPTABLE }, request));
    }
    const headers = operationHeadersOf(request);
    if ('problem' in headers) return sendResponse(request, reply, refusalResponse(headers, request));
    const operation = readOperation(request);
    if ('problem' in operation) return sendResponse(request, reply, refusalResponse(operation, request));
    const received: Accepted = { request, operation, accepted, headers };
    const { document } = operation;
    if (document === null) return respond(received, null, reply);
    const prepared = prepare(document);
    return prepared instanceof Promise
      ? prepared.then((later) => respond(received, later, reply))
      : respond(received, prepared, reply);
  };
}

function isTraced({ caller }: FastifyRequest): boolean {
  return caller?.principal.scopes.has('debug:read') ?? false;
}

/** A request with one operation, whose document may be invalid. */
interface Accepted {
  readonly request: FastifyRequest;
  readonly operation: RequestOperation;
  /** The media type of a response; null when the client accepts streams alone. */
  readonly accepted: string | null;
  readonly headers: OperationHeaders;
}

interface Received extends Omit<Accepted, 'accepted'> {
  readonly prepared: PreparedDocument | null;
  /** The media type of the response. */
  readonly type: string;
  readonly end: EndOperation;
}

function toApollo({ request, operation: { body, search }, type }: Received): HTTPGraphQLRequest {
  const headers = headersOf(request);
  // Apollo Server negotiates again after execution. With one media type it has one choice, and without the header it takes its default.
  if (type === JSON_TYPE) headers.delete('accept');
  else headers.set('accept', type);
  return { method: request.method, headers, body, search };
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
