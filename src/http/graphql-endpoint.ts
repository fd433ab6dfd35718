import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
import type { AuditFacts } from '../audit/audit-entry.js';
import { AuditUnavailableError } from '../audit/audit-log.js';
import type { Caller } from '../auth/principal.js';
import { AUDIT_UNAVAILABLE } from '../graphql/audit/audit-refusal.js';
import type { Context } from '../graphql/context.js';
import { Answer } from './answer.js';
import { createAnswerKey } from './answer-key.js';
import type { Auditor } from './auditor.js';
import { callerOf } from './authentication.js';
import { clientGone } from './client-gone.js';
import { LANDING_PAGE_HEADERS } from './landing-page.js';
import { sendRefusal } from './refusal.js';
import { errorAnswer, refusalAnswer } from './request-errors.js';
import { sendAnswer } from './send-answer.js';
import type { RefusedOperation, SentOperation } from './sent-operation.js';

export interface GraphqlEndpointOptions {
  readonly apollo: ApolloServer<Context>;
  /** Makes what resolvers work with; `signal` ends when nobody waits for the answer any more. */
  readonly createContext: (requestId: string, caller: Caller, signal: AbortSignal) => Context;
  readonly answers: ShareAnswer;
  readonly auditor: Auditor;
  /** Which operation a request sends. */
  readonly sentOperation: (request: FastifyRequest) => SentOperation | RefusedOperation;
}

/** An answer that was made, and what it stands on; null when it is for this once. */
export interface MadeAnswer {
  readonly answer: Answer;
  /** What it tells of people, to be written down whenever it is given to somebody; null for nothing. */
  readonly facts: AuditFacts | null;
  readonly standsOn: Context['reads']['standsOn'];
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
}: GraphqlEndpointOptions): RouteHandlerMethod {
  const keyOf = createAnswerKey();

  async function make(
    request: FastifyRequest,
    sent: SentOperation,
    signal: AbortSignal,
  ): Promise<MadeAnswer> {
    const context = createContext(request.id, callerOf(request), signal);
    try {
      const answer = await ask(request, sent, context);
      return {
        answer,
        facts: auditor.factsOf(context),
        standsOn: answer.status === 200 ? context.reads.standsOn : null,
      };
    } finally {
      context.reads.release();
    }
  }

  async function ask(request: FastifyRequest, sent: SentOperation, context: Context): Promise<Answer> {
    let isExecuted = false;
    const {
      status = 200,
      headers,
      body,
    } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: toApollo(request, sent),
      context: async () => {
        isExecuted = true;
        return context;
      },
    });
    if (body.kind === 'chunked') throw new Error('Incremental delivery is not part of this graph');
    // What is refused before there is an operation, such as a body that is none, says nothing that could be kept.
    if (!isExecuted) context.reads.passing();
    // An answer that describes a borrower belongs in no cache on the way; Apollo sets this only where it knows of caching.
    const sentHeaders = { ...Object.fromEntries(headers), 'cache-control': 'no-store' };
    // What refuses an answer although it is made, such as a form that the client does not take, is told here.
    if (status >= 400) return errorAnswer(status, sentHeaders, body.string, request.id);
    return new Answer(status, sentHeaders, context.reads.madeElsewhere ?? Buffer.from(body.string));
  }

  async function answerPage(request: FastifyRequest, reply: FastifyReply) {
    const { body } = await apollo.executeHTTPGraphQLRequest({
      // In the form in which Apollo Server cannot take it for anything else: it has a list of its own to choose from.
      httpGraphQLRequest: {
        method: 'GET',
        headers: new HeaderMap([['accept', 'text/html']]),
        body: undefined,
        search: '',
      },
      context: async () => {
        throw new Error('Nothing is executed for the landing page');
      },
    });
    if (body.kind === 'chunked') throw new Error('The landing page is one piece');
    const headers = { 'content-type': 'text/html; charset=utf-8', ...LANDING_PAGE_HEADERS };
    return sendAnswer(request, reply, new Answer(200, headers, Buffer.from(body.string)));
  }

  async function answerLong(
    request: FastifyRequest,
    sent: SentOperation,
    reply: FastifyReply,
    key: string | null,
  ) {
    const signal = clientGone(reply);
    try {
      const made =
        key === null
          ? await make(request, sent, signal)
          : await answers.share(key, (waited) => make(request, sent, waited), signal);
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
    const sent = sentOperation(request);
    if ('code' in sent) {
      return sendAnswer(request, reply, refusalAnswer(sent, request.headers.accept, request.id));
    }
    const { method, headers } = request;
    const key = keyOf({ method, headers, body: sent.body }, caller);
    const kept = key === null ? undefined : answers.kept(key);
    if (kept === undefined) return answerLong(request, sent, reply, key);
    // Without a promise where there is nothing to wait for: small answers that are kept are most of the work.
    return kept.facts === null ? sendAnswer(request, reply, kept.answer) : give(request, reply, kept, true);
  };
}

function toApollo(request: FastifyRequest, sent: SentOperation): HTTPGraphQLRequest {
  return { method: request.method, headers: headersOf(request), ...sent };
}

function headersOf(request: FastifyRequest): HeaderMap {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}
