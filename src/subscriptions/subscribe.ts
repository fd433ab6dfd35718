import {
  createSourceEventStream,
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getVariableValues,
} from 'graphql';
import { AuditUnavailableError } from '../audit/audit-log.js';
import type { Execution, OperationExecutor } from '../execution/execution.js';
import { isPersonal } from '../graphql/audit/audit-facts.js';
import { AuditRefusal } from '../graphql/audit/audit-refusal.js';
import type { Context, OperationRequest } from '../graphql/context.js';
import { type ErrorFormat, isFault } from '../graphql/errors/error-format.js';
import { failuresOf } from '../graphql/errors/failures-of.js';
import { OverloadRefusal } from '../graphql/errors/overload-refusal.js';
import { refusalError } from '../graphql/errors/refusal-error.js';
import { Deadline } from '../lib/deadline.js';
import type { Turns } from '../lib/turns.js';
import type { Admit } from '../operation/admit.js';
import { MAX_COERCION_ERRORS } from '../operation/coercion-errors.js';
import type { Failure } from '../operation/failure.js';
import type { Shedding } from '../operation/shedding.js';
import { UNOBSERVED } from '../reports/operation-observer.js';
import { executedEvents } from './executed-events.js';
import type { Subscribe, SubscriptionRequest } from './subscription.js';
import { SubscriptionFailure } from './subscription-failure.js';

/** The audit log, as subscriptions use it. */
export interface SubscriptionAudit {
  assureWritable(isForChange: boolean): Promise<void>;
  /**
   * Writes the line of one result.
   *
   * @throws {AuditUnavailableError} The result must not be sent then.
   */
  note(context: Context, hasData: boolean): Promise<void>;
}

export interface SubscribeOptions {
  readonly schema: GraphQLSchema;
  /** Executes events also in the threads of large reports. Null for graphql-js in this thread. */
  readonly executor: OperationExecutor | null;
  readonly admit: Admit;
  readonly isShed: Shedding;
  readonly errorFormat: ErrorFormat;
  readonly audit: SubscriptionAudit;
  /** Events are executed in turn. */
  readonly turns: Pick<Turns, 'next'>;
  readonly createContext: (request: OperationRequest) => Context;
  readonly onFailures: (failures: readonly Failure[], requestId: string) => void;
  /** Called with every unexpected error. Clients get no details of it. */
  readonly onFault: (error: unknown, requestId: string | null) => void;
}

type Party = Pick<SubscriptionRequest, 'requestId' | 'caller' | 'signal'>;

/** How a context ends. */
type ContextEnd = Pick<Context, 'limitTime' | 'signal'>;

/** The status of a refusal without one of its own. */
const REFUSED = 400;

/**
 * Admits subscriptions, and executes each of their events as an operation of its own: with its own loaders, deadline and audit line.
 */
