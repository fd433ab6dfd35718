import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { ExecutionResult } from 'graphql';
import type { OperationExecutor } from '../execution/execution.js';
import type { ApolloContext } from './apollo-context.js';

type Gateway = ApolloServerOptionsWithGateway<ApolloContext>['gateway'];

/** An executor as a gateway, the interface by which Apollo Server accepts a replacement for graphql-js. */
export function createGateway(executor: OperationExecutor): Gateway {
  const listeners = new Set<Parameters<Gateway['onSchemaLoadOrUpdate']>[0]>();
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      for (const listener of listeners) listener({ apiSchema: executor.schema, coreSupergraphSdl: '' });
      return {
        executor: async ({ document, queryHash, operation, request, context }) => {
          const execution = await executor.execute({
            document,
            documentKey: queryHash,
            operationName: request.operationName,
            operation,
            variables: request.variables,
            contextValue: context,
          });
          if (execution.kind === 'data') return execution.result;
          context.execution.rendered = execution;
          return PLACEHOLDER;
        },
      };
    },
    async stop() {},
  };
}

/** Apollo Server accepts only data. `createApollo` replaces the body that results from this. */
const PLACEHOLDER: ExecutionResult = { data: {} };
