import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context.js';
import { createAccessMemo } from './access-memo.js';
import { demandScopes } from './forbidden-error.js';

/** Nobody calls an operation so, and whoever does would fill the log with it, also with what is refused. */
const MAX_NAME_LENGTH = 128;

/**
 * Refuses an operation that selects what its caller may not see, as a whole and before its first resolver. Notes its name and
 * the classes of what it selects for whoever looks later, of a refused one too.
 */
export function createAccessPlugin(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  const accessOfOperation = createAccessMemo(schema);
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request, contextValue }) {
          // The document has none of that name: nothing is executed, and graphql-js says so.
          if (operation === undefined) return;
          const { record, caller } = contextValue;
          const required = accessOfOperation(document, operation, request.variables ?? {});
          record.name = operation.name?.value.slice(0, MAX_NAME_LENGTH) ?? null;
          record.classes = required.classes;
          demandScopes(required, caller.principal.scopes);
        },
      };
    },
  };
}