export function createSubscribe({
  schema,
  executor,
  admit,
  isShed,
  errorFormat,
  audit,
  turns,
  createContext,
  onFailures,
  onFault,
}: SubscribeOptions): Subscribe {
  function formatted(
    errors: readonly GraphQLError[],
    { requestId, caller, signal }: Party,
  ): GraphQLFormattedError[] {
    if (!signal.aborted) {
      for (const error of errors.filter(isFault)) onFault(error.originalError ?? error, requestId);
    }
    return finished(
      errors.map((error) => errorFormat.format(error.toJSON(), error)),
      { requestId, caller, signal },
    );
  }

  function finished(
    errors: readonly GraphQLFormattedError[],
    { requestId, caller, signal }: Party,
  ): GraphQLFormattedError[] {
    const shown = errorFormat.finish(errors, requestId, caller);
    if (shown.length > 0 && !signal.aborted) onFailures(failuresOf(shown), requestId);
    return shown;
  }

  /** The source of the events has failed, such as by a token that was revoked meanwhile. */
  function failureOf(error: unknown, request: SubscriptionRequest): SubscriptionFailure {
    const formatted = errorFormat.format({ message: '' }, error);
    const isFaulty = formatted.extensions?.code === 'INTERNAL_SERVER_ERROR';
    if (isFaulty && !request.signal.aborted) onFault(error, request.requestId);
    return new SubscriptionFailure(finished([formatted], request));
  }

  function contextOf(request: SubscriptionRequest, { limitTime, signal }: ContextEnd): Context {
    const context = createContext({
      requestId: request.requestId,
      caller: request.caller,
      prepared: request.prepared,
      isTextSent: request.isTextSent,
      idempotencyKey: null,
      limitTime,
      signal,
      observer: UNOBSERVED,
    });
    if (executor === null) context.placement.pinToMainThread();
    return context;
  }

  return async (request) => {
    const { prepared, operationName, variables, caller, isTextSent, signal } = request;
    const operation = prepared.operation(operationName);
    if (operation?.kind !== 'subscription') throw new Error('Only subscriptions are subscribed to');
    const refuse = (errors: readonly GraphQLError[]) => ({
      kind: 'refused' as const,
      status: statusOf(errors),
      errors: formatted(errors, request),
    });

    const { analysis, refusal } = admit(prepared, operation, variables, caller.principal);
    const namesFields = isTextSent || caller.principal.scopes.has('schema:read');
    if (refusal !== null) return refuse([refusalError(refusal, operation.node, namesFields)]);
    if (isShed(operation.kind, analysis.size)) return refuse([new OverloadRefusal()]);
    // graphql-js expects one, and `@skip` may have removed it.
    if (analysis.size.rootFields !== 1) return refuse([requestFault('A subscription must select one field')]);
    const variableFaults = getVariableValues(schema, operation.node.variableDefinitions ?? [], variables, {
      maxErrors: MAX_COERCION_ERRORS,
    }).errors;
    if (variableFaults !== undefined) return refuse(variableFaults.map(asInputFault));
    const args = {
      schema,
      document: prepared.document,
      operationName,
      variableValues: variables,
      options: { maxCoercionErrors: MAX_COERCION_ERRORS },
    };
    const describe = (context: Context): Context => {
      context.needsInsights = analysis.needsInsights;
      context.record.name = operation.name;
      context.record.hash = prepared.auditHash;
      context.record.classes = analysis.classes;
      return context;
    };

    const source = await createSourceEventStream({
      ...args,
      // A subscription has no time limit.
      contextValue: describe(contextOf(request, { limitTime: () => {}, signal })),
    });
    if (!isStream(source)) return refuse(source.errors ?? []);

    async function executeEvent(event: unknown, contextValue: Context): Promise<Execution> {
      if (executor === null) {
        return { kind: 'data', result: await execute({ ...args, rootValue: event, contextValue }) };
      }
      return executor.execute({
        document: prepared.document,
        documentKey: prepared.hash,
        operationName,
        operation: operation?.node,
        variables,
        contextValue,
        rootValue: event,
      });
    }

    async function resultOf(event: unknown): Promise<FormattedExecutionResult> {
      await turns.next();
      const deadline = new Deadline(signal);
      deadline.limit(operation?.timeLimitMs ?? 0);
      const context = describe(
        contextOf(request, {
          limitTime: (limitMs) => deadline.limit(limitMs),
          signal: deadline.signal,
        }),
      );
      try {
        if (isPersonal(analysis.classes)) await audit.assureWritable(false);
        const execution = await executeEvent(event, context);
        if (execution.kind === 'bytes') {
          await audit.note(context, execution.hasData);
          if (execution.failures.length > 0 && !signal.aborted)
            onFailures(execution.failures, request.requestId);
          return JSON.parse(execution.body.toString()) as FormattedExecutionResult;
        }
        const { errors, ...rest } = execution.result;
        await audit.note(context, (rest.data ?? null) !== null);
        return errors === undefined ? rest : { ...rest, errors: formatted(errors, request) };
      } catch (error) {
        if (!(error instanceof AuditUnavailableError)) throw error;
        return { data: null, errors: formatted([new AuditRefusal()], request) };
      } finally {
        context.leases.release();
        deadline.clear();
      }
    }

    const events = executedEvents(source, {
      signal,
      resultOf,
      failureOf: (error) => failureOf(error, request),
    });
    return { kind: 'subscribed', events };
  };
}

function requestFault(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** Apollo Server gives the faults of variables this code; graphql-js gives them none. */
function asInputFault(error: GraphQLError): GraphQLError {
  const { message, nodes, originalError } = error;
  return new GraphQLError(message, {
    ...(nodes !== undefined && { nodes }),
    ...(originalError !== undefined && { originalError }),
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

function isStream(source: AsyncIterable<unknown> | ExecutionResult): source is AsyncIterable<unknown> {
  return Symbol.asyncIterator in source;
}

/** As for other operations: the status that an error asks for. */
function statusOf([first]: readonly GraphQLError[]): number {
  const http = first?.extensions.http as { readonly status?: number } | undefined;
  return http?.status ?? REFUSED;
}
