import {
  type ApolloServerOptionsWithGateway,
  type ApolloServerPlugin,
  type GraphQLResponse,
  HeaderMap,
} from '@apollo/server';
import type { OperationExecutor } from '../execution/execution.js';
import type { ApolloContext } from './apollo-context.js';

type Gateway = ApolloServerOptionsWithGateway<ApolloContext>['gateway'];

/**
 * Has Apollo Server execute operations with an executor in place of graphql-js.
 *
 * The plugin starts each execution. When it results in bytes, Apollo Server skips its own execution: it would make objects that keep
 * the whole operation in memory until V8 collects the whole heap. Data and errors go on to the gateway, the interface by which
 * Apollo Server accepts a replacement for graphql-js, because Apollo Server knows their status.
 */
export function createExecution(executor: OperationExecutor): {
  readonly plugin: ApolloServerPlugin<ApolloContext>;
  readonly gateway: Gateway;
} {
  return { plugin: createPlugin(executor), gateway: createGateway(executor) };
}

function createPlugin(executor: OperationExecutor): ApolloServerPlugin<ApolloContext> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, queryHash, operation, request, contextValue }) {
          const { execution: record } = contextValue;
          try {
            if (queryHash === undefined) throw new Error('An operation was not hashed');
            const execution = await executor.execute({
              document,
              documentKey: queryHash,
              operationName: request.operationName,
              operation,
              variables: request.variables,
              contextValue,
            });
            if (execution.kind === 'bytes') {
              record.rendered = execution;
              return PLACEHOLDER;
            }
            record.result = () => execution.result;
          } catch (error) {
            record.result = () => {
              throw error;
            };
          }
          return null;
        },
      };
    },
  };
}

function createGateway({ schema }: OperationExecutor): Gateway {
  const listeners = new Set<Parameters<Gateway['onSchemaLoadOrUpdate']>[0]>();
  return {
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl: '' });
      return {
        executor: async ({ context: { execution } }) => {
          if (execution.result === null) throw new Error('The operation was not executed');
          return execution.result();
        },
      };
    },
    async stop() {},
  };
}

/** Apollo Server cannot pass bytes on. `createApollo` replaces the body that results from this. */
const PLACEHOLDER: GraphQLResponse = {
  http: { headers: new HeaderMap() },
  body: { kind: 'single', singleResult: { data: {} } },
};
