import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { Apollo } from '../apollo/server.js';
import type { AuditFacts } from '../audit/audit-entry.js';
import { AuditUnavailableError } from '../audit/audit-log.js';
import type { Caller } from '../auth/principal.js';
import type { Dependencies } from '../cache/dependencies.js';
import { AUDIT_UNAVAILABLE } from '../graphql/audit/audit-refusal.js';
import type { Context } from '../graphql/context.js';
import type { ErrorFormat } from '../graphql/error-format.js';
import type { PreparedDocument, Preparing } from '../operation/prepare.js';
import { Answer } from './answer.js';
import { answerKey } from './answer-key.js';
import type { Auditor } from './auditor.js';
import { callerOf } from './authentication.js';
import { clientGone } from './client-gone.js';
import { LANDING_PAGE_HEADERS } from './landing-page.js';
import { sendRefusal } from './refusal.js';
import { errorAnswer, negotiatedErrors } from './request-errors.js';
import { NOT_ACCEPTABLE, responseTypeOf } from './response-type.js';
import { sendAnswer } from './send-answer.js';
import type { RefusedOperation, SentOperation } from './sent-operation.js';

export interface GraphqlEndpointOptions {
  readonly apollo: Apollo;
  /** Makes what resolvers work with; `signal` ends when nobody waits for the answer any more. */
  readonly createContext: (
    requestId: string,
    caller: Caller,
    document: Pick<Context, 'prepared' | 'isTextSent'>,
    signal: AbortSignal,
  ) => Context;
  readonly prepare: Preparing['prepare'];
  readonly errorFormat: ErrorFormat;
  readonly answers: ShareAnswer;
  readonly auditor: Auditor;
  /** Which operation a request sends. */
  readonly sentOperation: (request: FastifyRequest) => SentOperation | RefusedOperation;
}

/** A response, with what is needed to give it to other callers. */
export interface MadeAnswer {
  readonly answer: Answer;
  /** What it tells of people, to be written down whenever it is given to somebody; null for nothing. */
  readonly facts: AuditFacts | null;
  /** The cached values that it was made from; null when it must not be cached. */
  readonly dependencies: Dependencies['cacheable'];
}

/** Answers that are given to all who ask the same. */
export interface ShareAnswer {
  /** The answer that is kept; undefined when there is none. */
  kept(key: string): MadeAnswer | undefined;
  /**
   * Makes an answer and keeps it for as long as what it stands on. Those who ask at once are given one that is made once,
   * unless it turns out to be for one alone.
   */
  share(
    key: string,
    make: (signal: AbortSignal) => Promise<MadeAnswer>,
    signal: AbortSignal,
  ): Promise<MadeAnswer>;
}

/** GET and POST `/graphql`: answers with bytes that are kept, or hands the request to Apollo Server. */
export function createGraphqlEndpoint({
  apollo,
  createContext,
  answers,
  auditor,
  sentOperation,
  prepare,
  errorFormat,
}: GraphqlEndpointOptions): RouteHandlerMethod {
  async function make(request: FastifyRequest, received: Received, signal: AbortSignal): Promise<MadeAnswer> {
    const { prepared, sent } = received;
    const document = { prepared, isTextSent: sent.isTextSent };
    const context = createContext(request.id, callerOf(request), document, signal);
    try {
      const { status, headers, body, hasOperation, hasErrors, hasData } = await apollo.execute(
        toApollo(request, received),
        context,
      );
      // Reports belong in no cache between this server and its clients. Apollo Server sets this only in some cases.
      const sentHeaders = { ...headers, 'cache-control': 'no-store' };
      const answer =
        status >= 400
          ? errorAnswer(status, sentHeaders, body.toString(), request.id)
          : new Answer(status, sentHeaders, body);
      const isCacheable = answer.status === 200 && hasOperation && !hasErrors;
      return {
        answer,
        facts: auditor.factsOf(context, hasData),
        dependencies: isCacheable ? context.dependencies.cacheable : null,
      };
    } finally {
      context.leases.release();
    }
  }

  async function answerPage(request: FastifyRequest, reply: FastifyReply) {
    const headers = { 'content-type': 'text/html; charset=utf-8', ...LANDING_PAGE_HEADERS };
    return sendAnswer(request, reply, new Answer(200, headers, Buffer.from(await apollo.landingPage())));
  }

  async function answerLong(
    request: FastifyRequest,
    received: Received,
    reply: FastifyReply,
    key: string | null,
  ) {
    const signal = clientGone(reply);
    try {
      const made =
        key === null
          ? await make(request, received, signal)
          : await answers.share(key, (waited) => make(request, received, waited), signal);
      return await give(request, reply, made, key !== null);
    } catch (error) {
      // Whoever has gone waits for nothing, and nobody is left to be told.
      if (signal.aborted) return reply.hijack();
      throw error;
    }
  }

  /**
   * Writes down who is given the answer, and sends it; an answer that cannot be written down does not leave.
   *
   * @param isRepeatable whether asking again would change nothing: a mutation has been carried out by now.
   */
  async function give(
    request: FastifyRequest,
    reply: FastifyReply,
    { answer, facts }: MadeAnswer,
    isRepeatable: boolean,
  ): Promise<FastifyReply> {
    if (facts !== null) {
      try {
        await auditor.note(facts, callerOf(request), request.id);
      } catch (error) {
        if (!(error instanceof AuditUnavailableError)) throw error;
        return sendRefusal(reply, { ...AUDIT_UNAVAILABLE, retryable: isRepeatable });
      }
    }
    return sendAnswer(request, reply, answer);
  }

  return (request, reply) => {
    const { caller } = request;
    if (caller === null) return answerPage(request, reply);
    // Before anything is executed: what a mutation has done would be lost with an answer that the client does not accept.
    const type = responseTypeOf(request.headers);
    if (type === null) return sendAnswer(request, reply, refusalAnswer(NOT_ACCEPTABLE, request));
    const sent = sentOperation(request);
    if ('code' in sent) return sendAnswer(request, reply, refusalAnswer(sent, request));
    const prepared = sent.document === null ? null : prepare(sent.document);
    if (prepared !== null && 'code' in prepared) {
      const errors = errorFormat.refuse(prepared, request.id, caller);
      return sendAnswer(request, reply, negotiatedErrors(400, {}, errors, request));
    }
    const { method } = request;
    const key = prepared === null ? null : answerKey({ method, type, body: sent.body }, prepared, caller);
    const kept = key === null ? undefined : answers.kept(key);
    if (kept === undefined) return answerLong(request, { sent, prepared, type }, reply, key);
    // Without a promise where there is nothing to wait for: small answers that are kept are most of the work.
    return kept.facts === null ? sendAnswer(request, reply, kept.answer) : give(request, reply, kept, true);
  };
}

interface Received {
  readonly sent: SentOperation;
  readonly prepared: PreparedDocument | null;
  /** The media type of the answer. */
  readonly type: string;
}

/** The answer to what is refused before anything of it is parsed. */
function refusalAnswer(
  { status, headers = {}, code, message }: RefusedOperation,
  request: FastifyRequest,
): Answer {
  return negotiatedErrors(status, headers, [{ message, extensions: { code } }], request);
}

function toApollo(request: FastifyRequest, { sent, type }: Received): HTTPGraphQLRequest {
  const { body, search } = sent;
  const headers = headersOf(request);
  // Apollo Server negotiates once more, after it has executed the operation; this leaves it one choice.
  headers.set('accept', type);
  return { method: request.method, headers, body, search };
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
