import type { ApolloServerPlugin } from '@apollo/server';
import { SeveralMutationsRefusal } from '../graphql/attempt/several-mutations-refusal.js';
import { isPersonal } from '../graphql/audit/audit-facts.js';
import { refuseUnaudited } from '../graphql/audit/audit-refusal.js';
import { type ErrorFormat, isFault } from '../graphql/errors/error-format.js';
import { failuresOf } from '../graphql/errors/failures-of.js';
import { OverloadRefusal } from '../graphql/errors/overload-refusal.js';
import { refusalError } from '../graphql/errors/refusal-error.js';
import type { Admit } from '../operation/admit.js';
import type { Shedding } from '../operation/shedding.js';
import type { ApolloContext } from './apollo-context.js';

export interface OperationPluginOptions {
  readonly admit: Admit;
  /** Whether an admitted operation is refused because the server is busy. */
  readonly isShed: Shedding;
  readonly errorFormat: ErrorFormat;
  /** Called with every unexpected error. Clients get no details of it. */
  readonly onFault: (error: unknown, requestId: string | null) => void;
}

/** The audit log truncates longer names, so that a client cannot fill it. */
const MAX_NAME_LENGTH = 128;

/** Admits the operation before its first resolver runs, by the rules of `operation/`, and formats its errors for the caller. */
export function createOperationPlugin({
  admit,
  isShed,
  errorFormat,
  onFault,
}: OperationPluginOptions): ApolloServerPlugin<ApolloContext> {
  return {
    async unexpectedErrorProcessingRequest({ error }) {
      onFault(error, null);
    },
    async requestDidStart() {
      return {
        async didResolveOperation({ operation: node, request, queryHash, contextValue }) {
          // The document has no operation of that name. graphql-js reports that.
          if (node === undefined) return;
          const { prepared, isTextSent, record, caller, placement, dependencies, assureAudit, limitTime } =
            contextValue;
          const { idempotencyKey } = contextValue;
          const operation = prepared?.operation(request.operationName) ?? null;
          if (prepared === null || operation === null || prepared.hash !== queryHash)
            throw new Error('An operation was not prepared');
          const { analysis, refusal } = admit(prepared, operation, request.variables ?? {}, caller.principal);
          record.name = operation.name?.slice(0, MAX_NAME_LENGTH) ?? null;
          record.hash = prepared.auditHash;
          record.classes = analysis.classes;
          record.kind = operation.kind;
          record.estimatedCost = analysis.size.cost;
          if (refusal !== null) {
            if (refusal.code === 'FORBIDDEN') record.decision = 'denied';
            throw refusalError(refusal, node, isTextSent || caller.principal.scopes.has('schema:read'));
          }
          const isMutation = operation.kind === 'mutation';
          if (isMutation && idempotencyKey !== null && analysis.size.rootFields > 1)
            throw new SeveralMutationsRefusal();
          // Every attempt to change something has a line, also when its response shows nothing of anybody.
          if (isMutation || isPersonal(analysis.classes))
            await assureAudit(isMutation).catch(refuseUnaudited);
          // Last, and nothing is awaited after it: the reads of an operation that is accepted here count for the next one.
          if (isShed(operation.kind, analysis.size)) throw new OverloadRefusal();
          limitTime(operation.timeLimitMs);
          if (operation.kind !== 'query') {
            placement.pinToMainThread();
            dependencies.markUncacheable();
          }
          contextValue.needsInsights = analysis.needsInsights;
        },
        async didEncounterErrors({ errors, contextValue: { signal, requestId } }) {
          // The client has disconnected, which made the reads fail.
          if (signal.aborted) return;
          for (const error of errors.filter(isFault)) onFault(error.originalError ?? error, requestId);
        },
        async willSendResponse({ response: { body }, contextValue: { execution, requestId, caller } }) {
          if (body.kind !== 'single') return;
          const { singleResult: result } = body;
          execution.hasData = (result.data ?? null) !== null;
          if (result.errors === undefined) return;
          result.errors = errorFormat.finish(result.errors, requestId, caller);
          execution.failures = failuresOf(result.errors);
        },
      };
    },
  };
}
