import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import type { Executor } from '../execution/executor.js';

type Gateway = ApolloServerOptionsWithGateway<BaseContext>['gateway'];

/**
 * An executor in the form in which Apollo Server takes another than graphql-js: as the gateway to a graph elsewhere. All
 * that comes before and after execution stays Apollo's.
 */
export function createGateway(executor: Executor): Gateway {
  const listeners = new Set<Parameters<Gateway['onSchemaLoadOrUpdate']>[0]>();
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      for (const listener of listeners) listener({ apiSchema: executor.schema, coreSupergraphSdl: '' });
      return {
        executor: ({ document, queryHash, operation, request, context }) =>
          executor.execute({
            document,
            documentKey: queryHash,
            operationName: request.operationName,
            operation,
            variables: request.variables,
            contextValue: context,
          }),
      };
    },
    async stop() {},
  };
}
